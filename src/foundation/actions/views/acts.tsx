import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { sayDay } from '#kernel';
import {
  BackLink,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Page,
  Radios,
  Select,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { AssignForm, ChangeDateForm, SAID_FORMS } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ActModel, AssignModel } from '../reads/index.ts';

interface FrameOfAct extends Pick<Shows<ActModel>, 'model' | 'form' | 'frame'> {
  readonly title: string;
  readonly to: (id: string) => string;
  readonly button: string;
  readonly children: ComponentChildren;
}

const ActPage = ({ model, form, frame, title, to, button, children }: FrameOfAct) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.one(model.id)}>Back to the action</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.person ? `Action about ${model.person.name}` : 'Action'}>{title}</H1>
      <InsetText>
        <p class="govuk-body govuk-!-font-weight-bold">{model.what}</p>
        <Typed>{model.why}</Typed>
        <p class="govuk-body">
          Set by {model.setBy}
          {model.due && `, due ${sayDay(model.due)}`}
        </p>
      </InsetText>
      <Form state={form} action={to(model.id)}>
        {children}
        <Button>{button}</Button>
      </Form>
    </TwoThirds>
  </Page>
);

const saidPage =
  (act: keyof typeof SAID_FORMS, title: string, button: string) =>
  ({ model, form, frame }: Shows<ActModel>) => (
    <ActPage model={model} form={form} frame={frame} title={title} to={paths[act]} button={button}>
      <TextArea field={fieldsOf(SAID_FORMS[act], form)('said')} rows={6} />
    </ActPage>
  );

export const DonePage = saidPage('done', 'Say what was done', 'Save that it is done');
export const NotDonePage = saidPage(
  'notDone',
  'Say why it will not be done',
  'Save that it will not be done',
);
export const CancelPage = saidPage('cancel', 'Cancel this action', 'Cancel this action');

/** Another date, and why. The one before stays on record. */
export const ChangeDatePage = ({ model, form, frame }: Shows<ActModel>) => {
  const f = fieldsOf(ChangeDateForm, form);
  return (
    <ActPage
      model={model}
      form={form}
      frame={frame}
      title="Change the date of this action"
      to={paths.changeDate}
      button="Save the new date"
    >
      <DateInput field={f('due')} />
      <TextArea field={f('said')} rows={4} hint="Whoever owes it reads this" />
    </ActPage>
  );
};

const FEW = 7;
/** Who of those that owe it is to do it. */
export const AssignPage = ({ model, form, frame }: Shows<AssignModel>) => {
  const field = fieldsOf(AssignForm, form)('post');
  const items = model.posts.map((post) => ({ ...post, chosen: post.value === field.value }));
  return (
    <ActPage
      model={model}
      form={form}
      frame={frame}
      title="Assign this action"
      to={paths.assign}
      button="Assign it"
    >
      {items.length > FEW ? <Select field={{ ...field, items }} /> : <Radios field={field} items={items} />}
    </ActPage>
  );
};
