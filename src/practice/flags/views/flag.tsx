import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as referrals } from '#referrals';
import { paths as story } from '#story';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  H1,
  H2,
  Link,
  NotificationBanner,
  P,
  Page,
  SummaryList,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { FlagModel } from '../reads/index.ts';
import { DONE, sayFlagKind, TOLD } from '../rules/index.ts';
import { Clock, Sent, StatusTag } from './parts.tsx';

const Buttons = ({ model, form }: Pick<Shows<FlagModel>, 'model' | 'form'>) => {
  const { id } = model.flag;
  const open = (act: string) => model.acts.includes(act);
  const first = open('acknowledge');
  return (
    <>
      {first && (
        <Form state={form} action={paths.acknowledge(id)}>
          <Button>Acknowledge</Button>
        </Form>
      )}
      {(open('answer') || open('identify') || open('raise')) && (
        <ButtonGroup>
          {open('answer') && (
            <ButtonLink href={paths.answer(id)} kind={first ? 'secondary' : undefined}>
              Say what was done
            </ButtonLink>
          )}
          {open('raise') && (
            <ButtonLink href={paths.raise(id)} kind="secondary">
              Raise a contact from it
            </ButtonLink>
          )}
          {open('identify') && (
            <ButtonLink href={paths.identify(id)} kind="secondary">
              {model.person ? 'Change which child this is' : 'Say which child this is'}
            </ButtonLink>
          )}
        </ButtonGroup>
      )}
    </>
  );
};

/** What the receiver knows beside the flag. */
const Standing = ({ model }: { model: FlagModel }) => (
  <>
    <H2>How it stands</H2>
    <SummaryList
      plain
      rows={[
        { key: 'Status', value: <StatusTag status={model.status} /> },
        {
          key: 'By whom',
          value: model.acknowledged
            ? `${model.acknowledged.by}, ${sayInstant(model.acknowledged.at)}`
            : 'Nobody yet',
        },
        {
          key: 'Child',
          value: model.person ? (
            <>
              <Link href={story.story(model.person.id)}>{`${model.person.name}, ${model.person.about}`}</Link>
              {model.foundByNumber && ' (NHS number and date of birth agree)'}
            </>
          ) : (
            'Nobody has said yet which child this is'
          ),
        },
      ]}
    />
  </>
);

const Decision = ({ decision }: Pick<FlagModel, 'decision'>) =>
  decision && (
    <>
      <h2 class="govuk-heading-m">What was done</h2>
      <SummaryList
        rows={[
          { key: 'Done', value: DONE[decision.done].label },
          { key: 'Why', value: <Typed>{decision.reason}</Typed> },
          { key: 'By', value: `${decision.by}, ${decision.organisation}, ${sayInstant(decision.at)}` },
          ...(decision.submission
            ? [
                {
                  key: 'Contact',
                  value: <Link href={referrals.receipt(decision.submission)}>Open its receipt</Link>,
                },
              ]
            : []),
        ]}
      />
    </>
  );

/** One flag: to its sender, what was sent and what came of it; to its receiver, what to do about it. */
export const FlagPage = ({ model, form, frame }: Shows<FlagModel>) => {
  const { flag, outcome, acknowledged } = model;
  return (
    <Page
      frame={frame}
      title={`Flag ${flag.reference}`}
      faults={form.faults}
      before={
        <BackLink href={model.receives ? paths.queue : paths.sent}>
          {model.receives ? 'Back to flags' : 'Back to the flags you sent'}
        </BackLink>
      }
    >
      <H1 caption={`${sayFlagKind(flag.kind)}, flag ${flag.reference}`}>{model.name}</H1>
      {flag.urgency === 'immediate' && model.status !== 'answered' && (
        <WarningText>The sender says that a child may come to harm today.</WarningText>
      )}
      {model.raised.map(({ what, at }) => (
        <WarningText key={what}>{`${what}. Raised on ${sayInstant(at)}.`}</WarningText>
      ))}
      {outcome && (
        <NotificationBanner title="Outcome">
          <p class="govuk-notification-banner__heading">{TOLD[outcome.told]}</p>
          {outcome.message && <Typed>{outcome.message}</Typed>}
          <p class="govuk-body">{sayInstant(outcome.at)}</p>
        </NotificationBanner>
      )}
      {!model.receives && !outcome && (
        <p class="govuk-body">
          {acknowledged
            ? `${acknowledged.organisation} acknowledged it on ${sayInstant(acknowledged.at)}.`
            : 'Nobody has acknowledged it yet. It is raised by itself when the time limit passes.'}
        </p>
      )}
      {model.status === 'received' && (
        <Clock clock={model.clocks.acknowledgement} words="To be acknowledged" />
      )}
      {model.status === 'acknowledged' && <Clock clock={model.clocks.outcome} words="To be answered" />}
      <Buttons model={model} form={form} />
      <TwoThirds aside={model.receives && <Standing model={model} />}>
        <Decision decision={model.decision} />
        <Sent flag={flag} />
      </TwoThirds>
      <P small>
        <Link href={oversight.why(flag.id)}>Why can I see this?</Link>
      </P>
    </Page>
  );
};
