import type { Acting } from '#db';
import { addHours, Conflict, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import { postsInForce } from '#partnership';
import type { CloseForm, GrantForm, OpenForm } from './forms.ts';
import { paths } from './paths.ts';
import { accessMet, factsOf } from './reads/index.ts';
import { type Act, canDo, isOpen, LASTS_HOURS, WORKERS } from './rules.ts';
import {
  accessesOfPost,
  answerAbout,
  askAbout,
  closeReview,
  endAccess,
  endPermission,
  grantPermission,
  openChild as keepChild,
  keepTold,
  openAccess,
  permissionOf,
  searchInEmergency,
  toldOf,
} from './store/index.ts';

export interface Done {
  readonly id: string;
}
export interface OpenedChild extends Done {
  readonly child: string;
}

const leadsOf = async ({ tx, today }: Pick<Acting, 'tx' | 'today'>) =>
  (await postsInForce(tx, today)).filter(({ role }) => role === 'informationGovernance');

const met = async (acting: Acting, id: string, act: Act) => {
  const { row, facts } = await accessMet(acting, id);
  const verdict = canDo(act, facts, acting.actor, acting.now);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return row;
};

/** Opens an emergency with its reason: only then is anything searched. The reviewers are told at once. Throws `NotAllowed` where the post was not allowed it. */
export const openEmergency = async (acting: Acting, { ground, reason }: OpenForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const permission = await permissionOf(tx, actor.post);
  if (!permission)
    throw new NotAllowed(
      'Your post is not allowed emergency access. If a child is in danger now, ring 999. To be allowed it, ask your administrator.',
    );
  const open = (await accessesOfPost(tx, actor.post, 5)).find((row) =>
    isOpen(factsOf(row, actor.staff), now),
  );
  if (open) throw new Conflict('You have an emergency access open already. Use it, or end it first.');
  const id = await openAccess(tx, {
    post: actor.post,
    staff: actor.staff,
    ground,
    reason,
    restricted: permission.restricted,
    from: now,
    until: addHours(now, LASTS_HOURS),
  });
  for (const lead of await leadsOf(acting))
    await notify(acting, {
      to: { kind: 'post', id: lead.id },
      event: 'emergency.opened',
      path: paths.review(id),
    });
  return { id };
};

/** Opens one child's records, and tells its people at once. Throws `NotFound` for whom the search could not have shown. */
export const openChild = async (acting: Acting, id: string, child: string): Promise<OpenedChild> => {
  const { tx, actor, now } = acting;
  await met(acting, id, 'search');
  if (!(await searchInEmergency(tx, id)))
    throw new NotFound('This emergency access is not open to this post.');
  const first = await keepChild(tx, { access: id, child, staff: actor.staff, now });
  if (!first) return { id, child };
  const told = await toldOf(tx, id, child);
  for (const to of told)
    await notify(acting, { to, event: 'emergency.childOpened', path: paths.one(id), record: child });
  await keepTold(tx, id, child, told.length);
  return { id, child };
};

/** Ends it before its time: what it opened is out of sight at once. */
export const endEmergency = async (acting: Acting, id: string): Promise<Done> => {
  await met(acting, id, 'end');
  if (!(await endAccess(acting.tx, id, acting.now)))
    throw new Conflict('This emergency access is over already.');
  return { id };
};

/** Asks the person why. */
export const askWhy = async (acting: Acting, id: string, question: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  const row = await met(acting, id, 'ask');
  await askAbout(tx, { access: id, staff: row.staff_id, question, by: actor.post, now });
  await notify(acting, {
    to: { kind: 'staff', id: row.staff_id },
    event: 'emergency.asked',
    path: paths.one(id),
  });
  return { id };
};

/** Answers whatever the reviewer asked. */
export const answerWhy = async (acting: Acting, id: string, answer: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  await met(acting, id, 'answer');
  await answerAbout(tx, { access: id, answer, by: actor.post, now });
  for (const lead of await leadsOf(acting))
    await notify(acting, {
      to: { kind: 'post', id: lead.id },
      event: 'emergency.answered',
      path: paths.review(id),
    });
  return { id };
};

/** Closes the review with its finding, which the person reads. */
export const closeEmergency = async (
  acting: Acting,
  id: string,
  { finding, note }: CloseForm,
): Promise<Done> => {
  const { tx, actor, now } = acting;
  const row = await met(acting, id, 'close');
  if (!(await closeReview(tx, { access: id, finding, note, by: actor.post, now })))
    throw new Conflict('A colleague closed this review while you were writing. Read what they found.');
  await notify(acting, {
    to: { kind: 'staff', id: row.staff_id },
    event: 'emergency.reviewed',
    path: paths.one(id),
  });
  return { id };
};

/** Allows a post emergency access, from now on. */
export const grantEmergency = async (acting: Acting, { post, restricted }: GrantForm): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const holder = (await postsInForce(tx, today)).find(({ id }) => id === post);
  if (!holder || !WORKERS.some((role) => role === holder.role))
    throw new Conflict(
      'Only a post that works with children, and is held today, can be allowed emergency access.',
    );
  if (await permissionOf(tx, post)) throw new Conflict('This post is allowed emergency access already.');
  return { id: await grantPermission(tx, { post, restricted, by: actor.post, now, today }) };
};

/** Takes it away: whatever is open under it is closed with it. */
export const withdrawEmergency = async ({ tx, actor, today }: Acting, id: string): Promise<Done> => {
  if (!(await endPermission(tx, id, actor.post, today)))
    throw new NotFound('There is no such permission, or it has ended already.');
  return { id };
};
