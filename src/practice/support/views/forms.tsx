import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Page,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { CheckForm, EndForm, LookForm, SupportForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { NewModel, OneModel } from '../reads/index.ts';

const back = (child: string) => <BackLink href={paths.ofChild(child)}>Back to the parents’ support</BackLink>;

/** Records which support a parent has. */
export const SupportPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(SupportForm, form);
  return (
    <Page
      frame={frame}
      title="Record support for a parent"
      faults={form.faults}
      before={back(model.child.id)}
    >
      <TwoThirds>
        <H1 caption={model.child.name}>Record support for a parent</H1>
        <Form state={form} action={paths.add(model.child.id)}>
          <TextInput field={f('parent')} />
          <Radios field={f('need')} />
          <TextArea field={f('support')} rows={4} />
          <TextInput field={f('provider')} />
          <TextInput field={f('providerReach')} />
          <DateInput field={f('since')} />
          <Button>Record the support</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

const Looked = ({ fields: f }: { readonly fields: Fields }) => (
  <>
    <Radios field={f('stage')} />
    <DateInput field={f('on')} />
    <TextInput field={f('with')} />
  </>
);

const About = ({ model }: { readonly model: OneModel }) => (
  <InsetText>
    <p class="govuk-body">
      {model.parent}: {model.provider}, since {sayDay(model.since)}
    </p>
    <Typed>{model.support}</Typed>
  </InsetText>
);

/** Whether a support is still there: when, with whom, at which stage. */
export const CheckPage = ({ model, form, frame }: Shows<OneModel>) => {
  const f = fieldsOf(CheckForm, form);
  return (
    <Page frame={frame} title="Check support for a parent" faults={form.faults} before={back(model.child.id)}>
      <TwoThirds>
        <H1 caption={model.child.name}>Is the support still in place?</H1>
        <About model={model} />
        <Form state={form} action={paths.check(model.id)}>
          <Looked fields={f} />
          <Radios field={f('inPlace')} />
          <TextArea field={f('note')} rows={4} />
          <Button>Record the check</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** What was found where no support is recorded. */
export const LookPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(LookForm, form);
  return (
    <Page
      frame={frame}
      title="Record that no support is in place"
      faults={form.faults}
      before={back(model.child.id)}
    >
      <TwoThirds>
        <H1 caption={model.child.name}>Record that no support is in place</H1>
        <Form state={form} action={paths.lookFor(model.child.id)}>
          <Radios field={f('found')} />
          <TextArea field={f('note')} rows={4} />
          <Looked fields={f} />
          <Button>Record what you found</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Ends a support, with what there is instead. */
export const EndPage = ({ model, form, frame }: Shows<OneModel>) => {
  const f = fieldsOf(EndForm, form);
  const lost = form.faults.some(({ field }) => field === '');
  return (
    <Page frame={frame} title="End support for a parent" faults={form.faults} before={back(model.child.id)}>
      <TwoThirds>
        <H1 caption={model.child.name}>End support for a parent</H1>
        <About model={model} />
        <Form state={form} action={paths.end(model.id)}>
          <input
            type="hidden"
            name="version"
            value={`${lost ? model.version : (form.values.version ?? model.version)}`}
          />
          <DateInput field={f('on')} />
          <TextArea field={f('why')} rows={3} />
          <Button>End the support</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
