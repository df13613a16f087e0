import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { Due } from '#promises';
import {
  BackLink,
  ButtonGroup,
  ButtonLink,
  H1,
  H2,
  Link,
  P,
  Page,
  RecordedBy,
  SummaryList,
  Timeline,
  TwoThirds,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { RecommendationModel } from '../reads/index.ts';
import { type Act, STEPS } from '../rules.ts';
import { StateTag } from './parts.tsx';

/** The order in which the buttons stand: the first that is open is the page's own. */
const LINKS: readonly (readonly [Act, string])[] = [
  ['answer', 'Answer it'],
  ['close', 'Close it'],
  ['return', 'Return it'],
  ['offer', 'Offer evidence of impact'],
  ['progress', 'Tell of progress'],
];

const Buttons = ({ model }: { model: RecommendationModel }) => {
  const open = LINKS.filter(([act]) => model.acts.includes(act));
  return open.length === 0 ? null : (
    <ButtonGroup>
      {open.map(([act, words], index) => (
        <ButtonLink href={paths.act(model.id, act)} kind={index === 0 ? undefined : 'secondary'} key={act}>
          {act === 'answer' && model.answer !== null ? 'Answer it again' : words}
        </ButtonLink>
      ))}
    </ButtonGroup>
  );
};

const Life = ({ model }: { model: RecommendationModel }) => (
  <>
    <H2>Its life</H2>
    {model.steps.length === 0 && <P>{model.to.name} has not answered yet.</P>}
    <Timeline
      level={3}
      items={model.steps.map(({ step, said, due, file, by, at }) => ({
        title: `${STEPS[step]}${due ? `, by ${sayDay(due)}` : ''}`,
        by,
        at,
        children: (
          <>
            <Typed>{said}</Typed>
            {file && (
              <P>
                <Link href={file.href}>{file.name}</Link>
              </P>
            )}
          </>
        ),
      }))}
    />
  </>
);

/** One recommendation, and its whole life. */
export const OnePage = ({ model, form, frame }: Shows<RecommendationModel>) => (
  <Page
    frame={frame}
    title={`Recommendation ${model.reference}`}
    faults={form.faults}
    before={<BackLink href={paths.list}>Recommendations</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`Made by ${model.body.name} to ${model.to.name}`}>Recommendation {model.reference}</H1>
      <SummaryList
        rows={[
          { key: 'What is recommended', value: <Typed>{model.says}</Typed> },
          ...(model.because === '' ? [] : [{ key: 'Why', value: <Typed>{model.because}</Typed> }]),
          { key: 'Stands', value: <StateTag state={model.state} /> },
          ...(model.clock
            ? [
                {
                  key: model.state === 'waiting' ? 'Answer by' : 'Done by',
                  value: <Due clock={model.clock} explained />,
                },
              ]
            : []),
          ...(model.meeting
            ? [{ key: 'Made at', value: <Link href={model.meeting.href}>{model.meeting.label}</Link> }]
            : []),
        ]}
      />
      <Buttons model={model} />
      <Life model={model} />
      <RecordedBy
        verb="Recorded"
        name={model.made.name}
        post={model.made.post}
        organisation={model.made.organisation}
        at={model.made.at}
      />
    </TwoThirds>
  </Page>
);
