import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { type Actor, dayOf, type Fault, Invalid } from '#kernel';
import type { Frame } from '#ui';
import { failureOf } from './failures.ts';
import type { Fields } from './form.ts';
import { stateOf } from './frames.ts';
import { guarded, paramsOf } from './guard.ts';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import { readQuestion } from './question.ts';
import { sendFailure, sendPage } from './reply.tsx';
import type { PageRoute } from './route.ts';
import { wantsJson } from './visit.ts';

export type Signed = Identity & { readonly actor: Actor };

/** What a form shows again: as it was typed, with what is wrong. */
export interface Again {
  readonly status: number;
  readonly values: Fields;
  readonly faults: readonly Fault[];
  readonly key: string | undefined;
}

/** Loads a page's model under the policy, with its audit, and sends it as the caller asked: HTML or JSON. */
export const servePage = async (
  host: Host,
  route: PageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed,
  frame: Frame,
  again?: Again,
): Promise<FastifyReply> => {
  const params = paramsOf(request);
  // as the parser of addresses gives it
  const asked = (request.query ?? {}) as Fields;
  const { query, faults } = readQuestion(route.asks, asked);
  const json = wantsJson(request);
  const wrongIn = (loaded: unknown): readonly Fault[] =>
    faults.length > 0 ? faults : (route.faults?.(loaded) ?? []);
  const model = await guarded(
    host,
    'reader',
    request,
    identity,
    route,
    async (acting) => {
      const loaded = await route.load({ ...acting, params, query, requestId: request.id });
      // A program gets no answer to a question that was not heard; what was loaded is shown to nobody.
      const wrong = json ? wrongIn(loaded) : [];
      if (wrong.length > 0) throw new Invalid(wrong);
      return loaded;
    },
    async (loaded) => ({
      ...(route.audit.subjects ? { subjects: route.audit.subjects(loaded) } : {}),
      ...(route.audit.target ? { target: route.audit.target(loaded) } : {}),
      ...(route.audit.reason ? { reason: route.audit.reason(query) } : {}),
    }),
  );
  if (json) return reply.header('cache-control', 'no-store').send(route.shows.parse(model));
  const start = route.start?.(model, query) ?? {};
  const form = again
    ? stateOf(frame, again.values, again.faults, again.key)
    : stateOf(frame, faults.length > 0 ? { ...start, ...asked } : start, faults);
  const wrong = wrongIn(model);
  const shown = { model, form, frame: { ...frame, faults: wrong }, query, today: dayOf(host.now()) };
  return sendPage(
    reply,
    again?.status ?? (wrong.length > 0 ? 422 : 200),
    h(() => <>{route.view(shown)}</>, {}),
  );
};

/** As `servePage`, every failure shown in words. */
export const answerPage = async (
  host: Host,
  route: PageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed,
  frame: Frame,
): Promise<FastifyReply> => {
  try {
    return await servePage(host, route, request, reply, identity, frame);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'page failed');
    return sendFailure(reply, request, failure, frame);
  }
};
