import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { fileTypes, sayDay } from '#kernel';
import {
  BackLink,
  Button,
  DateInput,
  FileInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  P,
  Page,
  Select,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { SAID_FORMS } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ActModel } from '../reads/index.ts';

interface ActPageProps extends Pick<Shows<ActModel>, 'model' | 'form' | 'frame'> {
  readonly act: keyof typeof SAID_FORMS;
  readonly title: string;
  readonly button: string;
  readonly children: ComponentChildren;
}
const ActPage = ({ model, form, frame, act, title, button, children }: ActPageProps) => (
  <Page
    frame={frame}
    title={title}
    faults={form.faults}
    before={<BackLink href={paths.one(model.id)}>Back to the promise</BackLink>}
  >
    <TwoThirds>
      <H1 caption="Promise">{title}</H1>
      <InsetText>
        <p class="govuk-body govuk-!-font-weight-bold">{model.what}</p>
        {model.sentence && <Typed>{model.sentence}</Typed>}
        <P>
          Owed by {model.owedBy}, due {sayDay(model.due)}
        </P>
      </InsetText>
      <Form state={form} action={paths.act(model.id, act)} files={act === 'offer'}>
        {children}
        <Button>{button}</Button>
      </Form>
    </TwoThirds>
  </Page>
);

type Shown = Shows<ActModel>;
export const ProgressPage = (shown: Shown) => (
  <ActPage {...shown} act="progress" title="Tell of progress" button="Save the progress">
    <TextArea field={fieldsOf(SAID_FORMS.progress, shown.form)('said')} />
  </ActPage>
);
export const ReleasePage = (shown: Shown) => (
  <ActPage {...shown} act="release" title="Release this promise" button="Release it">
    <TextArea field={fieldsOf(SAID_FORMS.release, shown.form)('said')} />
  </ActPage>
);
export const ReturnPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.return, shown.form);
  return (
    <ActPage {...shown} act="return" title="Return this promise" button="Return it">
      <TextArea field={f('said')} />
      <DateInput field={f('due')} hint="Leave this empty to keep the day that it has" />
    </ActPage>
  );
};
export const MovePage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.move, shown.form);
  return (
    <ActPage {...shown} act="move" title="Move this promise to another day" button="Move it">
      <DateInput field={f('due')} />
      <TextArea field={f('said')} />
    </ActPage>
  );
};
export const OfferPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.offer, shown.form);
  return (
    <ActPage {...shown} act="offer" title="Offer evidence" button="Offer it to the body">
      <TextArea field={f('said')} />
      <FileInput field={f('evidence')} types={fileTypes} />
    </ActPage>
  );
};
const meetings = (model: ActModel, field: ReturnType<ReturnType<typeof fieldsOf>>) => ({
  ...field,
  items: model.meetings.map((each) => ({ ...each, chosen: each.value === field.value })),
});
export const ReportPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.report, shown.form);
  return (
    <ActPage {...shown} act="report" title="Reported to a meeting" button="Save that it was reported">
      <Select field={meetings(shown.model, f('meeting'))} />
      <TextArea field={f('said')} />
    </ActPage>
  );
};
export const DischargePage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.discharge, shown.form);
  return (
    <ActPage {...shown} act="discharge" title="Discharge this promise" button="Discharge it">
      <TextArea field={f('said')} />
      <Select field={meetings(shown.model, f('meeting'))} blank="At no meeting" />
    </ActPage>
  );
};
