import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as oversight } from '#oversight';
import { paths as story } from '#story';
import {
  BackLink,
  ButtonGroup,
  ButtonLink,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  SummaryList,
  Tag,
  Timeline,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { DisagreementModel } from '../reads/index.ts';
import { type Act, ENDINGS, isEnding, isReply, LAST_STAGE, REPLY_WORDS, THEMES } from '../rules/index.ts';
import { By, StatusTag } from './parts.tsx';

const LINKS: readonly { act: Act; words: string; to: (id: string) => string; main?: boolean }[] = [
  { act: 'reply', words: 'Reply', to: paths.reply, main: true },
  { act: 'answer', words: 'Say whether this is resolved', to: paths.answer, main: true },
  { act: 'learn', words: 'Say what was learned', to: paths.learn, main: true },
  { act: 'atRisk', words: 'A child is at immediate risk', to: paths.atRisk },
  { act: 'withdraw', words: 'Withdraw it', to: paths.withdraw },
];

const who = ({ name, post, organisation }: { name: string; post: string; organisation: string }): string =>
  [name, post, organisation].filter(Boolean).join(', ');

type Stage = DisagreementModel['stages'][number];
type Step = Stage['steps'][number];

const reached = ({ stage, name, because }: Stage): string => {
  const at = `Stage ${stage}: ${name.toLowerCase()}`;
  if (because === 'raised') return `Raised. ${at}`;
  if (because === 'silence') return `Silence: nobody replied in time, so it went on by itself. ${at}`;
  if (because === 'immediateRisk') return `A child at immediate risk: straight to ${at.toLowerCase()}`;
  return `Not resolved. ${at}`;
};
const told = ({ step, verdict }: Step): string => {
  if (step === 'replied')
    return `Reply: ${verdict && isReply(verdict) ? REPLY_WORDS[verdict].toLowerCase() : ''}`;
  if (step === 'notResolved') return 'Not resolved';
  if (step === 'atRisk') return 'A child is at immediate risk';
  return `Ended: ${verdict && isEnding(verdict) ? ENDINGS[verdict].toLowerCase() : ''}`;
};

/** Every stage with what was said there, in order. */
const History = ({ stages }: Pick<DisagreementModel, 'stages'>) => (
  <>
    <H2>What has happened</H2>
    <Timeline
      level={3}
      items={stages.flatMap((stage) => [
        {
          title: reached(stage),
          ...(stage.by === null ? {} : { by: who(stage.by) }),
          at: stage.at,
          children: (
            <p class="govuk-body-s">
              {stage.silent && stage.clock ? (
                <>
                  <Tag colour="red">No reply</Tag> by {sayDay(stage.clock.due)}
                </>
              ) : (
                <By clock={stage.clock} />
              )}
            </p>
          ),
        },
        ...stage.steps.map((step) => ({
          title: told(step),
          by: who(step.by),
          at: step.at,
          children: <Typed>{step.said}</Typed>,
        })),
      ])}
    />
  </>
);

const Standing = ({ model }: { readonly model: DisagreementModel }) => (
  <SummaryList
    rows={[
      { key: 'Stands', value: <StatusTag status={model.status} /> },
      { key: 'Stage', value: `${model.stage} of ${LAST_STAGE}: ${model.stageName.toLowerCase()}` },
      ...(model.status === 'waiting'
        ? [
            {
              key: 'Waits for',
              value: `${model.askedNow.charAt(0).toUpperCase()}${model.askedNow.slice(1)}`,
            },
            { key: 'Reply by', value: <By clock={model.clock} explained /> },
          ]
        : []),
      ...(model.partners.length > 0
        ? [
            {
              key: 'Partners’ leads',
              value: model.partners.map((partner) => <div key={who(partner)}>{who(partner)}</div>),
            },
          ]
        : []),
      { key: 'About', value: THEMES[model.theme] },
      ...(model.person
        ? [{ key: 'Child', value: <Link href={story.story(model.person.id)}>{model.person.name}</Link> }]
        : []),
      ...(model.aboutRecord
        ? [{ key: 'Decision', value: <Link href={model.aboutRecord.href}>{model.aboutRecord.label}</Link> }]
        : []),
      { key: 'Raised by', value: `${who(model.raisedBy)}, ${sayInstant(model.raisedAt)}` },
      { key: 'With', value: model.decider },
    ]}
  />
);

/** One disagreement. */
export const OnePage = ({ model, frame, form }: Shows<DisagreementModel>) => {
  const open = LINKS.filter(({ act }) => model.acts.includes(act));
  const main = open.find((link) => link.main)?.act;
  return (
    <Page
      frame={frame}
      title={`Professional disagreement ${model.reference}`}
      faults={form.faults}
      before={<BackLink href={paths.list}>Professional disagreements</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`Professional disagreement ${model.reference}`}>
          {`${model.raisedBy.organisation} disagrees with ${model.decider}`}
        </H1>
        {model.immediateRisk && model.status !== 'ended' && (
          <WarningText>
            A child is said to be at immediate risk. Call 999 if nobody has, and ring the front door.
          </WarningText>
        )}
        <Standing model={model} />
        {open.length > 0 && (
          <ButtonGroup>
            {open.map(({ act, words, to }) => (
              <ButtonLink href={to(model.id)} kind={act === main ? undefined : 'secondary'} key={act}>
                {words}
              </ButtonLink>
            ))}
          </ButtonGroup>
        )}
        <H2>What is disagreed with</H2>
        <Typed>{model.about}</Typed>
        <H2>What should happen instead</H2>
        <Typed>{model.wanted}</Typed>
        <H2>Why</H2>
        <Typed>{model.why}</Typed>
        <History stages={model.stages} />
        {model.learning.length > 0 && (
          <>
            <H2>What was learned</H2>
            {model.learning.map((each) => (
              <InsetText key={each.id}>
                <Typed>{each.said}</Typed>
                <P small>{who(each.by)}. The partnership reads this without the disagreement it came from.</P>
              </InsetText>
            ))}
          </>
        )}
        <P small>
          <Link href={oversight.why(model.id)}>Why can I see this?</Link>
        </P>
      </TwoThirds>
    </Page>
  );
};
