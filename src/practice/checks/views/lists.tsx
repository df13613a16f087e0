import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Beneath, H1, Link, P, Page, PreviousNext, SubNavigation, Table, Tag } from '#ui';
import { paths } from '../paths.ts';
import type { AskedListModel, InboxModel } from '../reads/index.ts';
import { AnswerTag, ClockCell, sayTiming, UrgencyTag } from './parts.tsx';

const onward = (href: (page: number) => string, { page, more }: { page: number; more: boolean }) => (
  <PreviousNext previous={page > 1 ? href(page - 1) : undefined} next={more ? href(page + 1) : undefined} />
);

/** An agency's inbox: what waits for its answer, late first, and what it answered. */
export const InboxPage = ({ model, frame }: Shows<InboxModel>) => {
  const waiting = model.which === 'waiting';
  return (
    <Page frame={frame} title="Agency checks" width="wide">
      <H1>Agency checks for us</H1>
      <P>
        The front door asks what you know about a child, so that it can decide. Answer every request: that you
        know nothing, or that you refuse and why, is an answer too.
      </P>
      <SubNavigation
        label="Requests"
        items={[
          { label: 'Waiting for us', href: paths.inbox, current: waiting },
          { label: 'Answered or withdrawn', href: `${paths.inbox}?which=ended`, current: !waiting },
        ]}
      />
      <Table
        caption={waiting ? 'Requests that wait for an answer' : 'Requests that were answered or withdrawn'}
        captionSize="hidden"
        rows={model.requests}
        urgent={({ urgency }) => waiting && urgency === 'immediate'}
        empty={
          waiting
            ? 'Nothing waits for you. Requests appear here as soon as the front door sends them.'
            : 'You have not answered a request yet.'
        }
        columns={[
          {
            label: 'Child',
            header: true,
            cell: ({ id, about }) => <Link href={paths.request(id)}>{about}</Link>,
          },
          {
            label: 'Asked',
            cell: ({ asked, from, askedAt }) => (
              <>
                {asked}
                <Beneath>
                  by {from}, {sayInstant(askedAt)}
                </Beneath>
              </>
            ),
          },
          { label: 'How soon', cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
          {
            label: waiting ? 'Answer due' : 'Answer',
            cell: ({ clock, answer, withdrawn }) => (
              <>
                {answer ? <AnswerTag answer={answer} /> : withdrawn && <Tag colour="grey">Withdrawn</Tag>}
                {waiting ? <ClockCell clock={clock} /> : answer && <Beneath>{sayTiming(clock)}</Beneath>}
              </>
            ),
          },
        ]}
      />
      {onward((page) => `${paths.inbox}?which=${model.which}&page=${page}`, model)}
    </Page>
  );
};

/** What the front door asked and nobody has answered: whom to ring first. */
export const AskedListPage = ({ model, frame }: Shows<AskedListModel>) => (
  <Page frame={frame} title="Agency checks" width="wide">
    <H1>Agency checks that wait</H1>
    <P>
      What the front door asked and no agency has answered, what is late or due soonest first. Ask from the
      page of a contact or of a child.
    </P>
    <Table
      caption="Agency checks that wait for an answer"
      captionSize="hidden"
      rows={model.checks}
      urgent={({ clock }) => clock?.state === 'late'}
      empty="Every agency has answered."
      columns={[
        {
          label: 'Child',
          header: true,
          cell: ({ id, about }) => <Link href={paths.one(id)}>{about}</Link>,
        },
        { label: 'Agency', cell: ({ asked }) => asked },
        { label: 'How soon', cell: ({ urgency }) => <UrgencyTag urgency={urgency} /> },
        {
          label: 'Asked',
          cell: ({ askedAt, askedBy }) => (
            <>
              {sayInstant(askedAt)}
              <Beneath>{askedBy}</Beneath>
            </>
          ),
        },
        { label: 'Answer due', cell: ({ clock }) => <ClockCell clock={clock} /> },
      ]}
    />
    {onward((page) => `${paths.asked}?page=${page}`, model)}
    <P>
      <Link href={paths.lateness}>How agencies answer in time</Link>
    </P>
  </Page>
);
