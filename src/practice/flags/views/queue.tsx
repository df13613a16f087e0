import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  Badge,
  ClockTag,
  FilterLayout,
  fieldsOf,
  formOf,
  H1,
  Link,
  Page,
  PreviousNext,
  Radios,
  Select,
  Table,
} from '#ui';
import { QueueQuery, STATES } from '../forms.ts';
import { paths } from '../paths.ts';
import type { QueueModel } from '../reads/index.ts';
import { FLAG_KINDS, sayFlagKind } from '../rules/index.ts';
import { CameOfIt, StatusTag } from './parts.tsx';

const many = (count: number, one: string, several: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${several}`;

/** The flags of a team, by kind and state: what nobody acknowledged first. */
export const QueuePage = ({ model, frame, query }: Shows<QueueModel, QueueQuery>) => {
  const f = fieldsOf(QueueQuery, formOf(frame, query));
  const { kind, state, page } = model;
  const kinds = Object.entries(FLAG_KINDS).map(([value, { label }]) => ({
    value,
    text: label,
    chosen: value === kind,
  }));
  const asked = { ...(kind ? { kind } : {}), ...(state === 'waiting' ? {} : { state }) };
  return (
    <Page frame={frame} title="Flags" width="wide">
      <H1>Flags from partners</H1>
      <p class="govuk-body">
        {many(model.open, 'flag waits', 'flags wait')} for an answer, of which{' '}
        {many(model.unacknowledged, 'is', 'are')} not acknowledged. The most urgent come first, then the
        oldest.
      </p>
      {model.sends && (
        <p class="govuk-body">
          <Link href={paths.sent}>Flags that your organisation sent</Link>
        </p>
      )}
      <FilterLayout
        action={paths.queue}
        clearHref={paths.queue}
        selected={[
          ...(kind ? [{ label: sayFlagKind(kind), without: paths.queueOf({ ...asked, kind: '' }) }] : []),
          ...(state === 'waiting'
            ? []
            : [{ label: STATES[state], without: paths.queueOf({ ...asked, state: '' }) }]),
        ]}
        options={
          <>
            <Select field={{ ...f('kind'), items: kinds }} blank="Every kind" />
            <Radios field={f('state')} small />
          </>
        }
      >
        <Table
          caption={STATES[state]}
          captionSize="hidden"
          urgent={({ immediate, status }) => immediate && status === 'received'}
          columns={[
            {
              label: 'Child',
              header: true,
              cell: (row) => (
                <>
                  <Link href={paths.flag(row.id)}>{row.name}</Link>
                  {row.immediate && (
                    <>
                      {' '}
                      <Badge colour="red">Immediate</Badge>
                    </>
                  )}
                </>
              ),
            },
            { label: 'Kind', cell: (row) => sayFlagKind(row.kind) },
            { label: 'From', cell: ({ from }) => from },
            { label: 'Received', cell: ({ receivedAt }) => sayInstant(receivedAt) },
            { label: 'Stands', whole: true, cell: ({ status }) => <StatusTag status={status} /> },
            state === 'answered'
              ? { label: 'What came of it', cell: (row) => <CameOfIt line={row} /> }
              : { label: 'By when', cell: ({ clock }) => clock && <ClockTag {...clock} /> },
          ]}
          rows={model.flags}
          empty={
            state === 'answered'
              ? 'No flag was answered yet.'
              : 'No flag waits here. New ones appear as soon as they are sent.'
          }
        />
        <PreviousNext
          previous={page > 1 ? paths.queueOf({ ...asked, page: page - 1 }) : undefined}
          next={model.more ? paths.queueOf({ ...asked, page: page + 1 }) : undefined}
        />
      </FilterLayout>
    </Page>
  );
};
