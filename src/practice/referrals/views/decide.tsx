import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  DateInput,
  Details,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  NotificationBanner,
  P,
  Page,
  Radios,
  Select,
  SummaryList,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
  WarningText,
} from '#ui';
import { AuthoriseForm, DecisionForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AuthoriseModel, DecideModel } from '../reads/index.ts';
import { outcomeWords, Sent, VersionField } from './parts.tsx';

const DecideForm = ({ model, form }: Pick<Shows<DecideModel>, 'model' | 'form'>) => {
  const f = fieldsOf(DecisionForm, form);
  const level = f('levelOfNeed');
  return (
    <Form state={form} action={paths.decide(model.contact.id)}>
      <VersionField form={form} now={model.version} />
      <Radios field={f('outcome')} />
      <Radios
        field={level}
        label={model.scheme ? `Level of need (${model.scheme})` : undefined}
        items={model.levels.map(({ code, name, meaning }) => ({
          value: code,
          text: name,
          hint: meaning,
          chosen: level.value === code,
        }))}
      />
      <TextArea field={f('reason')} rows={6} />
      <Select field={f('primaryNeed')} blank="Not accepted, or no further action" />
      <h2 class="govuk-heading-m">Support for the parents</h2>
      <TextArea field={f('support')} rows={4} />
      <TextInput field={f('supportProvider')} />
      <Radios field={f('supportInPlace')} />
      <DateInput field={f('supportCheckedOn')} />
      <TextInput field={f('supportCheckedWith')} />
      <h2 class="govuk-heading-m">The sender</h2>
      <TextArea field={f('message')} rows={4} />
      <Button>{model.waitsForManager ? 'Send to a manager' : 'Decide and tell the sender'}</Button>
    </Form>
  );
};

/** The decision: what, at which level of need, why, what the sender is told, and whether the parents' support still stands. */
export const DecidePage = ({ model, form, frame }: Shows<DecideModel>) => (
  <Page
    frame={frame}
    title="Decide"
    faults={form.faults}
    before={<BackLink href={paths.contact(model.contact.id)}>Back to the contact</BackLink>}
  >
    <TwoThirds aside={<Sent contact={model.contact} name={model.name} />}>
      <H1 caption={`${model.name}, contact ${model.contact.reference}`}>Decide</H1>
      <div class="app-narrow-only">
        <Details summary="What was sent">
          <Sent contact={model.contact} name={model.name} />
        </Details>
      </div>
      {model.returnedWhy && <WarningText>{`A manager sent this back: ${model.returnedWhy}`}</WarningText>}
      {!model.identified && (
        <InsetText>
          A referral can be accepted once you have{' '}
          <Link href={paths.identify(model.contact.id)}>said which child this is</Link>.
        </InsetText>
      )}
      {model.restricted && (
        <WarningText>
          This child’s record is restricted. Your reason and the parents’ support are read by the named people
          alone. The sender reads what you tell them.
        </WarningText>
      )}
      {model.waitsForManager && (
        <InsetText>
          {model.restricted
            ? 'A manager who is named on this child’s record authorises your decision before the sender is told. If none is named, name one first.'
            : 'A manager authorises your decision before the sender is told.'}
        </InsetText>
      )}
      {model.scheme === null ? (
        <NotificationBanner title="Nobody can decide yet">
          <p class="govuk-notification-banner__heading">No threshold document is in force.</p>
          <P>
            Ask your administrator to record it under <Link href={paths.thresholds}>Thresholds</Link>, then
            open this page again. The clock keeps running: if the child cannot wait, act, and record the
            decision afterwards.
          </P>
        </NotificationBanner>
      ) : (
        <DecideForm model={model} form={form} />
      )}
    </TwoThirds>
  </Page>
);

/** A proposed decision before a manager. */
export const AuthorisePage = ({ model, form, frame }: Shows<AuthoriseModel>) => {
  const f = fieldsOf(AuthoriseForm, form);
  return (
    <Page
      frame={frame}
      title="Authorise a decision"
      faults={form.faults}
      before={<BackLink href={paths.contact(model.contact.id)}>Back to the contact</BackLink>}
    >
      <TwoThirds aside={<Sent contact={model.contact} name={model.name} />}>
        <H1 caption={`${model.name}, contact ${model.contact.reference}`}>Authorise a decision</H1>
        <SummaryList
          rows={[
            {
              key: 'Decision',
              value: outcomeWords(model.outcome),
            },
            { key: 'Level of need', value: model.level },
            { key: 'Why', value: <Typed>{model.reason}</Typed> },
            { key: 'What the sender will be told', value: <Typed>{model.message}</Typed> },
            { key: 'Proposed by', value: `${model.by}, ${sayInstant(model.at)}` },
          ]}
        />
        <Form state={form} action={paths.authorise(model.contact.id)}>
          <VersionField form={form} name="decision" now={model.decision} />
          <Radios field={f('verdict')} reveal={{ no: <TextArea field={f('why')} rows={4} /> }} />
          <Button>Save</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
