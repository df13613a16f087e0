import { sayDay, sayTime } from '#kernel';
import { Beneath, Link, P, Table } from '#ui';
import { paths } from '../paths.ts';
import type { AgendaLine, MeetingModel, PersonOf } from '../reads/index.ts';
import { AnswerTag, ItemTitle, OpenToTag, sayAim, sayPart } from './parts.tsx';

/** The agenda as one post may see it. */
export const AgendaTable = ({ lines }: { readonly lines: readonly AgendaLine[] }) => (
  <Table
    caption="Agenda"
    rows={lines}
    empty="There is nothing on the agenda yet."
    columns={[
      {
        label: 'Item',
        header: true,
        cell: (line) => (
          <span id={`item-${line.id}`} class={`app-agenda-line--${line.depth}`}>
            {line.number} <ItemTitle line={line} />
            {line.supplement && <Beneath>Supplement: added after the agenda went out</Beneath>}
          </span>
        ),
      },
      { label: 'Time', whole: true, cell: ({ startsAt }) => sayTime(startsAt) },
      { label: 'Aim', cell: (line) => sayAim(line) },
      {
        label: 'Presented by',
        cell: ({ presenter }) => presenter || '–',
      },
      { label: 'Papers', numeric: true, cell: ({ papers, seen }) => (seen ? papers : '–') },
      { label: 'For', cell: ({ openTo }) => <OpenToTag openTo={openTo} /> },
    ]}
  />
);

/** What was promised to the body before, and is not done yet. */
export const BroughtTable = ({ brought: { lines, all } }: { readonly brought: MeetingModel['brought'] }) =>
  lines.length === 0 ? null : (
    <>
      <Table
        caption="Promised before and not yet discharged"
        empty="Nothing is outstanding."
        rows={lines}
        columns={[
          { label: 'What', header: true, cell: ({ what, href }) => <Link href={href}>{what}</Link> },
          { label: 'Owed by', cell: ({ owedBy }) => owedBy },
          {
            label: 'By when',
            whole: true,
            cell: ({ due, late }) => (
              <>
                {sayDay(due)}
                {late && <Beneath>Late</Beneath>}
              </>
            ),
          },
          { label: 'Stands', cell: ({ stands }) => stands },
        ]}
      />
      {all && (
        <P>
          <Link href={all}>See everything that is outstanding</Link>
        </P>
      )}
    </>
  );

/** Who is called, and what they answered. */
export const PeopleTable = ({
  people,
  change,
}: {
  readonly people: readonly PersonOf[];
  readonly change?: boolean;
}) => (
  <Table
    caption="People"
    rows={people}
    empty="Nobody is on the list yet."
    columns={[
      {
        label: 'Name',
        header: true,
        cell: ({ id, name, title, organisation }) => (
          <>
            {change ? <Link href={paths.person(id)}>{name}</Link> : name}
            <Beneath>
              {title}, {organisation}
            </Beneath>
          </>
        ),
      },
      { label: 'As', cell: (person) => sayPart(person) },
      {
        label: 'Answer',
        cell: (person) => (
          <>
            <AnswerTag person={person} />
            {person.said && <Beneath>{person.said}</Beneath>}
          </>
        ),
      },
    ]}
  />
);
