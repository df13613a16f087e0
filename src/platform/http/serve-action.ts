import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fragment, h } from 'preact';
import { newId } from '#db';
import { ChangedSince, Conflict, type Fault, Invalid, NotFound } from '#kernel';
import { type Frame, withoutRow, withRow } from '#ui';
import { act, insistMay } from './act.ts';
import { fill } from './addresses.ts';
import { judgeArrived } from './arriving.ts';
import { keepIfPossible, openFormOf } from './drafts/keep.ts';
import { answerSave } from './drafts/save.ts';
import { type Failure, failureOf } from './failures.ts';
import type { Fields } from './form.ts';
import { paramsOf } from './guard.ts';
import type { Host } from './host.ts';
import type { Signed } from './identity.ts';
import type { Judged } from './judge.ts';
import { SentOtherwise, sendingOf } from './once.ts';
import { type Opened, openedIn } from './opened.ts';
import { answerRace, raceFailure, raceOf, versionNow } from './race/answer-race.tsx';
import { settleChoices } from './race/settle.ts';
import { sendFailure, sendPage, sendProblem } from './reply.tsx';
import type { ActionRoute } from './route.ts';
import { type Again, servePage } from './serve-page.tsx';
import { cameFromUs, fieldsOf, leaveFlash, wantsJson } from './visit.ts';

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const CHANGED_POST =
  'You opened this form under another post than the one you use now. Change back to that post, then try again.';

/** Shows the form's own page again, with every value kept; when even that page is no longer to be had, the values stand alone. */
const showAgain = async (
  { host, route, request, identity, reply, frame }: Asked,
  again: Again,
  failure?: Failure,
): Promise<FastifyReply> => {
  try {
    if (route.from.kind !== 'page') throw new NotFound();
    return await servePage(host, route.from, request, reply, identity, frame, again);
  } catch (error) {
    const met = failure ?? failureOf(error);
    return sendFailure(reply, request, met, frame, { fields: again.values, takes: route.takes });
  }
};

/** What is asked of an act, and where the answer goes. */
interface Asked {
  readonly host: Host;
  readonly route: ActionRoute;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly identity: Signed;
  readonly frame: Frame;
}

/** A form as it was sent, with what it was opened on. */
interface Sent {
  readonly fields: Fields;
  readonly opened: Opened | null;
}

const keeping = ({ host, route, request, identity }: Asked, { fields, opened }: Sent) => ({
  host,
  route,
  request,
  identity,
  fields,
  opened,
});

const NOT_CHECKED: Failure = {
  status: 403,
  title: 'This form could not be checked',
  detail: 'It may have been open for a long time. Press Try again.',
  faults: [],
};

/**
 * Answers a form that asks for something else than to act: to be kept, for a row more or fewer, for a choice that is missing; false where
 * it asks for none of these. (A reply that is awaited turns into nothing, so that whether there was one is said beside it.)
 */
const answerBefore = async (asked: Asked, sent: Sent, missing: readonly Fault[]): Promise<boolean> => {
  const { host, route, request, reply, identity, frame } = asked;
  const { fields, opened } = sent;
  if (fields._save !== undefined) {
    await answerSave(keeping(asked, sent), reply, frame);
    return true;
  }
  const post = one(fields._post);
  if (post !== undefined && post !== identity.actor.post) {
    const failure = { ...failureOf(new Conflict(CHANGED_POST)), title: 'You changed post' };
    const draft = await keepIfPossible(keeping(asked, sent));
    sendFailure(reply, request, failure, frame, { fields, takes: route.takes, draft });
    return true;
  }
  const add = one(fields._add);
  const remove = one(fields._remove);
  if (add !== undefined || remove !== undefined) {
    // as the parser of forms gave them
    const values = (add !== undefined ? withRow(fields, add) : withoutRow(fields, remove ?? '')) as Fields;
    const draft = await keepIfPossible(keeping(asked, { ...sent, fields: values }));
    const again = { status: 200, values, faults: [], key: one(fields._key), opened, kept: draft?.savedAt };
    await showAgain(asked, again);
    return true;
  }
  if (missing.length === 0) return false;
  return answerRace({ host, route, request, identity }, reply, frame, {
    error: null,
    ...sent,
    missing,
  }).catch(() => false);
};

