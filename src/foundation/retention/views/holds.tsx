import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H1,
  H2,
  Lede,
  Link,
  Page,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { HoldForm, LiftForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { HoldsModel, LiftModel } from '../reads/index.ts';
import { Keeping, Whom } from './parts.tsx';

const Held = ({ person }: { readonly person: string | null }) =>
  person === null ? 'Everybody' : <Whom person={person} />;

/** What is held, and the form that holds more. */
export const HoldsPage = ({ model, form, frame }: Shows<HoldsModel>) => {
  const f = fieldsOf(HoldForm, form);
  return (
    <Page frame={frame} title="Legal holds" faults={form.faults} width="wide">
      <H1>Legal holds</H1>
      <Keeping at={paths.holds} />
      <Lede>Nothing that is held is disposed of, whatever its term.</Lede>
      <Table
        caption="Holds that stand"
        captionSize="hidden"
        rows={model.holds}
        empty="Nothing is held."
        columns={[
          { label: 'Whose records', header: true, cell: ({ person }) => <Held person={person} /> },
          {
            label: 'What for',
            cell: ({ kind, reason }) => (
              <>
                {kind}
                <Beneath>{reason}</Beneath>
              </>
            ),
          },
          { label: 'Placed by', cell: ({ placedBy }) => placedBy },
          {
            label: 'Looked at again',
            cell: ({ review, overdue }) => (
              <>
                {sayDay(review)} {overdue && <Tag colour="red">Now</Tag>}
              </>
            ),
          },
          {
            label: 'Change',
            cell: ({ id, kind }) => (
              <Link href={paths.lift(id)}>
                Lift<span class="govuk-visually-hidden">: {kind}</span>
              </Link>
            ),
          },
        ]}
      />
      <TwoThirds>
        <H2>Hold records</H2>
        <Form state={form} action={paths.holds}>
          <TextInput field={f('person')} spellcheck={false} />
          <Radios field={f('kind')} />
          <TextArea field={f('reason')} rows={3} />
          <DateInput field={f('review')} />
          <Button>Hold the records</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Lifts one hold, with its reason. */
export const LiftPage = ({ model, form, frame }: Shows<LiftModel>) => {
  const f = fieldsOf(LiftForm, form);
  return (
    <Page
      frame={frame}
      title="Lift a legal hold"
      faults={form.faults}
      before={<BackLink href={paths.holds}>Legal holds</BackLink>}
    >
      <TwoThirds>
        <H1>Lift a legal hold</H1>
        <SummaryList
          rows={[
            { key: 'Whose records', value: <Held person={model.person} /> },
            { key: 'What for', value: model.kind },
            { key: 'In words', value: <Typed>{model.reason}</Typed> },
          ]}
        />
        <Form state={form} action={paths.lift(model.id)}>
          <TextArea field={f('because')} rows={3} />
          <Button>Lift the hold</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
