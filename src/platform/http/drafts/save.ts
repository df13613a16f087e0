import type { FastifyReply } from 'fastify';
import { addressOf, KEPT_DAYS } from '#drafts';
import { addDays, dayOf, sayDay, sayTime } from '#kernel';
import type { Frame } from '#ui';
import { type Failure, failureOf } from '../failures.ts';
import { firstOf } from '../first.ts';
import { sendFailure, sendProblem } from '../reply.tsx';
import { leaveFlash, wantsJson } from '../visit.ts';
import { type Kept, keep } from './keep.ts';

/** The page of one's drafts. */
const DRAFTS = '/drafts';

/** Where somebody signs in, and comes back to the form with what they typed in it. */
export const signInFor = (kept: Kept | null): string =>
  kept ? `/sign-in?then=${encodeURIComponent(addressOf(kept.page))}` : '/sign-in';

/**
 * Answers a form that asks to be kept and nothing else: the script that keeps it while it is filled in, and the button of those who have
 * none. It is told when it was kept, and by a status of 401 that somebody must sign in before it can be sent.
 */
export const answerSave = async (
  keeping: Parameters<typeof keep>[0],
  reply: FastifyReply,
  frame: Frame | null,
): Promise<FastifyReply> => {
  const { host, request, route, fields, identity } = keeping;
  let kept: Kept | null = null;
  let failure: Failure | null = null;
  try {
    kept = await keep(keeping);
  } catch (error) {
    failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'draft not kept');
  }
  reply.header('cache-control', 'no-store');
  if (wantsJson(request)) {
    if (failure) return sendProblem(reply, request, failure);
    return reply.code(identity ? 200 : 401).send({
      kept: kept === null ? null : sayTime(kept.savedAt),
      signIn: identity ? null : signInFor(kept),
    });
  }
  if (failure) return sendFailure(reply, request, failure, frame, { fields, takes: route.takes });
  if (!identity)
    return sendFailure(
      reply,
      request,
      { ...firstOf(null, false), go: { href: signInFor(kept), text: 'Sign in' } },
      frame,
      {
        fields,
        takes: route.takes,
        draft: kept,
      },
    );
  const until = sayDay(addDays(dayOf(host.now()), KEPT_DAYS));
  leaveFlash(
    reply,
    host.secret,
    kept
      ? `What you typed is kept until ${until}. Go on with it from here.`
      : 'Nothing was typed, so nothing was kept.',
    host.baseUrl.startsWith('https:'),
  );
  return reply.redirect(DRAFTS, 303);
};
