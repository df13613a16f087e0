import type { Shows } from '#http';
import { sayInstant, shortId } from '#kernel';
import { BackLink, H2, Link, P, SummaryList, Table, Typed } from '#ui';
import { paths } from '../paths.ts';
import type { EventModel } from '../reads/index.ts';
import { Refused, Targets } from './parts.tsx';
import { Shell } from './shell.tsx';

const Who = ({ model: { staff, post } }: { readonly model: EventModel }) => (
  <>
    {staff ? <Link href={paths.audit({ staff: staff.id })}>{staff.name}</Link> : 'The program'}
    {staff && !post && ', in no post'}
  </>
);

/** One row of the audit. */
export const EventPage = ({ model, frame }: Shows<EventModel>) => (
  <Shell
    frame={frame}
    section="list"
    title={model.says}
    caption="A row of the audit"
    before={<BackLink href={paths.audit()}>Everything</BackLink>}
  >
    <SummaryList
      rows={[
        { key: 'When', value: <time datetime={model.at}>{sayInstant(model.at)}</time> },
        { key: 'Who', value: <Who model={model} /> },
        {
          key: 'In the post of',
          value: model.post ? (
            <Link href={paths.audit({ post: model.post.id })}>
              {`${model.post.name}, ${model.post.organisation}`}
            </Link>
          ) : (
            'None'
          ),
        },
        {
          key: 'Outcome',
          value: model.outcome === 'refused' ? <Refused row={model} /> : 'Allowed',
        },
        { key: 'Purpose', value: model.purpose },
        ...(model.reason ? [{ key: 'Reason given', value: <Typed>{model.reason}</Typed> }] : []),
        ...(model.targets.length > 0
          ? [{ key: 'About', value: <Targets targets={model.targets} whole /> }]
          : []),
        { key: 'Name of the event', value: <span class="app-typed">{model.event}</span> },
        { key: 'Row', value: <span class="app-typed">{model.id}</span> },
        ...(model.requestId
          ? [{ key: 'Request', value: <span class="app-typed">{model.requestId}</span> }]
          : []),
        {
          key: 'Seal',
          value: model.seal ? (
            <span class="app-typed">
              {`Number ${model.seal.seq}, made on ${sayInstant(model.seal.at)}: ${model.seal.hash}`}
            </span>
          ) : (
            'Not sealed yet. Rows are sealed every minute.'
          ),
        },
      ]}
    />
    <H2>Children shown</H2>
    {model.subjects.length === 0 ? (
      <P>No child was shown.</P>
    ) : (
      <Table
        caption={model.subjects.length === 1 ? 'One child' : `${model.subjects.length} children`}
        captionSize="hidden"
        rows={model.subjects}
        empty=""
        columns={[
          {
            label: 'Child',
            header: true,
            cell: ({ child }) => <Link href={paths.child(child)}>{`Child ${shortId(child)}`}</Link>,
          },
          { label: 'Ground', cell: ({ says }) => says },
        ]}
      />
    )}
  </Shell>
);
