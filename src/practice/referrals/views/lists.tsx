import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  Badge,
  Beneath,
  ButtonGroup,
  ButtonLink,
  ClockTag,
  H1,
  Link,
  Page,
  Pagination,
  PreviousNext,
  Table,
  Tag,
} from '#ui';
import { paths } from '../paths.ts';
import type { QueueModel, SentModel } from '../reads/index.ts';
import { UrgencyTag } from './parts.tsx';

/** The front door's queue, with the clock on each line. */
export const QueuePage = ({ model, frame }: Shows<QueueModel>) => (
  <Page frame={frame} title="Front door" width="wide">
    <H1 caption={model.teams.join(', ')}>Contacts waiting</H1>
    <p class="govuk-body">
      {model.total === 1 ? '1 contact waits' : `${model.total.toLocaleString('en-GB')} contacts wait`} for a
      decision. A child in danger comes first, then the most urgent, then the oldest.
    </p>
    <ButtonGroup>
      <ButtonLink href={paths.raise} kind="secondary">
        Take down a worry from a caller
      </ButtonLink>
    </ButtonGroup>
    <Table
      caption="Contacts waiting"
      captionSize="hidden"
      urgent={({ immediateRisk }) => immediateRisk}
      columns={[
        {
          label: 'Child',
          header: true,
          cell: (row) => (
            <>
              <Link href={paths.contact(row.id)}>{row.name}</Link>
              {row.immediateRisk && (
                <>
                  {' '}
                  <Badge colour="red">In danger</Badge>
                </>
              )}
            </>
          ),
        },
        { label: 'From', cell: ({ from, source }) => (from ? `${from} (${source})` : source) },
        { label: 'Received', cell: ({ receivedAt }) => sayInstant(receivedAt) },
        { label: 'Urgency', cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
        {
          label: 'Status',
          whole: true,
          cell: ({ status, takenBy, mine }) => (
            <>
              <Tag colour={mine ? 'blue' : 'grey'}>{mine ? 'Yours' : status}</Tag>
              {!mine && takenBy && <Beneath>{takenBy}</Beneath>}
            </>
          ),
        },
        {
          label: 'Decision due',
          cell: ({ clock }) =>
            clock && (
              <ClockTag
                due={clock.due}
                state={clock.state}
                late={clock.late}
                provisional={clock.provisional}
              />
            ),
        },
      ]}
      rows={model.contacts}
      empty="Nothing waits. New contacts appear here as soon as they are sent."
    />
    {model.pages > 1 && (
      <Pagination page={model.page} pages={model.pages} href={(page) => `${paths.queue}?page=${page}`} />
    )}
  </Page>
);

/** What was sent and what came of it. */
export const SentPage = ({ model, frame }: Shows<SentModel>) => (
  <Page frame={frame} title="Sent" width="wide">
    <H1>Worries you sent</H1>
    <ButtonGroup>
      <ButtonLink href={paths.raise}>Raise a worry about a child</ButtonLink>
      <ButtonLink href={paths.consider} kind="secondary">
        Record a referral you considered
      </ButtonLink>
    </ButtonGroup>
    {model.considered > 0 && (
      <p class="govuk-body">
        <Link href={paths.consideredList}>{`Referrals considered and not made (${model.considered})`}</Link>
      </p>
    )}
    <Table
      caption="Contacts sent by your organisation that you may see"
      captionSize="hidden"
      columns={[
        { label: 'Child', header: true, cell: (row) => <Link href={paths.contact(row.id)}>{row.name}</Link> },
        { label: 'Reference', whole: true, cell: ({ reference }) => reference },
        { label: 'Sent', cell: ({ sentAt, by }) => `${sayInstant(sentAt)} by ${by}` },
        {
          label: 'What came of it',
          cell: ({ outcome, toldAt, clock }) =>
            outcome && toldAt ? (
              <>
                {outcome}
                <Beneath>{sayInstant(toldAt)}</Beneath>
              </>
            ) : (
              clock && (
                <ClockTag
                  due={clock.due}
                  state={clock.state}
                  late={clock.late}
                  provisional={clock.provisional}
                />
              )
            ),
        },
      ]}
      rows={model.contacts}
      empty="You have not sent anything yet. When you are worried about a child, raise it here: it takes minutes."
    />
    <PreviousNext
      previous={model.page > 1 ? `${paths.sent}?page=${model.page - 1}` : undefined}
      next={model.more ? `${paths.sent}?page=${model.page + 1}` : undefined}
    />
  </Page>
);
