import type { Shows } from '#http';
import { paths as referrals } from '#referrals';
import { paths as story } from '#story';
import {
  AddAnother,
  BackLink,
  Button,
  Checkboxes,
  type Fields,
  Form,
  fieldsOf,
  H1,
  InsetText,
  listAt,
  Page,
  Radios,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
  WarningText,
} from '#ui';
import { AskForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AskModel } from '../reads/index.ts';

const Agency = ({
  fields: f,
  path,
  model,
}: {
  readonly fields: Fields;
  readonly path: string;
  readonly model: AskModel;
}) => {
  const to = f(`${path}.to`);
  const ticked = new Set(listAt(f.state.values, `${path}.give`));
  return (
    <>
      <Select
        field={{
          ...to,
          items: model.asked.map((each) => ({ ...each, chosen: each.value === to.value })),
        }}
        blank="Choose"
      />
      <TextArea field={f(`${path}.question`)} rows={4} />
      {model.details.length > 0 && (
        <Checkboxes
          field={f(`${path}.give`)}
          small
          items={model.details.map(({ key, label, value }) => ({
            value: key,
            text: label,
            hint: value,
            chosen: ticked.has(key),
          }))}
        />
      )}
    </>
  );
};

/** Several agencies asked at once, each its own question, with no more details than it needs. */
export const AskPage = ({ model, form, frame }: Shows<AskModel>) => {
  const f = fieldsOf(AskForm, form);
  const urgency = f('urgency');
  const action =
    model.contact === null ? paths.askAboutChild(model.child ?? '') : paths.askAboutContact(model.contact.id);
  return (
    <Page
      frame={frame}
      title="Ask other agencies"
      faults={form.faults}
      before={
        model.contact ? (
          <BackLink href={referrals.contact(model.contact.id)}>Back to the contact</BackLink>
        ) : (
          <BackLink href={story.story(model.child ?? '')}>Back to the child</BackLink>
        )
      }
    >
      <TwoThirds>
        <H1 caption={model.contact ? `${model.name}, contact ${model.contact.reference}` : model.name}>
          Ask other agencies what they know
        </H1>
        {model.restricted && (
          <WarningText>
            This child’s record is restricted. You can ask named people alone, and nobody else in their agency
            reads your request. Telephone them too: they may be away.
          </WarningText>
        )}
        <InsetText>
          An agency sees what you write here and nothing else of the record. Ask for what you need to decide,
          and decide in time without it: the clock of the contact keeps running.
        </InsetText>
        {model.asked.length === 0 ? (
          <WarningText>
            {model.restricted
              ? 'Nobody can be asked here about this child. Telephone the agency’s safeguarding lead.'
              : 'No agency has an inbox yet. Telephone them, and ask your administrator to add one.'}
          </WarningText>
        ) : (
          <Form state={form} action={action}>
            <input type="hidden" name="contact" value={model.contact?.id ?? ''} />
            <input type="hidden" name="child" value={model.contact === null ? (model.child ?? '') : ''} />
            <h2 class="govuk-heading-m">Whom you ask</h2>
            <AddAnother fields={f} list="agencies" noun="agency" action={action} most={12}>
              {(path) => <Agency fields={f} path={path} model={model} />}
            </AddAnother>
            <h2 class="govuk-heading-m">For all of them</h2>
            <Radios
              field={urgency}
              items={model.urgencies.map((each) => ({ ...each, chosen: each.value === urgency.value }))}
            />
            <TextArea field={f('purpose')} rows={4} />
            <Radios field={f('lawfulBasis')} />
            <Radios field={f('condition')} />
            <Radios
              field={f('familyTold')}
              reveal={{ no: <TextArea field={f('familyNotToldWhy')} rows={3} /> }}
            />
            <TextInput field={f('reach')} />
            <Button>Ask them</Button>
          </Form>
        )}
      </TwoThirds>
    </Page>
  );
};
