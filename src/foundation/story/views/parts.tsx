import { sayDay } from '#kernel';
import { Badge, ClockTag, Details, Link, List, SummaryList, Table } from '#ui';
import type { Involved, Line } from '../reads/index.ts';

/** A link on screen; on the edition to be printed its words alone, because an address on paper leads nowhere. */
export const Lead = ({
  href,
  printed,
  children,
}: {
  readonly href: string | null;
  readonly printed: boolean;
  readonly children: string;
}) =>
  href === null || href === '' || printed ? <span>{children}</span> : <Link href={href}>{children}</Link>;

const LastSeen = ({ day }: { readonly day: string | null }) =>
  day === null ? <>Not recorded</> : <time datetime={day}>{sayDay(day)}</time>;

/** Whom to ring: contact and not content. */
export const InvolvedTable = ({
  caption,
  rows,
  empty,
}: {
  readonly caption: string;
  readonly rows: readonly Involved[];
  readonly empty: string;
}) => (
  <Table
    caption={caption}
    captionSize="hidden"
    rows={rows}
    empty={empty}
    columns={[
      {
        label: 'Who',
        header: true,
        cell: ({ practitioner, lead }) => (
          <>
            {practitioner}
            {lead && (
              <>
                {' '}
                <Badge>Lead practitioner</Badge>
              </>
            )}
          </>
        ),
      },
      { label: 'Service', cell: ({ service, organisation }) => `${service}, ${organisation}` },
      { label: 'How to reach them', cell: ({ reach }) => reach },
      {
        label: 'Involved',
        cell: ({ since, until }) => (
          <>
            {until === null && 'Since '}
            <time datetime={since}>{sayDay(since)}</time>
            {until !== null && (
              <>
                {' to '}
                <time datetime={until}>{sayDay(until)}</time>
              </>
            )}
          </>
        ),
      },
      { label: 'Last saw the child', cell: ({ lastSeen }) => <LastSeen day={lastSeen} /> },
    ]}
  />
);

const Standing = ({
  line: { href, says, since, clock },
  printed,
}: {
  readonly line: Line;
  readonly printed: boolean;
}) => {
  const words = [says, since === null ? '' : `since ${sayDay(since)}`].filter(Boolean).join(', ');
  return (
    <>
      <Lead href={href} printed={printed}>
        {words}
      </Lead>
      {clock && (
        <>
          <p class="govuk-!-margin-top-1 govuk-!-margin-bottom-1">
            <ClockTag
              due={clock.due}
              state={clock.state}
              late={clock.late}
              unit={clock.unit}
              provisional={clock.provisional}
            />
          </p>
          {clock.why.length > 0 && (
            <Details summary="Why this date?" open={printed}>
              <List items={clock.why} />
            </Details>
          )}
        </>
      )}
    </>
  );
};

/** What is in force, or due: each with its page, and why that date. */
export const Lines = ({
  lines,
  none,
  printed,
}: {
  readonly lines: readonly Line[];
  readonly none: string;
  readonly printed: boolean;
}) =>
  lines.length === 0 ? (
    <p class="govuk-body">{none}</p>
  ) : (
    <SummaryList
      rows={lines.map((line) => ({ key: line.what, value: <Standing line={line} printed={printed} /> }))}
    />
  );
