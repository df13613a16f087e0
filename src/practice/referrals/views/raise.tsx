import type { Shows } from '#http';
import { REFERRAL_SOURCE_GROUPS, REFERRAL_SOURCES } from '#kernel';
import {
  AddAnother,
  Button,
  Checkboxes,
  DateInput,
  Details,
  type Fields,
  Fieldset,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Lede,
  listAt,
  Page,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
  WarningText,
} from '#ui';
import { ContactForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { RaiseModel } from '../reads/index.ts';

const Child = ({ fields: f, path, known }: { fields: Fields; path: string; known: RaiseModel['child'] }) => (
  <>
    {known && path === 'children.0' && f(`${path}.person`).value === known.id ? (
      <>
        <input type="hidden" name={`${path}.person`} value={known.id} />
        <InsetText>
          {known.name}, {known.about}
        </InsetText>
        {known.restricted && (
          <WarningText>
            This child’s record is restricted to named people. Everybody at the front door reads what you
            write here, with the child’s name, until they have decided.
          </WarningText>
        )}
      </>
    ) : (
      <>
        <TextInput field={f(`${path}.given`)} spellcheck={false} />
        <TextInput field={f(`${path}.family`)} spellcheck={false} />
        <DateInput field={f(`${path}.born`)} />
        <DateInput field={f(`${path}.expected`)} />
        <Radios field={f(`${path}.sex`)} inline small />
        <TextInput field={f(`${path}.address`)} />
        <TextInput field={f(`${path}.postcode`)} width={10} />
        <TextInput field={f(`${path}.school`)} />
        <TextInput field={f(`${path}.nhsNumber`)} width={20} inputmode="numeric" />
      </>
    )}
  </>
);

/** Folded away where the sender's organisation already tells what it is, until it is wrong. */
const Sources = ({ fields: f, likely }: { fields: Fields; likely: boolean }) => {
  const field = f('source');
  const order = Object.values(REFERRAL_SOURCE_GROUPS).flat();
  const items = order.map((code) => ({
    value: code,
    text: REFERRAL_SOURCES[code],
    chosen: field.value === code,
  }));
  const radios = <Radios field={field} items={items} small />;
  const chosen = items.find((item) => item.chosen);
  return likely && chosen && !field.error ? (
    <Details summary={`Kind of service: ${chosen.text}. Change it`}>{radios}</Details>
  ) : (
    radios
  );
};

/** The form of a worry: minutes to fill in, with what to do first when a child is in danger. */
export const RaisePage = ({ model, form, frame }: Shows<RaiseModel>) => {
  const f = fieldsOf(ContactForm, form);
  const [only] = model.teams;
  // The child that it was opened for stays with it, however often it is shown again.
  const address = model.child ? paths.raiseAbout(model.child.id) : paths.raise;
  const outOfHours = frame.partnership?.outOfHours || only?.outOfHours;
  return (
    <Page frame={frame} title="Raise a worry about a child" faults={form.faults}>
      <TwoThirds>
        <H1>Raise a worry about a child</H1>
        <WarningText>If a child is in danger now, call 999 first.</WarningText>
        <Lede>
          Send this as soon as you can. The front door decides within one working day, and you are told what
          comes of it.
        </Lede>
        {outOfHours && (
          <InsetText>Outside office hours, also call the emergency duty team on {outOfHours}.</InsetText>
        )}
        {model.teams.length === 0 ? (
          <WarningText>
            No team receives worries yet. Ask your administrator, and telephone the council.
          </WarningText>
        ) : (
          <Form state={form} action={address}>
            {model.teams.length === 1 && only ? (
              <input type="hidden" name="team" value={only.id} />
            ) : (
              <Radios
                field={f('team')}
                items={model.teams.map(({ id, name }) => ({
                  value: id,
                  text: name,
                  chosen: f('team').value === id,
                }))}
              />
            )}
            {model.frontDoor && (
              <Fieldset legend="Who told you?">
                <TextInput field={f('senderName')} spellcheck={false} />
                <TextInput field={f('senderRole')} />
                <TextInput field={f('senderOrganisation')} />
              </Fieldset>
            )}
            <h2 class="govuk-heading-m">Who are you worried about?</h2>
            <AddAnother fields={f} list="children" noun="child" action={address} most={12}>
              {(path) => <Child fields={f} path={path} known={model.child} />}
            </AddAnother>
            {model.siblings.length > 0 && (
              <Checkboxes
                field={f('also')}
                hint="Select all that apply. One worry goes to the front door for each child."
                items={model.siblings.map(({ id, name, about }) => ({
                  value: id,
                  text: `${name}, ${about}`,
                  chosen: listAt(form.values, 'also').includes(id),
                }))}
              />
            )}
            <h2 class="govuk-heading-m">What is happening?</h2>
            <Radios field={f('immediateRisk')} inline />
            <TextArea field={f('worry')} rows={8} />
            <TextArea field={f('livedExperience')} rows={6} />
            <h2 class="govuk-heading-m">The parents or carers</h2>
            <Radios
              field={f('parentsTold')}
              reveal={{ no: <TextArea field={f('parentsNotToldWhy')} rows={3} /> }}
            />
            <Radios field={f('serviceAgreement')} />
            <h2 class="govuk-heading-m">Sharing this</h2>
            <Radios field={f('lawfulBasis')} />
            <Sources fields={f} likely={model.likelySource !== null} />
            <TextInput field={f('reach')} />
            <Button>Send to the front door</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
