import {
  BackLink,
  Button,
  ButtonLink,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  P,
  Page,
  TextInput,
  textAt,
} from '#ui';
import { OrganisationForm } from '../forms.ts';
import { paths } from '../paths.ts';

interface Shown<Model> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
}
export interface ByOrganisationModel {
  readonly after: string;
}

/** The way in through one's own organisation: its directory is found by the address. */
export const ByOrganisation = ({ form, frame }: Shown<ByOrganisationModel>) => (
  <Page
    frame={frame}
    title="Sign in through your organisation"
    width="reading"
    faults={form.faults}
    before={<BackLink href={paths.signIn()} />}
  >
    <H1>Sign in through your organisation</H1>
    <P>You sign in where you do for your mail. Your organisation looks after your password.</P>
    <Form state={form} action={paths.byOrganisation()}>
      <input type="hidden" name="after" value={textAt(form.values, 'after')} />
      <TextInput
        field={fieldsOf(OrganisationForm, form)('email')}
        type="email"
        autocomplete="username"
        spellcheck={false}
      />
      <Button>Continue</Button>
    </Form>
  </Page>
);

export interface GoOnModel {
  readonly choices: readonly { readonly organisation: string; readonly to: string; readonly host: string }[];
}

/** Where a person leaves for their organisation's own sign-in: by a link, because a form of ours is sent nowhere but to us. */
export const GoOn = ({ model: { choices }, frame }: Shown<GoOnModel>) => (
  <Page
    frame={frame}
    title="Continue to your organisation"
    width="reading"
    before={<BackLink href={paths.byOrganisation()} />}
  >
    <H1>Continue to your organisation</H1>
    <P>You leave this service, sign in there, and come back.</P>
    {choices.map(({ organisation, to, host }) => (
      <div key={to}>
        <ButtonLink href={to}>{`Continue to ${organisation}`}</ButtonLink>
        <P small>Its sign-in is at {host}.</P>
      </div>
    ))}
  </Page>
);
