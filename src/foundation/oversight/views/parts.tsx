import { shortId } from '#kernel';
import { Beneath, Link, Tag } from '#ui';
import type { EventLine, EventModel } from '../reads/index.ts';
import { sayRefusal } from '../rules.ts';

/** What an act was about: led to where the reader of the audit may see it. */
export const Targets = ({
  targets,
  whole,
}: {
  readonly targets: EventLine['targets'];
  /** With whole ids, on a page of its own. */
  readonly whole?: boolean | undefined;
}) => (
  <>
    {targets.map(({ label, value, href, isId }) => (
      <Beneath key={`${label}${value}`}>
        {label.replace(/^./, (letter) => letter.toUpperCase())}:{' '}
        {href ? <Link href={href}>{value}</Link> : isId && !whole ? shortId(value) : value}
      </Beneath>
    ))}
  </>
);

/** That something was refused, and why as far as the audit keeps it. */
export const Refused = ({ row: { outcome, detail } }: { readonly row: EventLine | EventModel }) =>
  outcome === 'refused' ? (
    <div>
      <Tag colour="red">Refused</Tag>
      <Beneath>{sayRefusal(detail)}</Beneath>
    </div>
  ) : null;
