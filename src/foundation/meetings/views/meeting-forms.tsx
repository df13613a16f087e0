import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  DateInput,
  type Fields,
  Fieldset,
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
  TextInput,
  TwoThirds,
  Version,
} from '#ui';
import { CancelForm, ChangeMeetingForm, MeetingForm, NextForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { ChangeModel, NewModel } from '../reads/index.ts';
import { sayWhen } from './parts.tsx';

const Hours = ({ f }: { readonly f: Fields }) => (
  <>
    <DateInput field={f('day')} />
    <TextInput field={f('starts')} width={10} />
    <TextInput field={f('ends')} width={10} />
  </>
);
const Facts = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('title')} />
    <TextArea field={f('purpose')} rows={3} />
    <Hours f={f} />
    <Radios field={f('mode')} />
    <TextInput field={f('place')} />
    <TextInput field={f('link')} spellcheck={false} />
    <Fieldset legend="Who must be there">
      <TextInput field={f('quorum')} width={3} inputmode="numeric" />
      <Checkbox field={f('quorumOfPartners')} />
      <Checkbox field={f('isPublic')} />
    </Fieldset>
  </>
);

/** A new meeting. */
export const AddMeetingPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(MeetingForm, form);
  const body = f('body');
  return (
    <Page
      frame={frame}
      title="Add a meeting"
      faults={form.faults}
      before={<BackLink href={paths.list}>Meetings</BackLink>}
    >
      <TwoThirds>
        <H1>Add a meeting</H1>
        <P>Those who sit on the body on that day are put on its list. Nobody is told until you call it.</P>
        <Form state={form} action={paths.add}>
          <Select
            field={{
              ...body,
              items: model.bodies.map((each) => ({ ...each, chosen: each.value === body.value })),
            }}
          />
          <Facts f={f} />
          <Select field={f('every')} blank="No" />
          <Checkbox field={f('standingItems')} />
          <Button>Add the meeting</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

const About = ({
  model: { meeting },
  form,
  frame,
  title,
  children,
}: Pick<Shows<ChangeModel>, 'model' | 'form' | 'frame'> & {
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={`${title}: ${meeting.title}`}
    faults={form.faults}
    before={<BackLink href={paths.one(meeting.id)}>{meeting.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={meeting.title}>{title}</H1>
      {children}
    </TwoThirds>
  </Page>
);

/** Changes or moves a meeting. */
export const ChangeMeetingPage = ({ model, form, frame }: Shows<ChangeModel>) => (
  <About model={model} form={form} frame={frame} title="Change or move the meeting">
    {model.meeting.stands === 'called' && (
      <InsetText>
        The meeting was called. Everybody on its list is told of a change of time, place, link or name. Where
        you move it, they are asked again whether they come.
      </InsetText>
    )}
    <Form state={form} action={paths.change(model.meeting.id)}>
      <Version state={form} />
      <Facts f={fieldsOf(ChangeMeetingForm, form)} />
      <ButtonGroup>
        <Button>Save</Button>
        <Link href={paths.one(model.meeting.id)}>Back without saving</Link>
      </ButtonGroup>
    </Form>
  </About>
);

/** Cancels a meeting. */
export const CancelMeetingPage = ({ model, form, frame }: Shows<ChangeModel>) => (
  <About model={model} form={form} frame={frame} title="Cancel the meeting">
    <P>{sayWhen(model.meeting.startsAt, model.meeting.endsAt)}</P>
    <P>Everybody who was called is told. What was given to them for this meeting ends at once.</P>
    <Form state={form} action={paths.cancel(model.meeting.id)}>
      <TextArea field={fieldsOf(CancelForm, form)('why')} rows={3} />
      <Button kind="warning">Cancel the meeting</Button>
    </Form>
  </About>
);

/** Makes the next meeting of a series. */
export const NextMeetingPage = ({ model, form, frame }: Shows<ChangeModel>) => (
  <About model={model} form={form} frame={frame} title="Make the next meeting">
    <P>It has the same people, quorum and place, the standing items, and this meeting as the last one.</P>
    <Form state={form} action={paths.next(model.meeting.id)}>
      <Hours f={fieldsOf(NextForm, form)} />
      <Button>Make the next meeting</Button>
    </Form>
  </About>
);
