import { callable, newSecret } from '#calls';
import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { addHours, Conflict, Invalid, NotFound, startOfDay } from '#kernel';
import { notify } from '#notifications';
import type { AddForm, AgainForm, ChangeForm } from './forms.ts';
import { paths } from './paths.ts';
import { kindsOfNews, type SecretGiven } from './reads.ts';
import { OFF, OVERLAP_HOURS, standsAs, systemsKeptBy, TEST, WEBHOOKS_TO_SEND } from './rules.ts';
import {
  insertDeliveries,
  insertWebhook,
  keepersOfWebhook,
  listeningSystems,
  sendAgain,
  setSecret,
  switchOff,
  updateWebhook,
  type WebhookRow,
  webhookById,
} from './store.ts';

const CHANGED = 'Somebody changed this webhook while you had it open. Open it again to see what holds.';

/** Sends for the job that tells the agencies' systems. Only acts of administrators do: they may wait for one another. */
const sendForTheTelling = ({ tx, actor }: Acting): Promise<void> =>
  sendJob(tx, WEBHOOKS_TO_SEND, { partnership: actor.partnership, about: {}, singletonKey: 'webhooks' });

const insistOnUrl = (url: string): void => {
  if (!callable(url).ok)
    throw new Invalid([
      {
        field: 'url',
        message: 'Enter an address that begins with https://, with no name, password or # in it',
      },
    ]);
};
const insistOnKinds = async ({ tx }: Acting, kinds: readonly string[]): Promise<void> => {
  const known = new Set((await kindsOfNews(tx)).map(({ event }) => event));
  if (!kinds.every((kind) => known.has(kind)))
    throw new Invalid([{ field: 'kinds', message: 'Select the kinds of news from the list' }]);
};
const meet = async ({ tx }: Acting, id: string): Promise<WebhookRow> => {
  const row = await webhookById(tx, id);
  if (!row) throw new NotFound();
  if (standsAs(row) === 'ended') throw new Conflict('This webhook has ended. Add another.');
  return row;
};

/** Opens an address for an agency's system, with a secret that is shown once. */
export const addWebhook = async (acting: Acting, form: AddForm): Promise<SecretGiven> => {
  const { tx, actor, now, today } = acting;
  const system = (await listeningSystems(tx, today, systemsKeptBy(actor))).find(
    ({ id }) => id === form.system,
  );
  if (!system) throw new Invalid([{ field: 'system', message: 'Select a system that still works here' }]);
  insistOnUrl(form.url);
  await insistOnKinds(acting, form.kinds);
  const id = newId();
  await insertWebhook(tx, {
    id,
    post_id: system.id,
    organisation_id: system.organisation,
    url: form.url,
    kinds: form.kinds,
    made_at: now,
    made_by: actor.post,
  });
  const secret = newSecret();
  await setSecret(tx, id, secret, null);
  return { id, url: form.url, secret, fresh: true };
};

/** Changes where a system listens, and for what. */
export const changeWebhook = async (acting: Acting, id: string, form: ChangeForm): Promise<string> => {
  await meet(acting, id);
  insistOnUrl(form.url);
  await insistOnKinds(acting, form.kinds);
  const { url, kinds, version } = form;
  if (!(await updateWebhook(acting.tx, { id, version }, { url, kinds }))) throw new Conflict(CHANGED);
  return id;
};

/** Makes a new secret; for a day the one before signs beside it. */
export const changeSecret = async (acting: Acting, id: string): Promise<SecretGiven> => {
  const { url } = await meet(acting, id);
  const secret = newSecret();
  await setSecret(acting.tx, id, secret, addHours(acting.now, OVERLAP_HOURS));
  return { id, url, secret, fresh: false };
};

/** Tells an address something of no meaning, to see whether it arrives. */
export const testWebhook = async (acting: Acting, id: string): Promise<string> => {
  const row = await meet(acting, id);
  if (standsAs(row) === 'off') throw new Conflict('Switch the webhook on first.');
  const { tx, now } = acting;
  await insertDeliveries(tx, [
    {
      id: newId(),
      webhook_id: id,
      notice_id: newId(),
      event: TEST,
      path: '/',
      record_id: null,
      at: now,
      next_at: now,
    },
  ]);
  await sendForTheTelling(acting);
  return id;
};

/** Tells an address again that was switched off. What it missed meanwhile is on the pages that its system reads. */
export const switchOnWebhook = async (acting: Acting, id: string): Promise<string> => {
  const row = await meet(acting, id);
  const on = { disabled_at: null, disabled_why: '', failing_since: null } as const;
  if (!(await updateWebhook(acting.tx, row, on))) throw new Conflict(CHANGED);
  await sendForTheTelling(acting);
  return id;
};

/** Ends an address for good. */
export const endWebhook = async (acting: Acting, id: string): Promise<string> => {
  const row = await meet(acting, id);
  if (!(await updateWebhook(acting.tx, row, { ended_at: acting.now }))) throw new Conflict(CHANGED);
  return id;
};

/** How many are sent again to which address. */
export interface ToldAgain {
  readonly id: string;
  readonly again: number;
}

/** Tells again what was told since a day, under the ids of the first time. */
export const tellAgain = async (
  acting: Acting,
  id: string,
  { since, which }: AgainForm,
): Promise<ToldAgain> => {
  await meet(acting, id);
  const asked = { since: startOfDay(since), all: which === 'all' };
  const again = await sendAgain(acting.tx, id, asked, acting.now);
  if (again > 0) await sendForTheTelling(acting);
  return { id, again };
};

/** Tells one thing again. */
export const tellOneAgain = async (acting: Acting, id: string, delivery: string): Promise<ToldAgain> => {
  await meet(acting, id);
  const again = await sendAgain(acting.tx, id, { id: delivery }, acting.now);
  if (again === 0) throw new Conflict('This one still waits to be sent, or is there no more.');
  await sendForTheTelling(acting);
  return { id, again };
};

/** Tells an address no more, and whoever keeps it that it is so: by the program itself. */
export const switchOffAndSay = async (
  acting: Pick<Acting, 'tx' | 'now'>,
  webhook: string,
  why: 'failing' | 'gone' | 'postEnded',
): Promise<void> => {
  const { tx, now } = acting;
  if (!(await switchOff(tx, webhook, why, now))) return;
  for (const post of await keepersOfWebhook(tx, webhook))
    await notify(acting, { to: { kind: 'post', id: post }, event: OFF, path: paths.one(webhook) });
};
