import { Link, WarningText } from '#ui';
import { paths } from '../paths.ts';
import type { NumberWarning } from '../reads/index.ts';

/** What may be wrong with a person's numbers: told, and nothing is held up by it. */
export const NumberWarnings = ({ warnings }: { readonly warnings: readonly NumberWarning[] }) => (
  <>
    {warnings.map(({ says, people }) => (
      <WarningText key={says}>
        {says}
        {people.map(({ id, name }, index) => (
          <span key={id}>
            {index === 0 ? ' ' : ', '}
            <Link href={paths.person(id)}>{name}</Link>
          </span>
        ))}
      </WarningText>
    ))}
  </>
);
