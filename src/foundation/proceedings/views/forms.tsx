import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { PromiseQuestions } from '#promises';
import {
  AddAnother,
  BackLink,
  Button,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { DecisionForm, DeputyForm, LivePromiseForm, PresideForm, WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { LiveModel, WithdrawModel } from '../reads/index.ts';
import { among, type Choices } from './entry.tsx';

const NONE: Choices = { people: [], members: [], mayPreside: [], owing: [], items: [] };

const RoomForm = ({
  shown: { model, form, frame },
  title,
  children,
}: {
  readonly shown: Pick<Shows<LiveModel>, 'model' | 'form' | 'frame'>;
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={`${title}: ${model.title}`}
    faults={form.faults}
    before={<BackLink href={paths.live(model.id)}>The room</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.title}>{title}</H1>
      {children}
    </TwoThirds>
  </Page>
);

/** What was decided, and how each of those here stood to it. */
export const DecisionPage = (shown: Shows<LiveModel>) => {
  const { model, form } = shown;
  const f = fieldsOf(DecisionForm, form);
  const { people, members, items } = model.forms ?? NONE;
  const action = paths.decide(model.id);
  return (
    <RoomForm shown={shown} title="Record a decision">
      {model.quorum && !model.quorum.isThere && (
        <InsetText>
          <P>{`The meeting is not quorate. ${model.quorum.lacks.join(' ')} No decision can be recorded until it is.`}</P>
        </InsetText>
      )}
      <Form state={form} action={action}>
        <Select field={among(f('decidedItem'), items, model.now?.id ?? '')} />
        <Select field={f('outcome')} />
        <TextArea field={f('decided')} rows={4} />
        <TextArea field={f('because')} rows={2} />
        <Select field={among(f('proposedBy'), members)} blank="Nobody is named" />
        <Select field={among(f('secondedBy'), members)} blank="Nobody is named" />
        <Radios
          field={f('agreed')}
          reveal={{
            notAll: (
              <AddAnother fields={f} list="others" noun="member who did not agree" action={action}>
                {(path) => (
                  <>
                    <Select field={among(f(`${path}.who`), people)} />
                    <Radios field={f(`${path}.voice`)} small />
                    <TextInput field={f(`${path}.reason`)} />
                  </>
                )}
              </AddAnother>
            ),
          }}
        />
        <Button>Record the decision</Button>
      </Form>
    </RoomForm>
  );
};

/** A promise, as it is made. */
export const PromisePage = (shown: Shows<LiveModel>) => {
  const { model, form } = shown;
  const f = fieldsOf(LivePromiseForm, form);
  const { owing, items } = model.forms ?? NONE;
  return (
    <RoomForm shown={shown} title="Record a promise">
      <Form state={form} action={paths.promise(model.id)}>
        <Select field={among(f('promisedItem'), items, model.now?.id ?? '')} />
        <PromiseQuestions f={f} owing={owing} />
        <Button>Record the promise</Button>
      </Form>
    </RoomForm>
  );
};

export const DeputyPage = (shown: Shows<LiveModel>) => {
  const { model, form } = shown;
  const f = fieldsOf(DeputyForm, form);
  const { members } = model.forms ?? NONE;
  return (
    <RoomForm shown={shown} title="For whom somebody comes">
      <P>
        A deputy with authority speaks for that member’s organisation, and counts for a statutory partner. One
        without is here, and commits nobody.
      </P>
      <Form state={form} action={paths.deputise(model.id)}>
        <Select field={among(f('deputy'), members)} />
        <Select field={among(f('member'), members)} blank="Nobody but themselves" />
        <Radios field={f('authority')} />
        <Button>Save</Button>
      </Form>
    </RoomForm>
  );
};

export const PresidePage = (shown: Shows<LiveModel>) => {
  const { model, form } = shown;
  const f = fieldsOf(PresideForm, form);
  const { mayPreside } = model.forms ?? NONE;
  return (
    <RoomForm shown={shown} title="Who presides?">
      <P>
        {model.presiding
          ? `${model.presiding} presides.`
          : 'Neither the chair nor a deputy is here. Those here choose a member with a vote.'}
      </P>
      {mayPreside.length === 0 ? (
        <P>No member with a vote is here.</P>
      ) : (
        <Form state={form} action={paths.preside(model.id)}>
          <Radios field={among(f('chosen'), mayPreside)} />
          <Button>Record who presides</Button>
        </Form>
      )}
    </RoomForm>
  );
};

/** Withdrawing from the item in hand: oneself, or somebody else by whoever runs the meeting. */
export const WithdrawPage = ({ model, form, frame }: Shows<WithdrawModel>) => {
  const f = fieldsOf(WithdrawForm, form);
  const title = model.own ? 'Withdraw from this item' : `${model.name} withdraws`;
  return (
    <Page
      frame={frame}
      title={`${title}: ${model.title}`}
      faults={form.faults}
      before={<BackLink href={paths.live(model.id)}>The room</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.title}>{title}</H1>
        {model.item === null ? (
          <P>No item is in hand that anybody could withdraw from.</P>
        ) : (
          <>
            <P>{`The item in hand: ${model.item}`}</P>
            <P>
              {`${model.own ? 'You leave' : 'They leave'} the room or the call until the item is closed, see nothing more of it, and do not count for the quorum.`}
            </P>
            <Form state={form} action={paths.withdraw(model.id, model.attendee)}>
              <TextInput field={f('interest')} />
              <Button>{model.own ? 'Withdraw' : 'Record that they withdraw'}</Button>
            </Form>
          </>
        )}
      </TwoThirds>
    </Page>
  );
};
