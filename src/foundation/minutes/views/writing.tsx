import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { PromisedForm, PromiseQuestions } from '#promises';
import {
  BackLink,
  Button,
  ButtonGroup,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  Page,
  Radios,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { VoiceForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { DecisionPlace, EntryPlace, ItemPlace, PromisePlace } from '../reads/index.ts';
import {
  ChangedDecisionFields,
  ChangedEntryFields,
  DecisionFields,
  EntryFields,
  PickOne,
} from './fields.tsx';
import { Decision } from './parts.tsx';

/** A form about one item, with the way back to its minutes. */
export const OnItem = ({
  shown: { frame, form },
  item,
  title,
  sends,
  does,
  lead,
  children,
}: {
  readonly shown: Shown;
  readonly item: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly sends: string;
  /** What the button says. */
  readonly does: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.item(item.id)}>{item.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={item.title}>{title}</H1>
      {lead}
      <Form state={form} action={sends}>
        {children}
        <ButtonGroup>
          <Button>{does}</Button>
          <Link href={paths.item(item.id)}>Back without saving</Link>
        </ButtonGroup>
      </Form>
    </TwoThirds>
  </Page>
);
type Shown = { readonly frame: Shows<unknown>['frame']; readonly form: Shows<unknown>['form'] };

export const AddEntryPage = (shown: Shows<ItemPlace>) => (
  <OnItem
    shown={shown}
    item={shown.model.item}
    title="Add to the minutes"
    sends={paths.addEntry(shown.model.item.id)}
    does="Add it"
  >
    <EntryFields place={shown.model} form={shown.form} />
  </OnItem>
);
export const ChangeEntryPage = (shown: Shows<EntryPlace>) => (
  <OnItem
    shown={shown}
    item={shown.model.item}
    title="Change what was minuted"
    sends={paths.entry(shown.model.id)}
    does="Save"
  >
    <ChangedEntryFields place={shown.model} form={shown.form} />
  </OnItem>
);
export const AddDecisionPage = (shown: Shows<ItemPlace>) => (
  <OnItem
    shown={shown}
    item={shown.model.item}
    title="Record a decision"
    sends={paths.addResolution(shown.model.item.id)}
    does="Record it"
  >
    <DecisionFields place={shown.model} form={shown.form} />
  </OnItem>
);
export const ChangeDecisionPage = (shown: Shows<DecisionPlace>) => (
  <OnItem
    shown={shown}
    item={shown.model.item}
    title="Change a decision"
    sends={paths.resolution(shown.model.id)}
    does="Save"
  >
    <ChangedDecisionFields place={shown.model} form={shown.form} />
  </OnItem>
);

/** Who agreed to a decision, one by one: the last word of each stands. */
export const VoicePage = (shown: Shows<DecisionPlace>) => {
  const { model, form } = shown;
  const f = fieldsOf(VoiceForm, form);
  const decision = model.item.decisions.find(({ id }) => id === model.id);
  return (
    <OnItem
      shown={shown}
      item={model.item}
      title="Who agreed"
      sends={paths.voice(model.id)}
      does="Save what they said"
      lead={decision && <Decision decision={decision} />}
    >
      <PickOne f={f} name="attendee" choices={model.people} />
      <Radios field={f('voice')} small />
      <TextArea field={f('reason')} rows={3} />
    </OnItem>
  );
};

/** One sentence of the minutes becomes a promise: what the program read in it is filled in, and a person decides. */
export const promisePageOf = (sends: (id: string) => string) => (shown: Shows<PromisePlace>) => {
  const { model, form } = shown;
  return (
    <OnItem
      shown={shown}
      item={{ id: model.item, title: model.itemTitle }}
      title="Make it a promise"
      sends={sends(model.id)}
      does="Record the promise"
      lead={
        <InsetText>
          <Typed>{model.values.sentence}</Typed>
        </InsetText>
      }
    >
      <PromiseQuestions f={fieldsOf(PromisedForm, form)} owing={model.owing} />
    </OnItem>
  );
};
