import type { Shows } from '#http';
import { sayDay } from '#kernel';
import { paths as people } from '#people';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  H1,
  H2,
  Link,
  Page,
  RecordedBy,
  SummaryList,
  Timeline,
  TwoThirds,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { ActionModel } from '../reads/index.ts';
import { type Act, STEPS } from '../rules.ts';
import { Due, StatusTag } from './parts.tsx';

const LINKS: readonly { act: Act; words: string; to: (id: string) => string; main?: boolean }[] = [
  { act: 'done', words: 'Say that it is done', to: paths.done, main: true },
  { act: 'notDone', words: 'Say that it will not be done', to: paths.notDone },
  { act: 'assign', words: 'Assign to somebody', to: paths.assign },
  { act: 'changeDate', words: 'Change the date', to: paths.changeDate },
  { act: 'cancel', words: 'Cancel', to: paths.cancel },
];

const Buttons = ({ model, form }: Pick<Shows<ActionModel>, 'model' | 'form'>) => {
  const { id, acts } = model;
  const open = LINKS.filter(({ act }) => acts.includes(act));
  const takes = acts.includes('take');
  return (
    <>
      {takes && (
        <Form state={form} action={paths.take(id)}>
          <Button>Take this action</Button>
        </Form>
      )}
      {open.length > 0 && (
        <ButtonGroup>
          {open.map(({ act, words, to, main }) => (
            <ButtonLink href={to(id)} kind={main && !takes ? undefined : 'secondary'} key={act}>
              {words}
            </ButtonLink>
          ))}
        </ButtonGroup>
      )}
      {acts.includes('handBack') && (
        <Form state={form} action={paths.handBack(id)}>
          <Button kind="secondary">Hand it back</Button>
        </Form>
      )}
    </>
  );
};

const Steps = ({ steps }: { steps: ActionModel['steps'] }) =>
  steps.length === 0 ? null : (
    <>
      <H2>What has happened</H2>
      <Timeline
        level={3}
        items={steps.map(({ step, said, due, to, by, post, organisation, at }) => ({
          title: `${STEPS[step]}${step === 'assigned' && to ? ` to ${to}` : ''}${due ? ` to ${sayDay(due)}` : ''}`,
          by: `${by}, ${post}, ${organisation}`,
          at,
          children: said ? <Typed>{said}</Typed> : undefined,
        }))}
      />
    </>
  );

/** One action: what is owed and why, by when and why then, and what came of it. */
export const OnePage = ({ model, form, frame }: Shows<ActionModel>) => {
  const { person, about, setBy } = model;
  return (
    <Page
      frame={frame}
      title={model.what}
      faults={form.faults}
      before={<BackLink href={paths.list}>Actions</BackLink>}
    >
      <TwoThirds>
        <H1 caption={person ? `Action about ${person.name}` : 'Action'}>{model.what}</H1>
        <SummaryList
          rows={[
            {
              key: 'Stands',
              value: (
                <>
                  <StatusTag status={model.status} />
                  {model.status === 'taken' && model.heldBy && ` by ${model.heldBy}`}
                </>
              ),
            },
            { key: 'By when', value: <Due clock={model.clock} explained /> },
            { key: 'Owed by', value: model.owedBy },
            { key: 'Why', value: <Typed>{model.why}</Typed> },
            ...(person
              ? [{ key: 'Child', value: <Link href={people.person(person.id)}>{person.name}</Link> }]
              : []),
            ...(about ? [{ key: 'From', value: <Link href={about.href}>{about.label}</Link> }] : []),
          ]}
        />
        <Buttons model={model} form={form} />
        <Steps steps={model.steps} />
        <RecordedBy
          verb="Set"
          name={setBy.name}
          post={setBy.post}
          organisation={setBy.organisation}
          at={setBy.at}
        />
      </TwoThirds>
    </Page>
  );
};
