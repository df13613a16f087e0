import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  DateInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TwoThirds,
  Typed,
  Version,
} from '#ui';
import { AddendumForm, AnswerForm, ApproveForm, CirculateForm, CommentForm, SignForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { CommentPlace, ItemPlace, MinutesPlace } from '../reads/index.ts';
import { MinutesOfItem } from './parts.tsx';
import { OnItem } from './writing.tsx';

const sayCounted = ({ entries, decisions }: MinutesPlace['counted']): string =>
  `${entries === 1 ? '1 entry' : `${entries} entries`} and ${decisions === 1 ? '1 decision' : `${decisions} decisions`}`;

/** A form about the minutes of a whole meeting. */
const OnMinutes = ({
  shown: { frame, form, model },
  title,
  sends,
  does,
  lead,
  children,
}: {
  readonly shown: Shows<MinutesPlace>;
  readonly title: string;
  readonly sends: string;
  readonly does: string;
  readonly lead: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.of(model.meeting)}>Minutes</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.title}>{title}</H1>
      <P>{lead}</P>
      <Form state={form} action={sends}>
        {children}
        <ButtonGroup>
          <Button>{does}</Button>
          <Link href={paths.of(model.meeting)}>Back without saving</Link>
        </ButtonGroup>
      </Form>
    </TwoThirds>
  </Page>
);

export const CirculatePage = (shown: Shows<MinutesPlace>) => (
  <OnMinutes
    shown={shown}
    title="Send the minutes round"
    sends={paths.circulate(shown.model.meeting)}
    does="Send them round"
    lead={`Everybody who was called is told, and reads the items that are theirs to see. The minutes hold ${sayCounted(shown.model.counted)}.`}
  >
    <DateInput field={fieldsOf(CirculateForm, shown.form)('answerBy')} hint="For example, 27 3 2027" />
  </OnMinutes>
);

export const ApprovePage = (shown: Shows<MinutesPlace>) => {
  const f = fieldsOf(ApproveForm, shown.form);
  const at = f('at');
  return (
    <OnMinutes
      shown={shown}
      title="Record that the minutes were approved"
      sends={paths.approve(shown.model.meeting)}
      does="Record their approval"
      lead="From then on they stand as they are. What turns out to be wrong is said in an addendum."
    >
      {shown.model.later.length === 0 && (
        <InsetText>
          There is no later meeting of this body yet that you were called to. Minutes are approved at the next
          one.
        </InsetText>
      )}
      <Select
        field={{
          ...at,
          items: shown.model.later.map((each) => ({ ...each, chosen: each.value === at.value })),
        }}
      />
      <TextArea field={f('said')} rows={3} />
    </OnMinutes>
  );
};

export const SignPage = (shown: Shows<MinutesPlace>) => (
  <OnMinutes
    shown={shown}
    title="Sign the minutes"
    sends={paths.sign(shown.model.meeting)}
    does="Sign the minutes"
    lead={`They hold ${sayCounted(shown.model.counted)}. Your name, your post and the time are kept with them.`}
  >
    <Checkbox field={fieldsOf(SignForm, shown.form)('sure')} />
  </OnMinutes>
);

const Read = ({ model }: { readonly model: ItemPlace }) => <MinutesOfItem item={model.item} />;

export const CommentPage = (shown: Shows<ItemPlace>) => (
  <OnItem
    shown={shown}
    item={shown.model.item}
    title="Say what is not accurate"
    sends={paths.comment(shown.model.item.id)}
    does="Send the comment"
    lead={<Read model={shown.model} />}
  >
    <TextArea field={fieldsOf(CommentForm, shown.form)('says')} rows={4} />
  </OnItem>
);

export const AnswerPage = (shown: Shows<CommentPlace>) => {
  const { model, form } = shown;
  const f = fieldsOf(AnswerForm, form);
  return (
    <OnItem
      shown={shown}
      item={model.item}
      title="Answer a comment"
      sends={paths.answer(model.id)}
      does="Save the answer"
      lead={
        <InsetText>
          <Typed>{model.says}</Typed>
          <P small>{model.by}</P>
        </InsetText>
      }
    >
      <Version state={form} />
      <Radios field={f('accepted')} />
      <TextArea field={f('answer')} rows={4} />
    </OnItem>
  );
};

export const AddendumPage = (shown: Shows<ItemPlace>) => {
  const f = fieldsOf(AddendumForm, shown.form);
  return (
    <OnItem
      shown={shown}
      item={shown.model.item}
      title="Add an addendum"
      sends={paths.addendum(shown.model.item.id)}
      does="Add it"
      lead={
        <P>
          Approved minutes are never changed. What you write here is read with them, with your name and the
          day.
        </P>
      }
    >
      <TextArea field={f('says')} rows={4} />
      <TextArea field={f('because')} rows={3} />
    </OnItem>
  );
};
