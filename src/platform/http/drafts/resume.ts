import type { Tx } from '#db';
import { addressOf, type Draft, draftById, draftsOnPage, withDraft } from '#drafts';
import { type Instant, sayInstant } from '#kernel';
import type { DraftNotice } from '#ui';
import { isOf } from '../addresses.ts';
import type { Fields } from '../form.ts';
import type { Host } from '../host.ts';
import type { Signed } from '../identity.ts';
import {
  answerIn,
  holds,
  isSame,
  labelIn,
  type Names,
  plain,
  sayAnswer,
  typedIn,
  type Values,
} from '../race/questions.ts';
import type { ActionRoute, PageRoute, Route } from '../route.ts';
import { keepsDrafts } from './keep.ts';

const known = new WeakMap<Host['modules'], ReadonlyMap<Route, readonly ActionRoute[]>>();

/** The acts whose forms stand on a page, and are kept while they are filled in. */
export const formsOn = ({ modules }: Host, page: PageRoute): readonly ActionRoute[] => {
  const forms = known.get(modules) ?? formsOf(modules);
  known.set(modules, forms);
  return forms.get(page) ?? [];
};

const formsOf = (modules: Host['modules']): ReadonlyMap<Route, readonly ActionRoute[]> => {
  const forms = new Map<Route, ActionRoute[]>();
  for (const route of modules.flatMap(({ routes }) => routes))
    if (route.kind === 'action' && keepsDrafts(route))
      forms.set(route.from, [...(forms.get(route.from) ?? []), route]);
  return forms;
};

/** The page of a draft's list, and of one draft alone. */
const DRAFTS = '/drafts';

/** A draft that waits on a page: the one to fill the form in from, and how many there are besides. */
export interface Waiting {
  readonly draft: Draft | null;
  readonly route: ActionRoute | null;
  readonly others: number;
}

/** Finds what the person began on this page: the newest, the one asked for by its id, or, asked for 'none', none of them. */
export const waitingOn = async (
  tx: Tx,
  forms: readonly ActionRoute[],
  { account, actor }: Signed,
  url: string,
  asked: Fields,
  now: Instant,
): Promise<Waiting> => {
  const all = await draftsOnPage(tx, { account, post: actor.post }, addressOf(url), now);
  const drafts = all.filter(({ path }) => forms.some((form) => isOf(form.path, path)));
  const draft =
    asked.draft === 'none' ? null : (drafts.find(({ id }) => id === asked.draft) ?? drafts[0] ?? null);
  return {
    draft,
    route: (draft && forms.find((form) => isOf(form.path, draft.path))) ?? null,
    others: drafts.length - (draft ? 1 : 0),
  };
};

/** Whether one's own draft is kept under that id, whatever became of the page of its form. */
export const hasDraft = async (
  tx: Tx,
  { account, actor }: Signed,
  id: string,
  now: Instant,
): Promise<boolean> => (await draftById(tx, { account, post: actor.post }, id, now)) !== undefined;

/** A form filled in from a draft: what it shows, and what it was opened on. */
export interface Resumed {
  readonly values: Values;
  readonly was: Values;
  readonly draft: { readonly id: string; readonly version: number };
  readonly notice: DraftNotice;
}

/**
 * Fills in what was typed over what the record says now. Where somebody changed the same answer since, the form goes on from what it was
 * begun on, so that sending it asks; where they changed others, it goes on from now, and the page says what they changed.
 */
export const resume = (
  { draft, route, others }: Waiting,
  start: Values,
  names: Names,
  url: string,
): Resumed | null => {
  if (!draft || !route) return null;
  const { takes } = route;
  const { version, ...was } = draft.was;
  const typed = typedIn(takes, draft.fields);
  const own = Object.keys(draft.fields).map((field) => field.replace(/[.].*$|-(day|month|year|rows)$/, ''));
  const rest = Object.fromEntries(
    Object.entries(start).filter(([name]) => !own.includes(name.replace(/[.].*$/, ''))),
  );
  const changed = Object.keys(was).filter(
    (name) => holds(start, name) && !isSame(answerIn(takes, start, name), was[name]),
  );
  const isRaced = changed.some((name) => !isSame(typed[name], answerIn(takes, start, name)));
  const from = isRaced && version !== undefined ? { version } : {};
  const say = (name: string, value: unknown) => sayAnswer(takes, name, value, names);
  const page = addressOf(url);
  return {
    values: { ...rest, ...draft.fields, ...from },
    was: { ...start, ...(isRaced ? was : {}), ...from },
    draft: { id: draft.id, version: draft.version },
    notice: {
      says: `You began this form on ${sayInstant(draft.beganAt)}, and what you typed is filled in below. It has not been sent.${
        version !== undefined && plain(version) !== plain(start.version) && changed.length === 0
          ? ' What it is about has been changed since: read it again before you send it.'
          : ''
      }`,
      discard: `${DRAFTS}/${draft.id}/discard`,
      go: [
        { href: withDraft(page, 'none'), text: 'Begin again without it, and keep it' },
        ...(others > 0 ? [{ href: DRAFTS, text: 'See your other drafts' }] : []),
      ],
      changed: changed.map((name) => ({
        label: labelIn(takes, name),
        was: say(name, was[name]),
        now: say(name, answerIn(takes, start, name)),
        typed: say(name, typed[name]),
      })),
    },
  };
};

/** Says that there are drafts of a form that was opened without them. */
export const besideNotice = ({ others }: Waiting): DraftNotice | undefined =>
  others === 0
    ? undefined
    : {
        says:
          others === 1
            ? 'You began this form before, and have not sent what you typed.'
            : `You began this form ${others} times before, and have not sent what you typed.`,
        discard: null,
        go: [{ href: DRAFTS, text: 'See your drafts' }],
        changed: [],
      };
