import { Button, ButtonGroup, Form, InsetText, Link, List, P, SummaryList, WarningText } from '#ui';
import { paths } from '../paths.ts';
import type { LinkModel, StaffModel } from '../reads/index.ts';
import { FormShell, type Shown } from './shell.tsx';

const ACTS = {
  resetSecondStep: { text: 'Reset', href: paths.resetSecondStep, about: 'the second step' },
  signOut: { text: 'Sign out', href: paths.signOutEverywhere, about: 'everywhere' },
} as const;

/** What somebody signs in with besides a password, and where they are signed in, as rows of their page. */
export const meansRows = ({ id, signIn }: Pick<StaffModel, 'id' | 'signIn'>) => {
  if (signIn === null || signIn.standing === 'notInvited') return [];
  const acts = (act: keyof typeof ACTS) =>
    signIn.meansActs.includes(act) ? [{ ...ACTS[act], href: ACTS[act].href(id) }] : [];
  return [
    { key: 'Second step', value: signIn.means, actions: acts('resetSecondStep') },
    {
      key: 'Signed in',
      value:
        signIn.sessions === 0
          ? 'Nowhere'
          : signIn.sessions === 1
            ? 'In 1 browser'
            : `In ${signIn.sessions} browsers`,
      actions: acts('signOut'),
    },
  ];
};

const Cancel = ({ id }: Pick<LinkModel, 'id'>) => <Link href={paths.staffMember(id)}>Cancel</Link>;

/** Before a second step is reset. */
export const ResetSecondStepPage = ({ model, frame, form }: Shown<LinkModel>) => (
  <FormShell frame={frame} form={form} section="staff" title="Reset a second step" caption={model.name}>
    <SummaryList rows={[{ key: 'They have', value: model.signIn.means }]} />
    <List
      items={[
        'Their app, its recovery codes and their passkeys work no more.',
        'They are signed out everywhere.',
        'Their password works as before. After it they add a second step again, where their post asks for one.',
      ]}
    />
    <WarningText>
      Make sure that it is {model.name} who asks: call them back on a number that you know, or meet them.
    </WarningText>
    <Form state={form} action={paths.resetSecondStep(model.id)}>
      <ButtonGroup>
        <Button kind="warning">Reset the second step</Button>
        <Cancel id={model.id} />
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Before every session of a person is ended. */
export const SignOutPage = ({ model, frame, form }: Shown<LinkModel>) => (
  <FormShell frame={frame} form={form} section="staff" title="Sign out everywhere" caption={model.name}>
    <P>
      From their next click on, {model.name} is signed out in every browser. What they typed and did not send
      may be lost.
    </P>
    <InsetText>
      They can sign in again while they hold a post or have a password. Somebody who leaves loses access when
      their post ends.
    </InsetText>
    <Form state={form} action={paths.signOutEverywhere(model.id)}>
      <ButtonGroup>
        <Button kind="warning">Sign out everywhere</Button>
        <Cancel id={model.id} />
      </ButtonGroup>
    </Form>
  </FormShell>
);
