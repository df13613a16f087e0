import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ComparedFields,
  Details,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Likelihood,
  P,
  Page,
  Radios,
  SearchInput,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { IdentifyForm, NoteForm, PassOnForm, TellForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { IdentifyModel, NoteModel } from '../reads/index.ts';
import { Sent, VersionField } from './parts.tsx';

const back = (id: string) => <BackLink href={paths.contact(id)}>Back to the contact</BackLink>;

const notePage =
  (title: string, hint: string, button: string, to: (id: string) => string) =>
  ({ model, form, frame }: Shows<NoteModel>) => {
    const f = fieldsOf(NoteForm, form);
    return (
      <Page frame={frame} title={title} faults={form.faults} before={back(model.contact.id)}>
        <TwoThirds>
          <H1 caption={`${model.name}, contact ${model.contact.reference}`}>{title}</H1>
          <Form state={form} action={to(model.contact.id)}>
            <TextArea field={f('body')} hint={hint} rows={6} />
            <Button>{button}</Button>
          </Form>
          <Details summary="What was sent">
            <Sent contact={model.contact} name={model.name} />
          </Details>
        </TwoThirds>
      </Page>
    );
  };

export const AskPage = notePage(
  'Ask the sender for more',
  'The clock keeps running: decide in time with what you have.',
  'Send the question',
  paths.ask,
);
export const ReplyPage = notePage(
  'Reply to the front door',
  'The front door sees this at once.',
  'Send the reply',
  paths.reply,
);
export const AddPage = notePage(
  'Add to this contact',
  'What was sent stays as it was; this is added to it.',
  'Add this',
  paths.add,
);

export const PassOnPage = ({ model, form, frame }: Shows<NoteModel>) => {
  const f = fieldsOf(PassOnForm, form);
  return (
    <Page
      frame={frame}
      title="Pass on to another council"
      faults={form.faults}
      before={back(model.contact.id)}
    >
      <TwoThirds>
        <H1 caption={`${model.name}, contact ${model.contact.reference}`}>Pass on to another council</H1>
        <InsetText>
          Telephone the other council first. This contact stays open here until you decide, and the clock
          keeps running.
        </InsetText>
        <Form state={form} action={paths.passOn(model.contact.id)}>
          <TextInput field={f('council')} />
          <TextInput field={f('how')} />
          <TextArea field={f('body')} rows={5} />
          <Button>Record that it was passed on</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

export const TellPage = ({ model, form, frame }: Shows<NoteModel>) => {
  const f = fieldsOf(TellForm, form);
  return (
    <Page
      frame={frame}
      title="Record that the sender was told"
      faults={form.faults}
      before={back(model.contact.id)}
    >
      <TwoThirds>
        <H1 caption={`${model.name}, contact ${model.contact.reference}`}>Record that the sender was told</H1>
        <p class="govuk-body">Reach them here: {model.contact.sender.reach}</p>
        <Form state={form} action={paths.tell(model.contact.id)}>
          <TextInput field={f('how')} />
          <TextArea field={f('body')} rows={5} />
          <Button>Record this</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Which child the contact is about: those that it may be, or a new record made from what was typed. */
export const IdentifyPage = ({ model, form, frame }: Shows<IdentifyModel>) => {
  const f = fieldsOf(IdentifyForm, form);
  const field = f('child');
  const items = [
    ...model.candidates.map(({ id, name, about, words }) => ({
      value: id,
      text: `${name}, ${about}`,
      hint: words,
      chosen: field.value === id,
    })),
    {
      value: 'new',
      text: 'None of these: make a new record from what was sent',
      chosen: field.value === 'new',
    },
  ];
  return (
    <Page frame={frame} title="Which child is this?" faults={form.faults} before={back(model.contact.id)}>
      <TwoThirds>
        <H1 caption={`Contact ${model.contact.reference}`}>Which child is this?</H1>
        <SearchInput
          action={paths.identify(model.contact.id)}
          name="find"
          label="Search by another name or spelling"
          value={model.find}
        />
        {model.candidates.length === 0 ? (
          <>
            <InsetText>
              {model.find
                ? 'Nobody you can see has a name like that, or is like what was sent.'
                : 'Nobody you can see is like what was sent. Search by another spelling before you make a new record.'}
            </InsetText>
            <Form state={form} action={paths.identify(model.contact.id)}>
              <VersionField form={form} now={model.version} />
              <input type="hidden" name="child" value="new" />
              <Button>Make a new record from what was sent</Button>
            </Form>
          </>
        ) : (
          <Form state={form} action={paths.identify(model.contact.id)}>
            <VersionField form={form} now={model.version} />
            <Radios field={field} label="People who may be this child" items={items} />
            <Button>Save</Button>
          </Form>
        )}
        {model.candidates.map(({ id, name, about, words, probability, ofOneHome, fields }) => (
          <Details key={id} summary={`How what was sent compares with ${name}, ${about}`}>
            <p class="govuk-body">
              <Likelihood words={words} probability={probability} />
            </p>
            {ofOneHome && <P>What they share, a brother, a sister or a twin would share too.</P>}
            <ComparedFields caption={`How ${name}, ${about}, compares`} fields={fields} />
          </Details>
        ))}
        <Details summary="What was sent">
          <Sent contact={model.contact} name={model.name} />
        </Details>
      </TwoThirds>
    </Page>
  );
};
