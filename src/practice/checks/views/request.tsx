import type { Shows } from '#http';
import { BackLink, ButtonGroup, ButtonLink, H1, H2, InsetText, Page, Timeline, TwoThirds, Typed } from '#ui';
import { paths } from '../paths.ts';
import type { AskedModel } from '../reads/index.ts';
import { ANSWERED } from '../rules.ts';
import { BasisList, Clock, GivenList, Said, UrgencyTag } from './parts.tsx';

/** A request before whoever was asked: what, why, by when, what they were given to search by, and what they answered. */
export const RequestPage = ({ model, frame }: Shows<AskedModel>) => {
  const { request, replies, acts } = model;
  return (
    <Page
      frame={frame}
      title="Request for an agency check"
      before={<BackLink href={paths.inbox}>Back to agency checks</BackLink>}
    >
      <H1 caption={`For ${request.asked}`}>{`What do you know about ${request.about}?`}</H1>
      <p class="govuk-body">
        <UrgencyTag urgency={request.urgency} />
      </p>
      <Clock clock={model.clock} />
      {request.withdrawnWhy !== null && (
        <InsetText>
          The front door needs no answer any more. <Typed>{request.withdrawnWhy}</Typed>
        </InsetText>
      )}
      <ButtonGroup>
        {acts.includes('reply') && <ButtonLink href={paths.reply(request.id)}>Answer</ButtonLink>}
        {acts.includes('correct') && (
          <ButtonLink href={paths.reply(request.id)} kind="secondary">
            Correct our answer
          </ButtonLink>
        )}
      </ButtonGroup>
      <TwoThirds>
        {replies.length > 0 && (
          <>
            <H2>What we answered</H2>
            <Timeline
              level={3}
              items={replies.toReversed().map((reply) => ({
                title: ANSWERED[reply.answer],
                by: reply.by,
                at: reply.at,
                children: <Said reply={reply} />,
              }))}
            />
          </>
        )}
        <H2>What is asked</H2>
        <Typed>{request.question}</Typed>
        <H2>What you are given to search by</H2>
        <GivenList request={request} />
        <H2>Why you are asked</H2>
        <BasisList request={request} />
      </TwoThirds>
    </Page>
  );
};
