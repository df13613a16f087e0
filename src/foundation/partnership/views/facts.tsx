import { type Day, sayDay } from '#kernel';
import { Details, H2, Link, P, Tag, Timeline } from '#ui';
import { paths } from '../paths.ts';
import type { ChangeLine, PostLine, Seat } from '../reads/index.ts';
import { type Standing, sayCapacity, standings } from '../rules/index.ts';

interface PeriodProps {
  readonly from: Day;
  readonly until: Day | null;
  readonly standing: Standing;
}

/** From when to when, with how it stands today where that is not "in force". */
export const Days = ({ from, until, standing }: PeriodProps) => (
  <>
    {until === null && 'From '}
    <time datetime={from}>{sayDay(from)}</time>
    {until !== null && (
      <>
        {' to '}
        <time datetime={until}>{sayDay(until)}</time>
      </>
    )}
    {standing !== 'inForce' && (
      <>
        {' '}
        <Tag colour={standing === 'notBegun' ? 'blue' : 'grey'}>{standings[standing]}</Tag>
      </>
    )}
  </>
);

const sayField = ({ label, before, after }: ChangeLine['fields'][number]): string => {
  if (before === '') return `${label}: ${after}`;
  return after === '' ? `${label}: ${before}, taken away` : `${label}: from ${before} to ${after}`;
};

const ChangeTimeline = ({ changes }: { readonly changes: readonly ChangeLine[] }) => (
  <Timeline
    level={3}
    items={changes.map(({ at, by, what, fields }) => ({
      title: what,
      by: by ?? 'the program, when the partnership was set up',
      at,
      children: (
        <ul class="govuk-list">
          {fields.map((field) => (
            <li key={field.label}>{sayField(field)}</li>
          ))}
        </ul>
      ),
    }))}
  />
);

const SHOWN_AT_ONCE = 3;

/** Who changed what, the newest first; the earlier changes fold away. */
export const Changes = ({ changes }: { readonly changes: readonly ChangeLine[] }) => {
  const earlier = changes.slice(SHOWN_AT_ONCE);
  return (
    <section>
      <H2>Who changed what</H2>
      {changes.length === 0 ? (
        <P>Nothing has been changed.</P>
      ) : (
        <ChangeTimeline changes={changes.slice(0, SHOWN_AT_ONCE)} />
      )}
      {earlier.length > 0 && (
        <Details summary={`Earlier changes (${earlier.length})`}>
          <ChangeTimeline changes={earlier} />
        </Details>
      )}
    </section>
  );
};

/** The columns of posts that lists share. */
export const postColumns = {
  who: {
    label: 'Name',
    header: true,
    cell: ({ staff }: PostLine) => <Link href={paths.staffMember(staff.id)}>{staff.name}</Link>,
  },
  title: {
    label: 'Post',
    cell: ({ id, title }: PostLine) => <Link href={paths.post(id)}>{title}</Link>,
  },
  role: { label: 'Role', cell: ({ roleLabel }: PostLine) => roleLabel },
  place: {
    label: 'Organisation',
    cell: ({ organisation, body }: PostLine) => (
      <>
        <Link href={paths.organisation(organisation.id)}>{organisation.name}</Link>
        {body && (
          <>
            <br />
            <Link href={paths.body(body.id)}>{body.name}</Link>
          </>
        )}
      </>
    ),
  },
  days: { label: 'Days', cell: (post: PostLine) => <Days {...post} /> },
} as const;

/** The columns of seats that lists share. */
export const seatColumns = {
  capacity: { label: 'Capacity', cell: ({ capacity }: Seat) => sayCapacity(capacity) },
  organisation: {
    label: 'For',
    cell: ({ organisation }: Seat) => (
      <Link href={paths.organisation(organisation.id)}>{organisation.name}</Link>
    ),
  },
  days: { label: 'Days', cell: (seat: Seat) => <Days {...seat} /> },
  end: {
    label: 'Change',
    cell: ({ id, acts, staff, body }: Seat) =>
      acts.length === 0 ? (
        'None'
      ) : (
        <Link href={paths.endRepresentation(id)}>
          {acts.includes('end') ? 'End' : 'Change the last day'}
          <span class="govuk-visually-hidden">
            {' '}
            of {staff.name} on {body.name}
          </span>
        </Link>
      ),
  },
} as const;
