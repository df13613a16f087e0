import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import {
  BackLink,
  Button,
  Checkbox,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { AnswerForm, AtRiskForm, LearnForm, ReplyForm, WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DisagreementModel } from '../reads/index.ts';
import { ENDINGS, endingsAt, isReply, LAST_STAGE, REPLY_WORDS } from '../rules/index.ts';
import { By, InDanger, Turn } from './parts.tsx';

interface FrameOfAct extends Pick<Shows<DisagreementModel>, 'model' | 'form' | 'frame'> {
  readonly title: string;
  readonly to: (id: string) => string;
  readonly button: string;
  readonly before?: ComponentChildren;
  readonly danger?: boolean;
  readonly children: ComponentChildren;
}

const ActPage = ({ model, form, frame, title, to, button, before, danger, children }: FrameOfAct) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.one(model.id)}>Back to the disagreement</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`Professional disagreement ${model.reference}`}>{title}</H1>
      {danger && <InDanger />}
      {before}
      <Form state={form} action={to(model.id)}>
        {children}
        <Button>{button}</Button>
      </Form>
    </TwoThirds>
  </Page>
);

const Raised = ({ model }: { readonly model: DisagreementModel }) => (
  <InsetText>
    <P>{`${model.raisedBy.organisation}, ${model.raisedBy.name}, ${model.raisedBy.post}, disagrees with:`}</P>
    <Typed>{model.about}</Typed>
    <P>They think that this should happen instead:</P>
    <Typed>{model.wanted}</Typed>
    <P>Because:</P>
    <Typed>{model.why}</Typed>
  </InsetText>
);
const LastReply = ({ model }: { readonly model: DisagreementModel }) => {
  const reply = model.stages
    .flatMap(({ steps }) => steps)
    .filter(({ step }) => step === 'replied')
    .at(-1);
  return reply ? (
    <InsetText>
      <P>
        {`${reply.by.name}, ${reply.by.post}, ${reply.by.organisation}: ${
          reply.verdict && isReply(reply.verdict) ? REPLY_WORDS[reply.verdict].toLowerCase() : ''
        }`}
      </P>
      <Typed>{reply.said}</Typed>
    </InsetText>
  ) : null;
};

/** The reply of those who are asked at this stage. */
export const ReplyPage = ({ model, form, frame }: Shows<DisagreementModel>) => {
  const f = fieldsOf(ReplyForm, form);
  return (
    <ActPage
      model={model}
      form={form}
      frame={frame}
      title="Reply to this disagreement"
      to={paths.reply}
      button="Send your reply"
      danger={model.immediateRisk}
      before={
        <>
          <p class="govuk-body">
            <By clock={model.clock} />
          </p>
          <Raised model={model} />
          {model.stage >= LAST_STAGE && (
            <P>
              The delegated safeguarding partners decide at this stage. Ask yours, agree it with the others,
              and say below who decided and when.
            </P>
          )}
        </>
      }
    >
      <Turn turn={model.turn} />
      <Radios field={f('verdict')} />
      <TextArea field={f('said')} rows={6} />
    </ActPage>
  );
};

/** What whoever raised it makes of the reply. */
export const AnswerPage = ({ model, form, frame }: Shows<DisagreementModel>) => {
  const f = fieldsOf(AnswerForm, form);
  const ending = f('ending');
  const items = endingsAt(model.stage).map((each) => ({
    value: each,
    text: ENDINGS[each],
    chosen: each === ending.value,
  }));
  return (
    <ActPage
      model={model}
      form={form}
      frame={frame}
      title="Is this resolved?"
      to={paths.answer}
      button="Save your answer"
      before={
        <>
          <LastReply model={model} />
          <P>
            {model.stage >= LAST_STAGE
              ? 'The safeguarding partners have decided. There is no stage above them.'
              : 'If it is not resolved it goes to the next stage now.'}
          </P>
        </>
      }
    >
      <Turn turn={model.turn} />
      <Radios field={f('resolved')} />
      <Select field={{ ...ending, items }} blank="Choose where it is resolved" />
      <TextArea field={f('said')} rows={5} />
    </ActPage>
  );
};

/** That a child is at immediate risk now. */
export const AtRiskPage = ({ model, form, frame }: Shows<DisagreementModel>) => (
  <ActPage
    model={model}
    form={form}
    frame={frame}
    title="A child is at immediate risk"
    to={paths.atRisk}
    button="Take it to their designated leads now"
    danger
  >
    <Turn turn={model.turn} />
    <TextArea field={fieldsOf(AtRiskForm, form)('said')} rows={5} />
  </ActPage>
);

/** Why it is taken back. */
export const WithdrawPage = ({ model, form, frame }: Shows<DisagreementModel>) => (
  <ActPage
    model={model}
    form={form}
    frame={frame}
    title="Withdraw this disagreement"
    to={paths.withdraw}
    button="Withdraw it"
  >
    <Turn turn={model.turn} />
    <TextArea field={fieldsOf(WithdrawForm, form)('said')} rows={5} />
  </ActPage>
);

/** What the partnership should learn, without names. */
export const LearnPage = ({ model, form, frame }: Shows<DisagreementModel>) => {
  const f = fieldsOf(LearnForm, form);
  const asked = form.faults.some(({ field }) => field === 'namesNobody');
  return (
    <ActPage
      model={model}
      form={form}
      frame={frame}
      title="What was learned"
      to={paths.learn}
      button="Send it to the partnership"
      before={
        <P>
          The partnership’s business unit, scrutineer and boards read this beside others of its theme, without
          the disagreement that it came from.
        </P>
      }
    >
      <TextArea field={f('said')} rows={6} />
      {asked && <Checkbox field={f('namesNobody')} />}
    </ActPage>
  );
};
