import type { ComponentChildren } from 'preact';
import type { Shows } from '#http';
import { fileTypes } from '#kernel';
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
  Radios,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { SAID_FORMS } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ActModel } from '../reads/index.ts';
import { STATES } from '../rules.ts';

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
    before={<BackLink href={paths.one(model.id)}>Back to the recommendation</BackLink>}
  >
    <TwoThirds>
      <H1 caption={`Recommendation ${model.reference}`}>{title}</H1>
      <InsetText>
        <Typed>{model.says}</Typed>
        <P>
          Made by {model.body.name} to {model.to.name}. Stands: {STATES[model.state].toLowerCase()}.
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
export const AnswerPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.answer, shown.form);
  return (
    <ActPage {...shown} act="answer" title="Answer this recommendation" button="Send the answer">
      <Radios field={f('answer')} />
      <TextArea field={f('said')} />
      <DateInput field={f('due')} hint="Leave this empty only if you do not accept it" />
    </ActPage>
  );
};
export const ProgressPage = (shown: Shown) => (
  <ActPage {...shown} act="progress" title="Tell of progress" button="Save the progress">
    <TextArea field={fieldsOf(SAID_FORMS.progress, shown.form)('said')} />
  </ActPage>
);
export const OfferPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.offer, shown.form);
  return (
    <ActPage {...shown} act="offer" title="Offer evidence of impact" button="Offer it to the body">
      <TextArea field={f('said')} />
      <FileInput field={f('evidence')} types={fileTypes} />
    </ActPage>
  );
};
export const ClosePage = (shown: Shown) => (
  <ActPage {...shown} act="close" title="Close this recommendation" button="Close it">
    <TextArea field={fieldsOf(SAID_FORMS.close, shown.form)('said')} />
  </ActPage>
);
export const ReturnPage = (shown: Shown) => {
  const f = fieldsOf(SAID_FORMS.return, shown.form);
  return (
    <ActPage {...shown} act="return" title="Return this recommendation" button="Return it">
      <TextArea field={f('said')} />
      <DateInput
        field={f('due')}
        hint={
          shown.model.state === 'notAccepted'
            ? 'Leave this empty for two months from today'
            : 'Leave this empty to keep the day that it has'
        }
      />
    </ActPage>
  );
};
