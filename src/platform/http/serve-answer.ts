import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { transact } from '#db';
import { contentDisposition } from '#files';
import { dayOf } from '#kernel';
import { type Frame, renderPage } from '#ui';
import { openBudget } from './budget.ts';
import { failureOf } from './failures.ts';
import type { Host } from './host.ts';
import { type Kept, keep, openKeptAnswers } from './kept-answers.ts';
import type { OpenAnswer, OpenAnswerRoute, OpenAsk } from './open-answer.ts';
import { sendFailure } from './reply.tsx';

/** Kept on the way for a moment, and asked about after it: what is withdrawn is gone everywhere by then. */
const FOR_A_MOMENT = 'public, max-age=10, must-revalidate';
/** What is gone, or not there, may be there the next moment. */
const ASK_EACH_TIME = 'no-cache';

const HTML = 'text/html; charset=utf-8';

/** The frame of a page that is the same for everybody: it knows nobody, and holds nothing that a form would be signed with. */
const frameFor = (host: Host, path: string): Frame => ({
  nav: [],
  path,
  csrf: '',
  key: '',
  assets: host.assets,
});

const headersOf = ({ unlisted, elsewhere }: OpenAnswer): Record<string, string> => ({
  ...(unlisted ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
  ...(elsewhere
    ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
    : {}),
});

/** Whether whoever asks has it already (RFC 9110, section 13.1.2: compared weakly). */
const has = (request: FastifyRequest, etag: string): boolean => {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  const bare = etag.replace(/^W\//, '');
  return asked.split(',').some((each) => {
    const one = each.trim();
    return one === '*' || one.replace(/^W\//, '') === bare;
  });
};

/** Which compressed form is wanted. What is refused by name (`q=0`) is not sent. */
const packingOf = (accepted: string | undefined): 'br' | 'gzip' | undefined => {
  if (!accepted) return undefined;
  const takes = (name: string) =>
    new RegExp(`(^|[ ,])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))\\b`, 'i').test(accepted);
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : undefined;
};

const sendKept = (request: FastifyRequest, reply: FastifyReply, kept: Kept): FastifyReply => {
  reply
    .headers(kept.headers)
    .header('etag', kept.etag)
    .header('vary', 'Accept-Encoding')
    .header('cache-control', kept.status === 200 ? FOR_A_MOMENT : ASK_EACH_TIME);
  if (kept.status === 200 && has(request, kept.etag)) return reply.code(304).send();
  const packing = packingOf(request.headers['accept-encoding']);
  const body = packing === undefined ? undefined : kept[packing];
  if (body && packing) reply.header('content-encoding', packing);
  return reply
    .code(kept.status)
    .header('content-type', kept.type)
    .send(body ?? kept.plain);
};

/** What a browser shows by itself; anything else is saved. None of it runs anything (the policy of its content says so). */
const SHOWN = /^(application\/pdf|image\/(png|jpeg|webp)|text\/plain)\b/;

const sendFileOf = async (
  host: Host,
  request: FastifyRequest,
  reply: FastifyReply,
  partnership: string,
  answer: OpenAnswer & { readonly file: { name: string; type: string; sha256: string; bytes: number } },
): Promise<FastifyReply> => {
  const { name, type, sha256, bytes } = answer.file;
  const etag = `"${sha256.slice(0, 40)}"`;
  reply
    .headers(headersOf(answer))
    .header('etag', etag)
    .header('cache-control', FOR_A_MOMENT)
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff');
  if (has(request, etag)) return reply.code(304).send();
  const content = await host.files?.read(partnership, sha256);
  if (!content) throw new Error('The content of a published file is missing.');
  const disposition = contentDisposition(name);
  return reply
    .code(200)
    .header('content-type', type)
    .header(
      'content-disposition',
      SHOWN.test(type) ? disposition.replace(/^attachment/, 'inline') : disposition,
    )
    .header('content-length', bytes)
    .send(Readable.from(content, { objectMode: false }));
};

/** What serves the addresses that are open to everybody: their budget and what is kept of them are apart from everything else. */
export const openAnswersOf = (host: Host) => {
  const budget = openBudget(host.paces?.open, host.passing);
  const kept = openKeptAnswers(host.passing);
  const stops: (() => Promise<void>)[] = [];
  const channels = new Set<string>();

  const askOf = (request: FastifyRequest): OpenAsk => {
    const now = host.now();
    return {
      // fastify gives text for each named part; what no database can hold names nothing
      params: Object.fromEntries(
        Object.entries((request.params ?? {}) as Record<string, string>).map(([name, part]) => [
          name,
          part.includes('\0') ? '' : part,
        ]),
      ),
      // as the parser of addresses gives it: what was given twice is none
      query: Object.fromEntries(
        Object.entries((request.query ?? {}) as Record<string, unknown>).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[1].includes('\0'),
        ),
      ),
      at: request.url,
      baseUrl: host.baseUrl,
      now,
      today: dayOf(now),
      read: (partnership, run) =>
        budget.within(() => transact(host.databases.serving, { role: 'reader', partnership, now }, run)),
    };
  };

  const makeKept = async (path: string, answer: OpenAnswer): Promise<Kept> => {
    const { status = 200 } = answer;
    const headers = headersOf(answer);
    if ('page' in answer)
      return keep({ status, headers, type: HTML, text: renderPage(answer.page(frameFor(host, path))) });
    if ('text' in answer) return keep({ status, headers, type: answer.type, text: answer.text });
    throw new Error('Only pages and text are kept: the route says `keeps: false`.');
  };

  const serve = async (
    route: OpenAnswerRoute,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    budget.admit(request.ip);
    const ask = askOf(request);
    const of = route.of(ask.params);
    const mark = await kept.mark(of, () => route.mark(ask));
    const path = request.url.split('?', 1)[0] ?? '/';
    if (mark !== null && route.keeps !== false) {
      const answer = async () => makeKept(path, await route.answer(ask));
      return sendKept(request, reply, await kept.get(of, `${ask.today} ${request.url}`, answer));
    }
    const answer = await route.answer(ask);
    if ('file' in answer) return sendFileOf(host, request, reply, of, answer);
    if ('to' in answer) return reply.header('cache-control', ASK_EACH_TIME).redirect(answer.to, 302);
    return sendKept(request, reply, await makeKept(path, answer));
  };

  const listen = async (channel: string): Promise<void> => {
    if (channels.has(channel)) return;
    channels.add(channel);
    const heard = (told: string): void =>
      kept.doubt((told.split(' ', 1)[0] ?? '').replace(/^partnership_/, ''));
    stops.push(await host.databases.listen(channel, { heard }));
  };

  return {
    add: async (server: FastifyInstance, route: OpenAnswerRoute): Promise<void> => {
      await listen(route.channel);
      server.get(route.path, async (request, reply) => {
        try {
          return await serve(route, request, reply);
        } catch (error) {
          const failure = failureOf(error);
          if (failure.status >= 500) request.log.error({ err: error }, 'open answer failed');
          return sendFailure(reply, request, failure, frameFor(host, request.url));
        }
      });
    },
    close: async () => {
      for (const stop of stops) await stop();
    },
  };
};
