import { createHash } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { newId } from '#db';
import { accentStyles } from '#ui';
import { fieldsIn, isAddress, LONGEST_PART, NOWHERE, refuseExcess, trusted } from './arrivals.ts';
import { dropFiles, notTaken, takeFiles } from './arriving.ts';
import { keepIfPossible } from './drafts/keep.ts';
import { answerSave } from './drafts/save.ts';
import { keepingUnsigned, withWayBack } from './drafts/unsigned.ts';
import { failureOf } from './failures.ts';
import { firstOf } from './first.ts';
import { framesOf } from './frames.ts';
import type { Host } from './host.ts';
import type { Identity, Signed } from './identity.ts';
import { limitsOf } from './limits.ts';
import { loggerOf } from './log.ts';
import { speaking } from './media.ts';
import type { OpenActionRoute, OpenPageRoute } from './open.ts';
import type { OpenAnswerRoute } from './open-answer.ts';
import { openApiOf } from './openapi.ts';
import { openPace } from './pace.ts';
import { sendFailure } from './reply.tsx';
import type { ActionRoute, PageRoute } from './route.ts';
import { answerAction } from './serve-action.ts';
import { openAnswersOf } from './serve-answer.ts';
import { answerOpenAction, answerOpenPage } from './serve-open.tsx';
import { answerPage } from './serve-page.tsx';
import { openHub } from './streams/hub.ts';
import { answerStream } from './streams/serve-stream.ts';
import { fieldsOf, headersOf, wantsJson } from './visit.ts';
import { watch } from './watch.ts';

const isSigned = (identity: Identity | null): identity is Signed => identity?.actor != null;

const PATIENCE = 7_000;

export interface Served {
  readonly server: FastifyInstance;
  readonly listen: (port: number, address: string) => Promise<string>;
  /** Takes no new requests, and lets those under way finish for so many milliseconds, 7,000 unless told. */
  readonly stop: (patience?: number) => Promise<void>;
}

