import type { Shows } from '#http';
import { BackLink, Button, Form, fieldsOf, H1, InsetText, P, Page, Select, TextArea, TwoThirds } from '#ui';
import { ExcludeForm, UrgentForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ItemFormModel } from '../reads/index.ts';
import { chosen } from './parts.tsx';

/** Why an item that came late is considered all the same. */
export const UrgentPage = ({ model, form, frame }: Shows<ItemFormModel>) => {
  const f = fieldsOf(UrgentForm, form);
  return (
    <Page
      frame={frame}
      title="Record why it is urgent"
      faults={form.faults}
      before={<BackLink href={paths.agenda(model.meeting.id)}>{model.meeting.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.item.title}>Record why it is urgent</H1>
        <P>
          The item was not open to inspection for five clear days. It is considered only if the chair is of
          the opinion that it is urgent (Local Government Act 1972, section 100B(4)).
        </P>
        <Form state={form} action={paths.urgent(model.item.id)}>
          <Select field={chosen(f('chair'), model.people)} />
          <TextArea field={f('reason')} rows={5} />
          <Button>Record the reason</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
/** The resolution that excludes press and public. */
export const ExcludePage = ({ model, form, frame }: Shows<ItemFormModel>) => {
  const f = fieldsOf(ExcludeForm, form);
  return (
    <Page
      frame={frame}
      title="Record that press and public are excluded"
      faults={form.faults}
      before={<BackLink href={paths.agenda(model.meeting.id)}>{model.meeting.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.item.title}>Record that press and public are excluded</H1>
        <InsetText>{model.item.exempt}</InsetText>
        <P>The resolution stands in the minutes of the item (Local Government Act 1972, section 100A(4)).</P>
        <Form state={form} action={paths.exclude(model.item.id)}>
          <TextArea field={f('publicInterest')} rows={5} />
          <Select field={chosen(f('movedBy'), model.people)} />
          <Select field={chosen(f('secondedBy'), model.people)} blank="Nobody" />
          <Button>Record the resolution</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
