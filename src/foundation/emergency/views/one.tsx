import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as people } from '#people';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  fieldsOf,
  H1,
  H2,
  Link,
  P,
  Page,
  SummaryList,
  Table,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { AnswerForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { OneModel } from '../reads/index.ts';
import { FINDINGS, GROUNDS } from '../rules.ts';
import { StandsTag, sayTold, Who } from './parts.tsx';

const Children = ({ model }: { readonly model: OneModel }) => (
  <Table
    caption={model.own ? 'Children that you opened' : 'Opened'}
    rows={model.children}
    empty="No child has been opened."
    columns={[
      {
        label: 'Child',
        header: true,
        cell: ({ child, name }) =>
          name === null ? 'Out of your sight now' : <Link href={people.person(child)}>{name}</Link>,
      },
      { label: 'Born', cell: ({ birth }) => birth.replace(/^Born /, '') || 'Not known' },
      { label: 'Opened', whole: true, cell: ({ at }) => sayInstant(at) },
      { label: 'Told', cell: ({ told }) => sayTold(told) },
    ]}
  />
);

const Asked = ({ model, form }: Pick<Shows<OneModel>, 'model' | 'form'>) => {
  const f = fieldsOf(AnswerForm, form);
  return (
    <>
      {model.questions.map(({ question, askedBy, askedAt, answer, answeredAt }) => (
        <section key={askedAt}>
          <H2 size="s">
            {askedBy} asked on {sayInstant(askedAt)}
          </H2>
          <Typed>{question}</Typed>
          {answer !== null && answeredAt !== null && (
            <>
              <P>You answered on {sayInstant(answeredAt)}:</P>
              <Typed>{answer}</Typed>
            </>
          )}
        </section>
      ))}
      {model.mayAnswer && (
        <Form state={form} action={paths.answer(model.id)}>
          <TextArea field={f('answer')} rows={4} />
          <Button>Send your answer</Button>
        </Form>
      )}
    </>
  );
};

/** One access: to whoever opened it what it opened and what is asked, to a child's people who opened it and why. */
export const OnePage = ({ model, form, frame }: Shows<OneModel>) => (
  <Page
    frame={frame}
    title="Emergency access"
    faults={form.faults}
    before={model.own ? <BackLink href={paths.start}>Emergency access</BackLink> : undefined}
  >
    <TwoThirds>
      <H1>Emergency access</H1>
      <SummaryList
        rows={[
          { key: 'Stands', value: <StandsTag stands={model.stands} /> },
          { key: 'Opened by', value: <Who {...model} /> },
          { key: 'Opened', value: sayInstant(model.openedAt) },
          { key: model.stands === 'open' ? 'Until' : 'Over since', value: sayInstant(model.until) },
          { key: 'Why', value: GROUNDS[model.ground] },
          ...(model.reason === null ? [] : [{ key: 'In words', value: <Typed>{model.reason}</Typed> }]),
          ...(model.finding === null || !model.own
            ? []
            : [
                {
                  key: 'The review',
                  value: <Typed>{`${FINDINGS[model.finding]}. ${model.note ?? ''}`}</Typed>,
                },
              ]),
        ]}
      />
      {model.maySearch && (
        <ButtonGroup>
          <ButtonLink href={paths.search(model.id)}>Find a child</ButtonLink>
        </ButtonGroup>
      )}
      <Children model={model} />
      {model.mayEnd && (
        <Form state={form} action={paths.end(model.id)}>
          <Button kind="secondary">End it now</Button>
        </Form>
      )}
      <Asked model={model} form={form} />
    </TwoThirds>
  </Page>
);
