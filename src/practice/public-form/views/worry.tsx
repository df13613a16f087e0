import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import {
  Button,
  DateInput,
  Fieldset,
  Form,
  type Frame,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Lede,
  Link,
  List,
  P,
  Page,
  Panel,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
  WarningText,
} from '#ui';
import { WorryForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { OpenForm } from '../reads.ts';

const TITLE = 'Tell us if you are worried about a child';

/** The page in the name and colour of its partnership. */
const frameOf = (frame: Frame, form: OpenForm): Frame => ({
  ...frame,
  partnership: {
    name: form.name,
    short: form.shortName,
    synthetic: form.synthetic,
    outOfHours: form.outOfHours || undefined,
    accent: form.accent,
  },
});

const Danger = () => <WarningText>If a child is in danger now, call 999. Do not use this form.</WarningText>;

const Call = ({ form }: { readonly form: OpenForm }) =>
  form.phone || form.outOfHours ? (
    <InsetText>
      {form.phone && <>You can call instead, on {form.phone} in office hours. </>}
      {form.outOfHours && <>At nights, weekends and on bank holidays call {form.outOfHours}.</>}
    </InsetText>
  ) : null;

/** Where no form is open: whom to turn to instead. */
const Closed = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="This form is not open">
    <TwoThirds>
      <H1>This form is not open</H1>
      <WarningText>If a child is in danger now, call 999.</WarningText>
      <P>
        Call the children’s services of the council where the child lives, or the NSPCC on 0808 800 5000.
        Children and young people can call Childline on 0800 1111.
      </P>
    </TwoThirds>
  </Page>
);

/** Which partnership it is for, where there are several. */
export const ChoosePage = ({ model: { forms }, frame }: Shows<{ readonly forms: readonly OpenForm[] }>) =>
  forms.length === 0 ? (
    <Closed frame={frame} />
  ) : (
    <Page frame={frame} title={TITLE}>
      <TwoThirds>
        <H1>{TITLE}</H1>
        <Danger />
        <H2>Where does the child live?</H2>
        <List
          kind="plain"
          items={forms.map(({ partnership, name }) => <Link href={paths.form(partnership)}>{name}</Link>)}
        />
      </TwoThirds>
    </Page>
  );

const Parts = ({ legend, children }: { readonly legend: string; readonly children: ComponentChildren }) => (
  <Fieldset legend={legend}>{children}</Fieldset>
);

/** A worry from anybody, in plain words, with what to do first when a child is in danger. */
export const WorryPage = ({
  model,
  form: state,
  frame,
}: Shows<{ readonly form: OpenForm | null; readonly stamp: string }>) => {
  const { form } = model;
  if (!form) return <Closed frame={frame} />;
  const f = fieldsOf(WorryForm, state);
  // After a page that was open for too long, the next sending is by a fresh stamp.
  const late = state.faults.some(({ message }) => message.includes('open for too long'));
  return (
    <Page frame={frameOf(frame, form)} title={TITLE} faults={state.faults}>
      <TwoThirds>
        <H1>{TITLE}</H1>
        <Danger />
        <Lede>
          {form.words ||
            'You do not have to be sure. The council’s front door reads what you write in office hours, and decides what to do within one working day.'}
        </Lede>
        <Call form={form} />
        <Form state={state} action={paths.form(form.partnership)} secret>
          <input type="hidden" name="stamp" value={late ? model.stamp : f('stamp').value} />
          <Radios field={f('immediateRisk')} inline />
          <TextArea field={f('worry')} rows={8} count />
          <Parts legend="The child">
            <TextInput field={f('childName')} spellcheck={false} />
            <DateInput field={f('born')} />
            <TextInput field={f('age')} width={10} />
            <TextInput field={f('address')} />
            <TextInput field={f('postcode')} width={10} />
            <TextInput field={f('school')} />
            <TextArea field={f('others')} rows={3} />
          </Parts>
          <Parts legend="You">
            <P>
              It helps us to help the child if we can ask you more. We do not tell the family who told us,
              unless the law says that we must.
            </P>
            <Radios
              field={f('named')}
              reveal={{
                yes: (
                  <>
                    <TextInput field={f('name')} spellcheck={false} autocomplete="name" />
                    <TextInput field={f('reach')} />
                  </>
                ),
              }}
            />
            <Radios field={f('teller')} />
          </Parts>
          <div class="govuk-visually-hidden" aria-hidden="true">
            <label for="website">{f('website').label}</label>
            <input
              id="website"
              name="website"
              type="text"
              tabindex={-1}
              autocomplete="off"
              value={f('website').value}
            />
          </div>
          <Button>Send your worry</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** That it arrived, what happens next, and what nobody is told. */
export const SentPage = ({
  model: { form, reference },
  frame,
}: Shows<{ readonly form: OpenForm; readonly reference: string }>) => (
  <Page frame={frameOf(frame, form)} title="Thank you for telling us">
    <TwoThirds>
      <Panel title="Thank you for telling us">
        Your reference is
        <br />
        <strong>{reference}</strong>
      </Panel>
      <WarningText>If a child is in danger now, call 999.</WarningText>
      <H2>What happens next</H2>
      <List
        items={[
          'A worker at the front door reads what you wrote in office hours, and decides what to do within one working day.',
          'They may reach you in the way that you said is safe.',
          'You will not be told what was decided, because that is the family’s. Nobody can look anything up by the reference: say it if you call about this again.',
        ]}
      />
      <Call form={form} />
      <P>
        <Link href={paths.form(form.partnership)}>Tell us about another worry</Link>
      </P>
    </TwoThirds>
  </Page>
);
