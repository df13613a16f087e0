import { action, page } from '#http';
import { nothing } from '#kernel';
import {
  inviteStaff,
  type LinkMade,
  makePasswordLink,
  resetSecondStep,
  signOutEverywhere,
  type TellsPerson,
  withdrawLink,
} from '../actions/index.ts';
import { paths } from '../paths.ts';
import { LinkGiven, LinkModel, linkModel, meansModel } from '../reads/index.ts';
import { ResetSecondStepPage, SignOutPage } from '../views/means.tsx';
import { InvitePage, LinkPage, type LinkShown, NewPasswordPage, WithdrawPage } from '../views/sign-in.tsx';
import { can, PURPOSE } from './may.ts';

const about = ({ staff, account }: Omit<LinkMade, 'link'>): string => `id:${staff} account:${account}`;
const toStaff = ({ staff }: Pick<LinkMade, 'staff'>): string => paths.staffMember(staff);

/** The whole link, for this answer alone. */
const once =
  (purpose: LinkShown['purpose']) =>
  ({ staff, name, link }: LinkMade, baseUrl: string): LinkShown | null =>
    link === null ? null : { staff, name, purpose, link: `${baseUrl}${link}` };
const SHOWN_BEFORE =
  'The link was made, and shown once. If it was not handed over, withdraw it and make another';

const inviting = page('/partnership/staff/:id/invitation', {
  title: 'Invite to sign in',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: LinkModel,
  load: linkModel('invite'),
  view: InvitePage,
});
const invite = action('/partnership/staff/:id/invitation', {
  title: 'Invite to sign in',
  may: can.keep('staff'),
  audit: { event: 'account.invited', purpose: PURPOSE.keep, target: about },
  takes: nothing,
  from: inviting,
  run: (ask) => inviteStaff(ask, ask.params.id),
  reveals: { once: once('invitation'), shows: LinkGiven, view: LinkPage },
  next: toStaff,
  says: ({ name, link }) =>
    link === null ? `${name} has a password already, and signs in with it` : SHOWN_BEFORE,
});

const renewing = page('/partnership/staff/:id/new-password', {
  title: 'Make a link for a new password',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: LinkModel,
  load: linkModel('reset'),
  view: NewPasswordPage,
});
const renew = action('/partnership/staff/:id/new-password', {
  title: 'Make a link for a new password',
  may: can.keep('staff'),
  audit: { event: 'account.linkMade', purpose: PURPOSE.keep, target: about },
  takes: nothing,
  from: renewing,
  run: (ask) => makePasswordLink(ask, ask.params.id),
  reveals: { once: once('reset'), shows: LinkGiven, view: LinkPage },
  next: toStaff,
  says: () => SHOWN_BEFORE,
});

const withdrawing = page('/partnership/staff/:id/withdraw-link', {
  title: 'Withdraw a link',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: LinkModel,
  load: linkModel('withdraw'),
  view: WithdrawPage,
});
const withdraw = action('/partnership/staff/:id/withdraw-link', {
  title: 'Withdraw a link',
  may: can.keep('staff'),
  audit: { event: 'account.linkWithdrawn', purpose: PURPOSE.keep, target: about },
  takes: nothing,
  from: withdrawing,
  run: (ask) => withdrawLink(ask, ask.params.id),
  next: toStaff,
  says: () => 'The link works no more',
});

const resetting = page('/partnership/staff/:id/second-step', {
  title: 'Reset a second step',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: LinkModel,
  load: meansModel('resetSecondStep'),
  view: ResetSecondStepPage,
});
const reset = (tell: TellsPerson) =>
  action('/partnership/staff/:id/second-step', {
    title: 'Reset a second step',
    may: can.keep('staff'),
    audit: { event: 'account.secondStepReset', purpose: PURPOSE.keep, target: about },
    takes: nothing,
    from: resetting,
    run: (ask) => resetSecondStep(ask, ask.params.id, tell),
    next: toStaff,
    says: ({ name }) => `${name} is signed out, and adds a second step again after their password`,
  });

const signingOut = page('/partnership/staff/:id/sign-out', {
  title: 'Sign out everywhere',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: LinkModel,
  load: meansModel('signOut'),
  view: SignOutPage,
});
const signOut = action('/partnership/staff/:id/sign-out', {
  title: 'Sign out everywhere',
  may: can.keep('staff'),
  audit: { event: 'account.sessionsEnded', purpose: PURPOSE.keep, target: about },
  takes: nothing,
  from: signingOut,
  run: (ask) => signOutEverywhere(ask, ask.params.id),
  next: toStaff,
  says: ({ name }) => `${name} is signed out everywhere`,
});

/** How people who work here come to sign in: links that administrators make, and hand over themselves. */
export const signInRoutes = (tell: TellsPerson) => [
  ...[inviting, invite, renewing, renew, withdrawing, withdraw],
  ...[resetting, reset(tell), signingOut, signOut],
];