/** What was sent was refused, or failed: it is told in the caller's own tongue, and what a person typed is kept. */
const answerFailure = async (
  asked: Asked,
  sent: Sent | null,
  judged: Judged<unknown>,
  error: unknown,
): Promise<FastifyReply> => {
  const { host, route, request, reply, identity, frame } = asked;
  const failure = failureOf(error);
  if (failure.status >= 500) request.log.error({ err: error }, 'act failed');
  const about = { host, route, request, identity };
  const lost = error instanceof ChangedSince ? error : null;
  if (sent === null || wantsJson(request)) {
    const typed = judged.ok && typeof judged.form === 'object' ? { ...judged.form } : {};
    const race = lost && (await raceOf(about, typed, sent?.opened?.was ?? null).catch(() => null));
    return sendProblem(reply, request, race && lost ? raceFailure(route, lost, race) : failure);
  }
  // A refusal is met before anything is written, so the form's key is still good to act once, unless it did so already.
  const key = error instanceof SentOtherwise ? newId() : (one(sent.fields._key) ?? newId());
  const fields: Fields = { ...sent.fields, _key: key };
  const { opened } = sent;
  const draft = await keepIfPossible(keeping(asked, { fields, opened }));
  if (failure.faults.length === 0)
    return sendFailure(reply, request, failure, frame, { fields, takes: route.takes, draft });
  const again = {
    status: failure.status,
    values: fields,
    faults: failure.faults,
    key,
    opened,
    kept: draft?.savedAt,
  };
  if (!lost) return showAgain(asked, again, failure);
  try {
    const race = await answerRace(about, reply, frame, { error: lost, fields, opened, missing: [] });
    if (race) return reply;
    const now = await versionNow(about);
    return showAgain(
      asked,
      now === null ? again : { ...again, values: { ...fields, version: now } },
      failure,
    );
  } catch {
    return showAgain(asked, again, failure);
  }
};

/** Takes a form or JSON, acts once, and leads on; a refusal keeps everything that was typed. */
export const answerAction = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed,
  frame: Frame,
): Promise<FastifyReply> => {
  const asked = { host, route, request, reply, identity, frame };
  const came = fieldsOf(request);
  // A credential is sent by hand, never by a browser that another site leads.
  if (identity.session !== null && !cameFromUs(request, host.secret, host.baseUrl, came))
    return sendFailure(reply, request, NOT_CHECKED, frame, came && { fields: came, takes: route.takes });
  const settled = came && settleChoices(route.takes, came, openedIn(host.secret, came));
  if (settled && (await answerBefore(asked, settled, settled.missing))) return reply;
  const fields = settled?.fields ?? null;
  const judged = judgeArrived(host, route, request, identity, fields);
  try {
    if (!judged.ok) {
      await insistMay(host, route, request, identity);
      throw new Invalid(judged.faults);
    }
    const { secret } = host;
    const sending = sendingOf(request, fields, judged.form, { secret, account: identity.account });
    const path = fill(route.path, paramsOf(request));
    const open = settled && path !== null ? openFormOf(route, path, settled.fields, settled.opened) : null;
    const done = await act(host, route, request, identity, judged.form, sending, open);
    if (wantsJson(request))
      return reply
        .code(200)
        .header('location', done.to)
        .header('cache-control', 'no-store')
        .send(done.revealed ?? done.returns ?? { location: done.to });
    if (route.reveals && done.revealed !== null) {
      const shown = route.reveals.view({ model: done.revealed, frame });
      return sendPage(reply, 200, h(Fragment, {}, shown));
    }
    if (done.says) leaveFlash(reply, host.secret, done.says, host.baseUrl.startsWith('https:'));
    return reply.header('cache-control', 'no-store').redirect(done.to, 303);
  } catch (error) {
    return answerFailure(asked, settled, judged, error);
  }
};
