import type { Shows } from '#http';
import { sayInstant, shortId } from '#kernel';
import { paths as oversight } from '#oversight';
import {
  BackLink,
  Button,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  Link,
  P,
  Page,
  Radios,
  SummaryList,
  Table,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { AskForm, CloseForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ReviewModel } from '../reads/index.ts';
import { FINDINGS, GROUNDS } from '../rules.ts';
import { StandsTag, sayTold, Who } from './parts.tsx';

const Child = ({ id }: { readonly id: string }) => <Link href={oversight.child(id)}>{shortId(id)}</Link>;

const Looks = ({ model }: { readonly model: ReviewModel }) => (
  <>
    <Table
      caption="Children that were opened"
      rows={model.children}
      empty="No child was opened."
      columns={[
        { label: 'Child', header: true, cell: ({ child }) => <Child id={child} /> },
        { label: 'Opened', whole: true, cell: ({ at }) => sayInstant(at) },
        { label: 'Told', cell: ({ told }) => sayTold(told) },
      ]}
    />
    <Table
      caption="Every look that it admitted"
      rows={model.looks}
      empty="Nothing was looked at."
      columns={[
        {
          label: 'When',
          header: true,
          whole: true,
          cell: ({ at, event }) => <Link href={oversight.event(event)}>{sayInstant(at)}</Link>,
        },
        { label: 'What', cell: ({ says }) => says },
        { label: 'Purpose', cell: ({ purpose }) => purpose },
        { label: 'Child', cell: ({ child }) => <Child id={child} /> },
      ]}
    />
  </>
);

const Questions = ({ model }: { readonly model: ReviewModel }) => (
  <>
    {model.questions.map(({ question, askedBy, askedAt, answer, answeredAt }) => (
      <section key={askedAt}>
        <H2 size="s">
          {askedBy} asked on {sayInstant(askedAt)}
        </H2>
        <Typed>{question}</Typed>
        {answer === null ? (
          <P>Not answered yet.</P>
        ) : (
          <>
            <P>Answered on {sayInstant(answeredAt ?? askedAt)}:</P>
            <Typed>{answer}</Typed>
          </>
        )}
      </section>
    ))}
  </>
);

const Acts = ({ model, form }: Pick<Shows<ReviewModel>, 'model' | 'form'>) => {
  const ask = fieldsOf(AskForm, form);
  const close = fieldsOf(CloseForm, form);
  return (
    <>
      {model.mayEnd && (
        <Form state={form} action={paths.stop(model.id)}>
          <Button kind="warning">Stop it now</Button>
        </Form>
      )}
      {model.mayClose && (
        <Form state={form} action={paths.close(model.id)}>
          <H2>Close the review</H2>
          <Radios field={close('finding')} />
          <TextArea field={close('note')} rows={4} />
          <Button>Close the review</Button>
        </Form>
      )}
      {model.mayAsk && (
        <Details summary="Ask them why" open={form.faults.some(({ field }) => field === 'question')}>
          <Form state={form} action={paths.ask(model.id)}>
            <TextArea field={ask('question')} rows={3} />
            <Button kind="secondary">Send the question</Button>
          </Form>
        </Details>
      )}
    </>
  );
};

/** One access as its reviewer reads it: by person, child and purpose. */
export const ReviewPage = ({ model, form, frame }: Shows<ReviewModel>) => (
  <Page
    frame={frame}
    title={`Emergency access of ${model.staff}`}
    faults={form.faults}
    width="wide"
    before={<BackLink href={paths.reviews}>Emergency access to review</BackLink>}
  >
    <TwoThirds>
      <H1 caption="Emergency access">{model.staff}</H1>
      <SummaryList
        rows={[
          { key: 'Stands', value: <StandsTag stands={model.stands} /> },
          { key: 'Opened by', value: <Who {...model} /> },
          { key: 'Opened', value: sayInstant(model.openedAt) },
          { key: model.stands === 'open' ? 'Until' : 'Over since', value: sayInstant(model.until) },
          { key: 'Why', value: GROUNDS[model.ground] },
          { key: 'In words', value: <Typed>{model.reason}</Typed> },
          {
            key: 'Reach',
            value: model.restricted ? 'Restricted children too' : 'Children who are not restricted',
          },
          ...(model.finding === null
            ? []
            : [
                {
                  key: 'Found',
                  value: <Typed>{`${FINDINGS[model.finding]}. ${model.note ?? ''}`}</Typed>,
                },
              ]),
        ]}
      />
    </TwoThirds>
    <Looks model={model} />
    <TwoThirds>
      <Questions model={model} />
      <Acts model={model} form={form} />
    </TwoThirds>
  </Page>
);
