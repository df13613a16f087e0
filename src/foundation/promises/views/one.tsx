import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
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
import type { PromiseModel } from '../reads/index.ts';
import { type Act, STEPS } from '../rules/index.ts';
import { Due, StateTag } from './parts.tsx';

/** The order in which the buttons stand: the first that is open is the page's own. */
const LINKS: readonly (readonly [Act, string])[] = [
  ['discharge', 'Discharge it'],
  ['offer', 'Offer evidence'],
  ['return', 'Return it: not enough'],
  ['progress', 'Tell of progress'],
  ['report', 'Reported to a meeting'],
  ['move', 'Move to another day'],
  ['release', 'Release it'],
];

const Buttons = ({ model, form }: Pick<Shows<PromiseModel>, 'model' | 'form'>) => {
  const open = LINKS.filter(([act]) => model.acts.includes(act));
  const takes = model.acts.includes('take');
  return (
    <>
      {takes && (
        <Form state={form} action={paths.act(model.id, 'take')}>
          <Button>Take this promise</Button>
        </Form>
      )}
      {open.length > 0 && (
        <ButtonGroup>
          {open.map(([act, words], index) => (
            <ButtonLink
              href={paths.act(model.id, act)}
              kind={index === 0 && !takes ? undefined : 'secondary'}
              key={act}
            >
              {words}
            </ButtonLink>
          ))}
        </ButtonGroup>
      )}
    </>
  );
};

const Life = ({ model }: { model: PromiseModel }) => (
  <>
    <H2>Its life</H2>
    {model.steps.length === 0 && <P>Nothing has happened since it was made.</P>}
    <Timeline
      level={3}
      items={model.steps.map(({ step, said, due, file, meeting, by, at }) => ({
        title: `${STEPS[step]}${due ? ` to ${sayDay(due)}` : ''}`,
        by,
        at,
        children: (
          <>
            {said && <Typed>{said}</Typed>}
            {file && (
              <P>
                <Link href={file.href}>{file.name}</Link>
              </P>
            )}
            {meeting && (
              <P>
                At <Link href={meeting.href}>{meeting.label}</Link>
              </P>
            )}
          </>
        ),
      }))}
    />
  </>
);

/** One promise, and its whole life. */
export const OnePage = ({ model, form, frame }: Shows<PromiseModel>) => (
  <Page
    frame={frame}
    title={model.what}
    faults={form.faults}
    before={<BackLink href={paths.list}>Promises</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`Promised to ${model.body.name}`}>{model.what}</H1>
      <SummaryList
        rows={[
          { key: 'Stands', value: <StateTag state={model.state} /> },
          { key: 'By when', value: <Due clock={model.clock} explained /> },
          { key: 'Owed by', value: model.owedBy },
          ...(model.sentence === ''
            ? []
            : [{ key: 'The words that it comes from', value: <Typed>{model.sentence}</Typed> }]),
          ...(model.meeting
            ? [{ key: 'Made at', value: <Link href={model.meeting.href}>{model.meeting.label}</Link> }]
            : []),
        ]}
      />
      <Buttons model={model} form={form} />
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
