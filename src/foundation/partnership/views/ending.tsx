import { sayDay } from '#kernel';
import { Button, ButtonGroup, Checkbox, DateInput, Form, fieldsOf, Link, List, P, Version } from '#ui';
import { EndForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { EndModel } from '../reads/index.ts';
import { FormShell, type Section, type Shown } from './shell.tsx';

interface EndWords {
  readonly section: Section;
  /** 'organisation', 'post': what ends. */
  readonly noun: string;
  /** What the day means here. */
  readonly hint: string;
  readonly action: (id: string) => string;
  readonly back: (page: string) => string;
}

const USUAL_HINT = 'It is still in force on that day.';

const EndPage = ({ model, frame, form, words }: Shown<EndModel> & { readonly words: EndWords }) => {
  const f = fieldsOf(EndForm, form);
  const hasEnded = model.standing === 'ended' || model.standing === 'cancelled';
  const asksDependants = model.dependants.length > 0 || f('dependants').error !== undefined;
  const title = hasEnded ? `Change the last day of this ${words.noun}` : `End this ${words.noun}`;
  return (
    <FormShell frame={frame} form={form} section={words.section} title={title} caption={model.name}>
      <Form state={form} action={words.action(model.id)}>
        <Version state={form} />
        <P>It began on {sayDay(model.from)}.</P>
        <DateInput
          field={f('until')}
          hint={model.until === null ? words.hint : `${words.hint} Leave it empty to take the last day away.`}
        />
        {model.dependants.length > 0 && (
          <>
            <P>These belong to it and go on after today:</P>
            <List items={model.dependants} />
          </>
        )}
        {asksDependants && <Checkbox field={f('dependants')} />}
        <ButtonGroup>
          <Button kind={hasEnded ? undefined : 'warning'}>{hasEnded ? 'Save the last day' : 'End it'}</Button>
          <Link href={words.back(model.page)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

/** The page that ends a row of each register. */
const ending = (words: EndWords) => (shown: Shown<EndModel>) => <EndPage {...shown} words={words} />;

export const EndOrganisationPage = ending({
  section: 'organisations',
  noun: 'organisation',
  hint: USUAL_HINT,
  action: paths.endOrganisation,
  back: paths.organisation,
});
export const EndBodyPage = ending({
  section: 'bodies',
  noun: 'body',
  hint: USUAL_HINT,
  action: paths.endBody,
  back: paths.body,
});
export const EndPostPage = ending({
  section: 'posts',
  noun: 'post',
  hint: 'They keep their access until the end of that day. To stop it now, enter yesterday’s date.',
  action: paths.endPost,
  back: paths.post,
});
export const EndReportingLinePage = ending({
  section: 'bodies',
  noun: 'reporting line',
  hint: USUAL_HINT,
  action: paths.endReportingLine,
  back: paths.body,
});
export const EndRepresentationPage = ending({
  section: 'bodies',
  noun: 'seat',
  hint: USUAL_HINT,
  action: paths.endRepresentation,
  back: paths.body,
});
