import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { dayOf, Invalid } from '#kernel';
import type { Frame } from '#ui';
import { failureOf } from './failures.ts';
import type { Fields } from './form.ts';
import { stateOf } from './frames.ts';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import { judge } from './judge.ts';
import type { Onward, OpenActionRoute, OpenPageRoute, Told, Visit } from './open.ts';
import { sendFailure, sendPage, tellWait } from './reply.tsx';
import type { Again } from './serve-page.tsx';
import { cameFromUs, fieldsOf, headersOf, leaveFlash, wantsJson } from './visit.ts';

const visitFor = (host: Host, request: FastifyRequest, identity: Identity | null): Visit => {
  const now = host.now();
  return {
    databases: host.databases,
    identity,
    now,
    today: dayOf(now),
    ip: request.ip,
    headers: headersOf(request),
    requestId: request.id,
    params: { ...(request.params ?? {}) },
    query: { ...(request.query ?? {}) },
  };
};

const isOnward = (found: unknown): found is Onward =>
  typeof found === 'object' && found !== null && 'to' in found && typeof found.to === 'string';

const goOn = (host: Host, reply: FastifyReply, { to, cookies = [], forgets, says }: Onward): FastifyReply => {
  if (forgets) reply.header('clear-site-data', '"cache", "storage"');
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  if (says) leaveFlash(reply, host.secret, says, host.baseUrl.startsWith('https:'));
  return reply.header('cache-control', 'no-store').redirect(to, 303);
};

/** A program is told what a person is led to, with the same cookies. */
const tellWhere = (reply: FastifyReply, { to, cookies = [] }: Onward): FastifyReply => {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  return reply.code(200).header('location', to).header('cache-control', 'no-store').send({ location: to });
};

/** A text for the one program that asks, with a mark of it: asked again with the mark, nothing is sent where nothing changed. */
const sendText = (
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text }: { readonly type: string; readonly text: string },
): FastifyReply => {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff');
  const known = request.headers['if-none-match']
    ?.split(',')
    .some((mark) => mark.trim().replace(/^W\//, '') === etag);
  return known ? reply.code(304).send() : reply.header('content-type', type).send(text);
};

const show = async (
  host: Host,
  route: OpenPageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity | null,
  frame: Frame,
  again?: Again,
): Promise<FastifyReply> => {
  const visit = visitFor(host, request, identity);
  const model = await route.load(visit);
  if (isOnward(model)) return goOn(host, reply, model);
  if (route.sends) return sendText(request, reply, route.sends(model));
  if (wantsJson(request) && !again)
    return reply
      .code(route.isGone?.(model) ? 410 : 200)
      .header('cache-control', 'no-store')
      .send(route.shows?.parse(model) ?? model);
  const form = again
    ? stateOf(frame, again.values, again.faults)
    : stateOf(frame, route.start?.(model) ?? {});
  const shown = { model, form, frame, query: {}, today: visit.today };
  return sendPage(
    reply,
    route.isGone?.(model) ? 410 : (again?.status ?? 200),
    h(() => <>{route.view(shown)}</>, {}),
  );
};

export const answerOpenPage = async (
  host: Host,
  route: OpenPageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity | null,
  frame: Frame,
): Promise<FastifyReply> => {
  try {
    return await show(host, route, request, reply, identity, frame);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'page failed');
    return sendFailure(reply, request, failure, frame);
  }
};

/** Shows in the answer what nobody can look up afterwards. */
const tellOnce = (
  route: OpenActionRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  frame: Frame,
  { reveals: model, cookies = [] }: Told<unknown>,
): FastifyReply => {
  const { reveals } = route;
  if (!reveals) throw new Error('The act has nothing to show it by.');
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  if (wantsJson(request)) return reply.header('cache-control', 'no-store').send(reveals.shows.parse(model));
  const page = reveals.view({ model, frame });
  return sendPage(
    reply,
    200,
    h(() => <>{page}</>, {}),
  );
};

/** Values that are never sent back to a browser, whatever went wrong. */
const withoutSecrets = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !/password|^code$/i.test(name)));

export const answerOpenAction = async (
  host: Host,
  route: OpenActionRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity | null,
  frame: Frame,
): Promise<FastifyReply> => {
  const fields = fieldsOf(request);
  try {
    if (!cameFromUs(request, host.secret, host.baseUrl, fields))
      throw new Invalid([{ field: '', message: 'This page was open for too long. Try again.' }]);
    const judged = judge(route.takes, { fields, body: request.body }, dayOf(host.now()));
    if (!judged.ok) throw new Invalid(judged.faults);
    const onward = await route.run(visitFor(host, request, identity), judged.form);
    if ('reveals' in onward) return tellOnce(route, request, reply, frame, onward);
    return wantsJson(request) ? tellWhere(reply, onward) : goOn(host, reply, onward);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'act failed');
    if (failure.faults.length === 0 || wantsJson(request)) return sendFailure(reply, request, failure, frame);
    tellWait(reply, failure);
    const again = {
      status: failure.status,
      values: withoutSecrets(fields ?? {}),
      faults: failure.faults,
      key: undefined,
    };
    return show(host, route.from, request, reply, identity, frame, again);
  }
};
