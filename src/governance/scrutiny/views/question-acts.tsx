import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import {
  BackLink,
  Button,
  Checkbox,
  Checkboxes,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Radios,
  Select,
  TextArea,
  TwoThirds,
  Typed,
  Version,
} from '#ui';
import {
  AcceptForm,
  AgainForm,
  AllocateForm,
  JoinForm,
  LeaveForm,
  MinuteForm,
  RewordForm,
  SplitForm,
  WithholdForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { QuestionModel } from '../reads/index.ts';
import { chosen, Quoted, ticked } from './parts.tsx';
import { Warnings } from './warnings.tsx';

interface ActPageProps extends Pick<Shows<QuestionModel>, 'model' | 'form' | 'frame'> {
  readonly action: (id: string) => string;
  readonly title: string;
  readonly button: string;
  readonly warns?: boolean;
  /** Saved against the version that it was opened on. */
  readonly versioned?: boolean;
  readonly words?: string;
  readonly children?: ComponentChildren;
}
const ActPage = ({
  model,
  form,
  frame,
  action,
  title,
  button,
  warns,
  versioned = true,
  words,
  children,
}: ActPageProps) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.question(model.id)}>The question</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.asker}>{title}</H1>
      <Quoted
        words={
          words ??
          model.words ??
          model.versions.find(({ kind }) => kind === 'asked')?.says ??
          model.versions[0]?.says ??
          ''
        }
      />
      <Form state={form} action={action(model.id)}>
        {versioned && <Version state={form} />}
        {children}
        <Button kind={warns ? 'warning' : undefined}>{button}</Button>
      </Form>
    </TwoThirds>
  </Page>
);

type Shown = Shows<QuestionModel>;
/** Accepts a question: each warning is let stand, or the words are changed first. */
export const AcceptPage = (shown: Shown) => {
  const { model, form } = shown;
  const f = fieldsOf(AcceptForm, form);
  const items = model.items.map(({ value, text }) => ({ value: `${model.meeting.id}/${value}`, text }));
  const proposed = model.versions.find(({ kind, leave }) => kind === 'asked' || leave === true)?.says ?? '';
  return (
    <ActPage
      {...shown}
      action={paths.acceptQuestion}
      title="Accept the question"
      button="Accept it"
      words={proposed}
    >
      <Warnings
        form={form}
        field={f('yes')}
        warnings={model.warnings}
        none="Nothing in these words is warned of. Read them all the same: a program does not know who can be known by them."
      />
      {items.length > 0 && <Select field={chosen(f('about'), items)} blank="The meeting as a whole" />}
    </ActPage>
  );
};
export const RewordPage = (shown: Shown) => (
  <ActPage {...shown} action={paths.rewordQuestion} title="Propose other words" button="Ask the member">
    <TextArea field={fieldsOf(RewordForm, shown.form)('words')} rows={6} count />
  </ActPage>
);
export const AgainPage = (shown: Shown) => (
  <ActPage {...shown} action={paths.againQuestion} title="Write the question again" button="Send it in again">
    <TextArea field={fieldsOf(AgainForm, shown.form)('question')} rows={6} count />
  </ActPage>
);
export const LeavePage = (shown: Shown) => {
  const f = fieldsOf(LeaveForm, shown.form);
  const [proposed] = shown.model.versions;
  return (
    <ActPage
      {...shown}
      versioned={false}
      action={paths.leaveQuestion}
      title="May it be asked in these words?"
      button="Send your answer"
    >
      <InsetText>
        <P>An officer proposes:</P>
        <Typed>{proposed?.says ?? ''}</Typed>
      </InsetText>
      <Radios field={f('leave')} inline />
      <TextArea field={f('said')} rows={3} />
    </ActPage>
  );
};
export const WithholdPage = (shown: Shown) => (
  <ActPage
    {...shown}
    action={paths.withholdQuestion}
    title="Withhold the question"
    button="Withhold it"
    warns
  >
    <P>It is not put to anybody, and not published. The member reads why.</P>
    <TextArea field={fieldsOf(WithholdForm, shown.form)('why')} rows={3} />
  </ActPage>
);
export const SplitPage = (shown: Shown) => {
  const f = fieldsOf(SplitForm, shown.form);
  return (
    <ActPage {...shown} action={paths.splitQuestion} title="Split the question" button="Split it">
      <P>Parts in the member’s own words stand at once. The member is asked for leave to any other words.</P>
      {(['first', 'second', 'third', 'fourth', 'fifth'] as const).map((part) => (
        <TextArea field={f(part)} rows={3} key={part} />
      ))}
    </ActPage>
  );
};
export const JoinPage = (shown: Shown) => {
  const f = fieldsOf(JoinForm, shown.form);
  const { others } = shown.model;
  return (
    <ActPage {...shown} action={paths.joinQuestion} title="Join it with another" button="Join them">
      {others.length === 0 ? (
        <P>No other accepted question of this meeting can take it in.</P>
      ) : (
        <Radios field={chosen(f('into'), others)} />
      )}
    </ActPage>
  );
};
export const AllocatePage = (shown: Shown) => {
  const f = fieldsOf(AllocateForm, shown.form);
  return (
    <ActPage
      {...shown}
      versioned={false}
      action={paths.allocateQuestion}
      title="Put it to those who answer"
      button="Put it to them"
    >
      <Checkbox
        field={f('partners')}
        hint="The local authority, the integrated care board and the police (Children Act 2004, section 16E). Each has its own clock"
      />
      <Checkboxes field={ticked(f('others'), shown.form, shown.model.organisations)} small />
    </ActPage>
  );
};
export const MinutePage = (shown: Shown) => {
  const f = fieldsOf(MinuteForm, shown.form);
  const { items } = shown.model;
  return (
    <ActPage
      {...shown}
      versioned={false}
      action={paths.minuteQuestion}
      title="Put it in the minutes"
      button="Put it in the minutes"
    >
      <P>
        The question stands there as a query, and each approved answer as its reply. Who has not answered is
        said.
      </P>
      <Select field={chosen(f('item'), items)} />
    </ActPage>
  );
};
