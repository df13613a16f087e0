import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  Form,
  fieldsOf,
  H1,
  H2,
  Page,
  Radios,
  SummaryList,
  Table,
  TextArea,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { DecideForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { OrderModel } from '../reads/index.ts';
import { isClass, SCHEDULE } from '../rules/index.ts';
import { StandsTag, Whom } from './parts.tsx';

const rowsOf = (model: OrderModel) => [
  { key: 'Stands', value: <StandsTag stands={model.stands} /> },
  { key: 'Person', value: <Whom person={model.person} name={model.name} /> },
  ...(model.birth === '' ? [] : [{ key: 'Born', value: model.birth.replace(/^Born /, '') }]),
  { key: 'Class', value: isClass(model.class) ? SCHEDULE[model.class].label : model.class },
  { key: 'Kept until', value: sayDay(model.until) },
  { key: 'Proposed', value: `by ${model.proposedBy} on ${sayInstant(model.proposedAt)}` },
  { key: 'What they looked at', value: <Typed>{model.reason}</Typed> },
  ...(model.decision === null
    ? []
    : [
        {
          key: model.decision === 'authorised' ? 'Authorised' : 'Declined',
          value: `by ${model.decidedBy ?? ''} on ${sayInstant(model.decidedAt ?? model.proposedAt)}`,
        },
        { key: 'Why', value: <Typed>{model.because ?? ''}</Typed> },
      ]),
  ...(model.carriedOutOn === null || model.doneAt !== null
    ? []
    : [
        {
          key: 'Carried out',
          value: `in the night after ${sayDay(model.carriedOutOn)}, unless it is cancelled`,
        },
      ]),
  ...(model.stopped === null ? [] : [{ key: 'Stopped', value: model.stopped }]),
  ...(model.doneAt === null
    ? []
    : [{ key: 'Carried out', value: `${sayInstant(model.doneAt)}: ${model.records} records were erased` }]),
];

/** One order of disposal: the second person decides here, and what is left is shown. */
export const OrderPage = ({ model, form, frame }: Shows<OrderModel>) => {
  const f = fieldsOf(DecideForm, form);
  return (
    <Page
      frame={frame}
      title="An order of disposal"
      faults={form.faults}
      before={<BackLink href={paths.orders}>Orders of disposal</BackLink>}
    >
      <TwoThirds>
        <H1>An order of disposal</H1>
        <SummaryList rows={rowsOf(model)} />
        {model.mayDecide && (
          <>
            <H2>Your decision</H2>
            <WarningText>
              Everything kept about this person would be erased, with its history. It cannot be brought back.
            </WarningText>
            <Form state={form} action={paths.decide(model.id)}>
              <Radios field={f('decision')} />
              <TextArea field={f('because')} rows={3} />
              <Button>Send your decision</Button>
            </Form>
          </>
        )}
        {model.left.length > 0 && (
          <Table
            caption="What is left: a mark for each record"
            rows={model.left}
            empty=""
            columns={[
              { label: 'Kind', header: true, cell: ({ kind }) => kind },
              { label: 'Kept by', cell: ({ organisation }) => organisation },
              { label: 'Records', numeric: true, cell: ({ records }) => records },
            ]}
          />
        )}
        {model.mayCancel && (
          <Form state={form} action={paths.cancel(model.id)}>
            <Button kind="secondary">Cancel the order</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
