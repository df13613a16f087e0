import type { FastifyRequest } from 'fastify';
import { attempt } from '#db';
import { endDrafts, type OpenForm } from '#drafts';
import { AnswerLost } from './failures.ts';
import { guarded, paramsOf } from './guard.ts';
import type { Host } from './host.ts';
import type { Signed } from './identity.ts';
import { claim, type Done, type Sending, settle } from './once.ts';
import type { ActionRoute } from './route.ts';
import { sealsOf } from './sealed.ts';

/** What an act answered, and what only this answer shows. */
export interface Answered extends Done {
  readonly revealed: unknown;
}

/**
 * Does what was asked, once, with its audit, in one transaction, which ends the draft of its form too. A replayed key gives the first answer again, but for what
 * was shown with it, which is kept nowhere.
 */
export const act = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  identity: Signed,
  form: unknown,
  sending: Sending | undefined,
  open: OpenForm | null,
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
        return first
          ? undefined
          : route.run(
              {
                ...acting,
                params,
                query: {},
                requestId: request.id,
                files: host.files,
                printer: host.printer,
                seals: sealsOf(host.secret),
              },
              form,
            );
      },
      async (result, tx) => {
        if (first) return null;
        const answer = {
          to: route.next(result, params),
          says: route.says?.(result) ?? null,
          returns: route.returns ? route.gives.parse(route.returns(result)) : null,
        };
        if (sending) await settle(tx, sending, answer);
        if (open) await endDrafts(tx, open);
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
export const insistMay = (
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
