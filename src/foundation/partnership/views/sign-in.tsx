import { sayInstant } from '#kernel';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  type Frame,
  InsetText,
  Link,
  List,
  P,
  SummaryList,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { LinkModel, StaffModel } from '../reads/index.ts';
import { FormShell, Shell, type Shown } from './shell.tsx';

/** How somebody signs in, with the day until which a link works. */
export const SignsIn = ({ signIn }: { readonly signIn: NonNullable<StaffModel['signIn']> }) => (
  <>
    {signIn.says}
    {signIn.linkUntil && (
      <>
        . The link works until <time datetime={signIn.linkUntil}>{sayInstant(signIn.linkUntil)}</time>
      </>
    )}
  </>
);

const ACTS = {
  invite: { text: 'Invite', href: paths.invite, about: 'to sign in' },
  reset: { text: 'New password', href: paths.newPassword, about: 'by a link' },
  withdraw: { text: 'Withdraw', href: paths.withdrawLink, about: 'the link' },
} as const;

/** What may be done about how somebody signs in, beside the fact. */
export const signInActions = ({ id, signIn }: Pick<StaffModel, 'id' | 'signIn'>) =>
  (signIn?.acts ?? []).map((act) => ({ ...ACTS[act], href: ACTS[act].href(id) }));

const Cancel = ({ id }: Pick<LinkModel, 'id'>) => <Link href={paths.staffMember(id)}>Cancel</Link>;

/** Before an invitation: what will be made, and for which address. */
export const InvitePage = ({ model, frame, form }: Shown<LinkModel>) => (
  <FormShell frame={frame} form={form} section="staff" title="Invite to sign in" caption={model.name}>
    <P>
      You get a link by which {model.name} chooses a password. It works once, for three days. From then on
      they sign in with:
    </P>
    <SummaryList rows={[{ key: 'E-mail address', value: model.email }]} />
    {model.signIn.standing === 'invited' && (
      <InsetText>A link that was made before works no more from then on.</InsetText>
    )}
    <P>
      If the address is wrong, <Link href={paths.changeStaffMember(model.id)}>change it first</Link>.
    </P>
    <Form state={form} action={paths.invite(model.id)}>
      <ButtonGroup>
        <Button>Make the invitation</Button>
        <Cancel id={model.id} />
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Before a link for a new password: what it does. */
export const NewPasswordPage = ({ model, frame, form }: Shown<LinkModel>) => (
  <FormShell
    frame={frame}
    form={form}
    section="staff"
    title="Make a link for a new password"
    caption={model.name}
  >
    <P>
      You get a link by which {model.name} chooses a new password. It works once, for 24 hours. The password
      that they have works until then. When they choose another, they are signed out everywhere.
    </P>
    <WarningText>
      Make sure that it is {model.name} who asks: call them back on a number that you know.
    </WarningText>
    <Form state={form} action={paths.newPassword(model.id)}>
      <ButtonGroup>
        <Button>Make the link</Button>
        <Cancel id={model.id} />
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Before a link is withdrawn. */
export const WithdrawPage = ({ model, frame, form }: Shown<LinkModel>) => (
  <FormShell frame={frame} form={form} section="staff" title="Withdraw a link" caption={model.name}>
    <P>Whoever holds the link can do nothing with it from then on. You can make another at any time.</P>
    <Form state={form} action={paths.withdrawLink(model.id)}>
      <ButtonGroup>
        <Button kind="warning">Withdraw the link</Button>
        <Cancel id={model.id} />
      </ButtonGroup>
    </Form>
  </FormShell>
);

export interface LinkShown {
  readonly staff: string;
  readonly name: string;
  readonly purpose: 'invitation' | 'reset';
  /** The whole link, with the address of this installation. */
  readonly link: string;
}

const FOR = {
  invitation: ['Invitation made', 'three days'],
  reset: ['Link for a new password made', '24 hours'],
} as const;

/** The link, in the answer to the act that made it and nowhere else. */
export const LinkPage = ({
  model: { staff, name, purpose, link },
  frame,
}: {
  readonly model: LinkShown;
  readonly frame: Frame;
}) => {
  const [title, time] = FOR[purpose];
  return (
    <Shell frame={frame} section="staff" title={title} caption={name}>
      <WarningText>
        This link is shown once. Copy it now: nobody can look it up afterwards, and you can only make another.
      </WarningText>
      <InsetText>
        <span class="app-typed">{link}</span>
      </InsetText>
      <List
        items={[
          `It works once, for ${time}.`,
          `Whoever holds it can sign in as ${name}: hand it over yourself, in a way that reaches nobody else.`,
          'If it goes astray, withdraw it.',
        ]}
      />
      <ButtonGroup>
        <ButtonLink href={paths.staffMember(staff)}>I have copied it</ButtonLink>
        <Link href={paths.withdrawLink(staff)}>Withdraw it</Link>
      </ButtonGroup>
    </Shell>
  );
};
