import { Checkboxes, type Field, type FormState, InsetText, List, P } from '#ui';
import type { WarningModel } from '../reads/index.ts';
import { ticked } from './parts.tsx';

/** What is warned of in words that are to be published: each is let stand by a tick, or the words change. */
export const Warnings = ({
  form,
  field,
  warnings,
  none,
}: {
  readonly form: FormState;
  readonly field: Field;
  readonly warnings: readonly WarningModel[];
  readonly none: string;
}) => {
  const never = warnings.filter((warning) => warning.never);
  const asked = warnings.filter((warning) => !warning.never);
  return (
    <>
      {warnings.length === 0 && <P>{none}</P>}
      {never.length > 0 && (
        <InsetText>
          <P>This is never published. Take it out of the words first:</P>
          <List items={never.map(({ words, why }) => `“${words}”: ${why}`)} />
        </InsetText>
      )}
      {asked.length > 0 && (
        <Checkboxes
          field={ticked(
            field,
            form,
            asked.map(({ key, words, why }) => ({ value: key, text: `“${words}”`, hint: why })),
          )}
          label="Tick what may be published all the same"
          hint="Nobody may be able to tell from it who a child is, alone or with what is known already"
        />
      )}
    </>
  );
};
