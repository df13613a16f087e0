import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as referrals } from '#referrals';
import { paths as story } from '#story';
import {
  BackLink,
  Badge,
  Beneath,
  ButtonGroup,
  ButtonLink,
  Details,
  H1,
  Link,
  P,
  Page,
  Table,
  Tag,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { CheckModel, CompareModel } from '../reads/index.ts';
import { URGENCIES } from '../rules.ts';
import { AnswerTag, BasisList, ClockCell, GivenList, Said, sayTiming } from './parts.tsx';

const Answer = ({ check }: { readonly check: CheckModel }) => {
  const { status, reply, clock } = check;
  if (reply)
    return (
      <>
        <AnswerTag answer={reply.answer} />
        <Beneath>{sayTiming(clock)}</Beneath>
      </>
    );
  if (status === 'withdrawn') return <Tag colour="grey">Withdrawn</Tag>;
  return (
    <>
      No answer yet
      <Beneath>
        <ClockCell clock={clock} />
      </Beneath>
    </>
  );
};

const Says = ({ check }: { readonly check: CheckModel }) => {
  const { reply, before, request, status, mayWithdraw } = check;
  if (reply)
    return (
      <>
        <Said reply={reply} />
        {before.length > 0 && (
          <Details summary="What they said before">
            {before.map((earlier) => (
              <div key={earlier.id}>
                <AnswerTag answer={earlier.answer} />
                <Said reply={earlier} />
              </div>
            ))}
          </Details>
        )}
      </>
    );
  if (status === 'withdrawn') return <Typed>{request.withdrawnWhy ?? ''}</Typed>;
  return mayWithdraw ? (
    <Link href={paths.withdraw(check.id)}>
      Withdraw<span class="govuk-visually-hidden"> the check of {request.asked}</span>
    </Link>
  ) : null;
};

const summed = ({ checks, answered, late }: CompareModel): string =>
  checks.length === 0 ? '' : `${answered} of ${checks.length} answered${late > 0 ? `, ${late} late` : ''}.`;

/** What each agency was asked and what it says, beside one another. */
export const ComparePage = ({ model, frame }: Shows<CompareModel>) => {
  const { contact, child } = model;
  const ask = contact ? paths.askAboutContact(contact.id) : child ? paths.askAboutChild(child.id) : null;
  return (
    <Page
      frame={frame}
      title="Agency checks"
      width="wide"
      before={
        contact ? (
          <BackLink href={referrals.contact(contact.id)}>Back to the contact</BackLink>
        ) : child ? (
          <BackLink href={story.story(child.id)}>Back to the child</BackLink>
        ) : undefined
      }
    >
      <H1 caption={contact ? `${model.name}, contact ${contact.reference}` : model.name}>Agency checks</H1>
      {child?.restricted && (
        <P>
          <Badge colour="red">Restricted</Badge>
        </P>
      )}
      {summed(model) && <P>{summed(model)}</P>}
      {model.mayAsk && ask !== null && (
        <ButtonGroup>
          <ButtonLink href={ask}>
            {model.checks.length === 0 ? 'Ask agencies' : 'Ask another agency'}
          </ButtonLink>
        </ButtonGroup>
      )}
      <Table
        caption="What agencies were asked and what they say"
        captionSize="hidden"
        rows={model.checks}
        empty={
          model.mayAsk
            ? 'No agency was asked. Ask those that may know the family, each only what you need to decide.'
            : 'No agency was asked about this child.'
        }
        columns={[
          {
            label: 'Agency',
            header: true,
            cell: ({ request }) => request.asked,
          },
          {
            label: 'What was asked',
            cell: ({ request }) => (
              <>
                <Typed>{request.question}</Typed>
                <Beneath>
                  {URGENCIES[request.urgency]}. {request.askedBy}, {sayInstant(request.askedAt)}
                </Beneath>
                <Details summary="What they were given, and why">
                  <GivenList request={request} />
                  <BasisList request={request} />
                </Details>
              </>
            ),
          },
          { label: 'Answer', cell: (check) => <Answer check={check} /> },
          { label: 'What they say', cell: (check) => <Says check={check} /> },
        ]}
      />
      {model.mayAsk && (
        <P small>
          <Link href={paths.lateness}>How agencies answer in time</Link>
        </P>
      )}
    </Page>
  );
};
