import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fragment, h } from 'preact';
import { attempt, newId } from '#db';
import { Conflict, dayOf, Invalid, NotFound } from '#kernel';
import { type Frame, withoutRow, withRow } from '#ui';
import { AnswerLost, type Failure, failureOf } from './failures.ts';
import type { Fields } from './form.ts';
import { guarded, paramsOf } from './guard.ts';
import type { Host } from './host.ts';
import { judge } from './judge.ts';
import { claim, type Done, type Sending, SentOtherwise, sendingOf, settle } from './once.ts';
import { sendFailure, sendPage, sendProblem } from './reply.tsx';
import type { ActionRoute } from './route.ts';
import { type Again, type Signed, servePage } from './serve-page.tsx';
import { cameFromUs, fieldsOf, leaveFlash, wantsJson } from './visit.ts';

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const CHANGED_POST =
  'You opened this form under another post than the one you use now. Change back to that post, then try again.';

/** What an act answered, and what only this answer shows. */
interface Answered extends Done {
  readonly revealed: unknown;
}

/**
 * Does what was asked, once, with its audit, in one transaction. A replayed key gives the first answer again, but for what
 * was shown with it, which is kept nowhere.
 */
const act = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  identity: Signed,
  form: unknown,
  sending: Sending | undefined,
): Promise<Answered> => {
  const params = paramsOf(request);
  let first: Done | null = null;
  let done: Answered | undefined;
  try {
    await guarded<unknown>(
      host,
      'app',
      request,
      identity,
      route,
      async (acting) => {
        first = sending ? await claim(acting.tx, sending, route.path, acting.now) : null;
        return first ? undefined : route.run({ ...acting, params, query: {}, requestId: request.id }, form);
      },
      async (result, tx) => {
        if (first) return null;
        const answer = {
          to: route.next(result, params),
          says: route.says?.(result) ?? null,
          returns: route.returns ? route.gives.parse(route.returns(result)) : null,
        };
        if (sending) await settle(tx, sending, answer);
        const entry = {
          ...(route.audit.subjects ? { subjects: route.audit.subjects(result as never) } : {}),
          ...(route.audit.target ? { target: route.audit.target(result as never) } : {}),
          ...(route.audit.reason ? { reason: route.audit.reason(form) } : {}),
        };
        done = { ...answer, revealed: route.reveals?.once(result, host.baseUrl) ?? null };
        return entry;
      },
      attempt,
    );
  } catch (error) {
    // All was done but the commit, whose answer never came.
    if (done) throw new AnswerLost(sending !== undefined, { cause: error });
    throw error;
  }
  const answer = done ?? (first ? { ...(first as Done), revealed: null } : undefined);
  if (!answer) throw new Error('An act gave no answer.');
  return answer;
};

/** Refuses whoever may not act at all before it is told what is wrong with the form, and keeps that refusal's row. */
const insistMay = (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  identity: Signed,
): Promise<void> =>
  guarded(
    host,
    'reader',
    request,
    identity,
    route,
    async () => undefined,
    async () => null,
  );

/** Shows the form's own page again, with every value kept; when even that page is no longer to be had, the values stand alone. */
const showAgain = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed,
  frame: Frame,
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

/** Takes a form or JSON, acts once, and leads on; a refusal keeps everything that was typed. */
export const answerAction = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed,
  frame: Frame,
): Promise<FastifyReply> => {
  const fields = fieldsOf(request);
  const json = fields === null;
  const kept = fields ? { fields, takes: route.takes } : null;
  // A credential is sent by hand, never by a browser that another site leads.
  if (identity.session !== null && !cameFromUs(request, host.secret, host.baseUrl, fields))
    return sendFailure(
      reply,
      request,
      {
        status: 403,
        title: 'This form could not be checked',
        detail: 'It may have been open for a long time. Press Try again.',
        faults: [],
      },
      frame,
      kept,
    );
  if (fields) {
    const opened = one(fields._post);
    if (opened !== undefined && opened !== identity.actor.post)
      return sendFailure(
        reply,
        request,
        { ...failureOf(new Conflict(CHANGED_POST)), title: 'You changed post' },
        frame,
        kept,
      );
    const add = one(fields._add);
    const remove = one(fields._remove);
    if (add !== undefined || remove !== undefined) {
      const values = add !== undefined ? withRow(fields, add) : withoutRow(fields, remove ?? '');
      const again = { status: 200, values: values as Fields, faults: [], key: one(fields._key) };
      return showAgain(host, route, request, reply, identity, frame, again);
    }
  }
  const judged = judge(route.takes, { fields, body: request.body }, dayOf(host.now()));
  try {
    if (!judged.ok) {
      await insistMay(host, route, request, identity);
      throw new Invalid(judged.faults);
    }
    const { secret } = host;
    const sending = sendingOf(request, fields, judged.form, { secret, account: identity.account });
    const done = await act(host, route, request, identity, judged.form, sending);
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
    const failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'act failed');
    if (json || wantsJson(request)) return sendProblem(reply, request, failure);
    if (failure.faults.length === 0) return sendFailure(reply, request, failure, frame, kept);
    // A refusal is met before anything is written, so the form's key is still good to act once, unless it did so already.
    const key = error instanceof SentOtherwise ? newId() : (one(fields._key) ?? newId());
    const again = {
      status: failure.status,
      values: { ...fields, _key: key },
      faults: failure.faults,
      key,
    };
    return showAgain(host, route, request, reply, identity, frame, again, failure);
  }
};