/** Builds the server: every declared route, two faces each. */
export const buildServer = async (
  host: Host,
  open: readonly (OpenPageRoute | OpenActionRoute | OpenAnswerRoute)[],
): Promise<Served> => {
  let stopping = false;
  const secure = host.baseUrl.startsWith('https:');
  const server = fastify({
    loggerInstance: loggerOf(host),
    logController: new LogController({ disableRequestLogging: true }),
    rewriteUrl: ({ url = '/' }) => (isAddress(url) ? url : NOWHERE),
    genReqId: newId,
    bodyLimit: 1_048_576,
    trustProxy: trusted(host.trustProxy),
    routerOptions: { maxParamLength: LONGEST_PART, ignoreTrailingSlash: true, querystringParser: fieldsIn },
    forceCloseConnections: 'idle',
  });
  // Only forms and JSON are taken.
  server.removeContentTypeParser('text/plain');
  const frameOf = framesOf(host);

  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
  await server.register(cookie);
  await server.register(formbody, {
    bodyLimit: 1_048_576,
    parser: fieldsIn,
  });
  // Read by the acts that take files, once it is known who sends them.
  await server.register(multipart, { throwFileSizeLimit: false });
  server.addHook('preValidation', async ({ body, query }) => {
    refuseExcess(query);
    refuseExcess(body);
  });
  await server.register(serveStatic, {
    root: host.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    index: false,
  });
  watch(server, host, () => stopping);

  const underWay = new Set<FastifyRequest>();
  server.addHook('onRequest', async (request, reply) => {
    underWay.add(request);
    // Sent whole, or given up by whoever asked.
    reply.raw.once('close', () => underWay.delete(request));
    reply.header('x-request-id', request.id);
    if (stopping) reply.header('connection', 'close');
  });

  const identityOf = (request: FastifyRequest) => host.identify(headersOf(request), host.now(), request.ip);
  /** A person with a session: an agency's system has no account of its own to look after. */
  const personOf = async (request: FastifyRequest): Promise<Identity | null> => {
    const identity = await identityOf(request).catch(() => null);
    return identity?.session == null ? null : identity;
  };

  /** Finds who asks; sends to sign-in or to the choice of a post where one is wanted and none is in use. */
  const withSigned =
    (
      route: PageRoute | ActionRoute,
      answer: (request: FastifyRequest, reply: FastifyReply, identity: Signed) => Promise<FastifyReply>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const act = route.kind === 'action' ? route : undefined;
      let identity: Identity | null;
      try {
        identity = await identityOf(request);
        limits.insist(identity, request, route);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status >= 500) request.log.error({ err: error }, 'not identified');
        await dropFiles(request);
        const fields = fieldsOf(request);
        const frame = await frameOf(request, reply, null);
        return sendFailure(
          reply,
          request,
          failure,
          frame,
          fields && act ? { fields, takes: act.takes } : null,
        );
      }
      if (isSigned(identity)) return answer(request, reply, identity);
      await dropFiles(request);
      const unsigned = act && keepingUnsigned(host, act, request, identity);
      if (unsigned?.fields._save !== undefined)
        return answerSave(
          unsigned,
          reply,
          wantsJson(request) ? null : await frameOf(request, reply, identity),
        );
      if (wantsJson(request)) return sendFailure(reply, request, firstOf(identity, true), null);
      if (request.method === 'GET') {
        const then = encodeURIComponent(request.url);
        return reply
          .header('cache-control', 'no-store')
          .redirect(identity ? `/posts?then=${then}` : `/sign-in?then=${then}`, 302);
      }
      const fields = fieldsOf(request);
      const frame = await frameOf(request, reply, identity);
      const draft = unsigned ? await keepIfPossible(unsigned) : null;
      const failure = withWayBack(firstOf(identity, false), draft);
      return sendFailure(
        reply,
        request,
        failure,
        frame,
        fields && act ? { fields, takes: act.takes, draft } : null,
      );
    };

  const pace = openPace(host.databases, host.secret, host.passing);
  const limits = limitsOf(host, pace);
  const hub = openHub(host.databases);
  for (const { routes } of host.modules)
    for (const route of routes) {
      if (route.kind === 'page')
        server.get(
          route.path,
          speaking(route.media),
          withSigned(route, async (request, reply, identity) =>
            answerPage(host, route, request, reply, identity, await frameOf(request, reply, identity)),
          ),
        );
      else if (route.kind === 'stream')
        // A browser that is told to sign in here would take that for an answer: it is told by a status.
        server.get(route.path, async (request, reply) => {
          const identity = await identityOf(request).catch(() => null);
          limits.insist(identity, request);
          return answerStream(host, hub, route, request, reply, isSigned(identity) ? identity : null);
        });
      else
        server.post(
          route.path,
          speaking(route.media),
          withSigned(route, async (request, reply, identity) => {
            await takeFiles(host, route, request, identity);
            return answerAction(
              host,
              route,
              request,
              reply,
              identity,
              await frameOf(request, reply, identity),
            );
          }),
        );
    }
  const openAnswers = openAnswersOf(host);
  for (const route of open) {
    if (route.kind === 'openAnswer') {
      await openAnswers.add(server, route);
      continue;
    }
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      // Nobody sends us files without signing in.
      if (request.isMultipart()) throw notTaken();
      if (route.kind === 'openAction' && route.limited) await limits.slowGuessing(request);
      const identity = await personOf(request);
      limits.insist(identity, request);
      if (route.asksAccount && !identity && wantsJson(request))
        return sendFailure(reply, request, firstOf(null, true), null);
      const frame = await frameOf(request, reply, identity);
      return route.kind === 'openPage'
        ? answerOpenPage(host, route, request, reply, identity, frame)
        : answerOpenAction(host, route, request, reply, identity, frame);
    };
    if (route.kind === 'openPage') server.get(route.path, answer);
    else server.post(route.path, answer);
  }

  const document = JSON.stringify(openApiOf(host, open));
  const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`;
  server.get('/api/openapi.json', async (_, reply) =>
    reply.header('etag', etag).header('content-type', 'application/json').send(document),
  );

  // A partnership's colour: no style stands in a page. Anything that is no colour reaches no style sheet.
  server.get<{ Params: { file: string } }>('/accent/:file', async (request, reply) => {
    const { file } = request.params;
    const styles = file.endsWith('.css') ? accentStyles(file.slice(0, -4)) : undefined;
    if (styles === undefined) return reply.callNotFound();
    return reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(styles);
  });

  server.setNotFoundHandler(async (request, reply) => {
    const identity = await identityOf(request).catch(() => null);
    const failure = {
      status: 404,
      title: 'Page not found',
      detail: 'There is no page at this address. Check it, or go to your home page.',
      faults: [],
    };
    return sendFailure(reply, request, failure, await frameOf(request, reply, identity));
  });
  server.setErrorHandler(async (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'failed');
    return sendFailure(reply, request, failure, await frameOf(request, reply, null).catch(() => null));
  });

  return {
    server,
    listen: (port, address) => server.listen({ port, host: address }),
    stop: async (patience = PATIENCE) => {
      stopping = true;
      const closed = server.close();
      // Whoever listens comes back by itself, to whichever process is there.
      await hub.close();
      const late = performance.now() + patience;
      while (underWay.size > 0 && performance.now() < late) await after(20);
      // A browser keeps connections open on which it never asked; they would hold the server up for a minute.
      server.server.closeAllConnections();
      await closed;
      await openAnswers.close();
      await pace.close();
    },
  };
};
