import type { FastifyRequest } from 'fastify';
import { writeAudit } from '#audit';
import { transact } from '#db';
import { endDrafts, holdForm, isStillOpen, type OpenForm, saveDraft } from '#drafts';
import { Conflict, type Instant } from '#kernel';
import { fill, isOf } from '../addresses.ts';
import type { Fields } from '../form.ts';
import { paramsOf } from '../guard.ts';
import type { Host } from '../host.ts';
import type { Identity } from '../identity.ts';
import { besideOf, formKeyOf, isSent } from '../once.ts';
import type { Opened } from '../opened.ts';
import {
  answerIn,
  answerTo,
  asksAnything,
  FROM_A_LIST,
  holds,
  isAsked,
  isSame,
  labelIn,
  plain,
  questionsOf,
  sayAnswer,
  typedIn,
} from '../race/questions.ts';
import type { ActionRoute } from '../route.ts';

/** A draft, as it was kept just now. */
export interface Kept {
  readonly id: string;
  readonly savedAt: Instant;
  /** Where the form is opened again. */
  readonly page: string;
}

/** What nobody may find in a draft, whatever its form calls it. */
const SECRET = /password|passcode|secret|token|recovery/i;

/** Whether the words of a form are kept at all. */
export const keepsDrafts = ({ takes, drafts }: ActionRoute): boolean =>
  drafts !== false && asksAnything(takes);

/** The form, as it stands open on this device; null for one without a key of its own. */
export const openFormOf = (
  route: ActionRoute,
  path: string,
  fields: Fields,
  opened: Opened | null,
): OpenForm | null => {
  const own = formKeyOf(path, fields);
  if (own === undefined || !keepsDrafts(route)) return null;
  const base = opened?.draft ?? null;
  return { writer: own, own, base, beside: besideOf(base?.id ?? own, own) };
};

interface Typist {
  readonly account: string;
  readonly staff: string | null;
  readonly post: string;
  readonly partnership: string;
}

/**
 * Whose words these are. The form says by whom it was opened, and its seal that we told it so; where nobody is signed in, or the post was
 * changed meanwhile, they are kept for that person in that post. Where somebody else is signed in by now, nobody knows whose they are.
 */
const typistOf = (identity: Identity | null, opened: Opened | null, now: Instant): Typist | null => {
  if (identity?.session === null) return null;
  if (opened)
    return (identity === null ? isStillOpen(opened.at, now) : identity.account === opened.account)
      ? opened
      : null;
  return identity?.actor
    ? {
        account: identity.account,
        staff: identity.actor.staff,
        post: identity.actor.post,
        partnership: identity.actor.partnership,
      }
    : null;
};

/** Of what was sent, the answers that are the typist's own: what the form said anyway is the record's, and stays there. */
const ownWords = (route: ActionRoute, fields: Fields, opened: Opened | null) => {
  const { takes } = route;
  const began = opened?.was ?? {};
  const typed = typedIn(takes, fields);
  const changed = questionsOf(takes).filter(
    (name) => !SECRET.test(name) && !isSame(typed[name], answerIn(takes, began, name)),
  );
  const own = changed.map((name): Fields => {
    const answer = answerTo(fields, name);
    return Object.keys(answer).length === 0 ? { [name]: '' } : answer;
  });
  const words: Fields = Object.assign({}, ...own);
  const { version } = began;
  return {
    isAny: changed.some(
      (name) =>
        isAsked(takes, name) && (plain(typed[name]) !== '' || plain(answerIn(takes, began, name)) !== ''),
    ),
    fields: words,
    was: {
      ...Object.fromEntries(
        changed
          .filter((name) => holds(began, name))
          .map((name): [string, unknown] => [name, answerIn(takes, began, name)]),
      ),
      ...(version === undefined ? {} : { version }),
    },
    said: changed
      .filter((name) => isAsked(takes, name) && plain(typed[name]) !== '')
      .map((name) => ({ label: labelIn(takes, name), value: sayAnswer(takes, name, typed[name]) }))
      .filter(({ value }) => value !== FROM_A_LIST),
  };
};

interface Keeping {
  readonly host: Host;
  readonly route: ActionRoute;
  readonly request: FastifyRequest;
  readonly identity: Identity | null;
  readonly fields: Fields;
  readonly opened: Opened | null;
}

/**
 * Keeps what was typed as a draft of whoever typed it, and judges none of it. Null where there is nothing to keep or nobody to keep it
 * for. Throws `Conflict` where no more is kept.
 */
export const keep = async ({
  host,
  route,
  request,
  identity,
  fields,
  opened,
}: Keeping): Promise<Kept | null> => {
  const now = host.now();
  const typist = typistOf(identity, opened, now);
  const params = paramsOf(request);
  const path = fill(route.path, params);
  const form = path === null ? null : openFormOf(route, path, fields, opened);
  if (!typist || !form || path === null) return null;
  const { isAny, ...words } = ownWords(route, fields, opened);
  const page =
    opened && isOf(route.from.path, opened.page)
      ? opened.page
      : (fill(route.from.path, params) ?? opened?.page ?? path);
  const { partnership, post, account, staff } = typist;
  return transact(host.databases.serving, { role: 'app', partnership, post, account, now }, async (tx) => {
    await holdForm(tx, form);
    if (await isSent(tx, form.own, account)) return null;
    if (!isAny) {
      await endDrafts(tx, form);
      return null;
    }
    const draft = {
      path,
      page,
      title: route.from.kind === 'page' ? route.from.title : route.title,
      ...words,
    };
    const { id, begun } = await saveDraft(tx, typist, form, draft, now);
    if (begun)
      await writeAudit(tx, {
        at: now,
        account,
        staff,
        post,
        event: 'draft.saved',
        purpose: 'Keeping what somebody types until they send it',
        outcome: 'allowed',
        requestId: request.id,
        target: `draft:${id} form:${route.path}`,
      });
    return { id, savedAt: now, page };
  });
};

/** As `keep`, where something else went wrong already: what was typed stands on the page whether or not it is kept too. */
export const keepIfPossible = async (keeping: Keeping): Promise<Kept | null> => {
  try {
    return await keep(keeping);
  } catch (error) {
    if (!(error instanceof Conflict)) keeping.request.log.warn({ err: error }, 'draft not kept');
    return null;
  }
};
