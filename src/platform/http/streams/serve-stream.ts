import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderParts } from '#ui';
import { failureOf } from '../failures.ts';
import { firstOf } from '../first.ts';
import { guarded, paramsOf } from '../guard.ts';
import type { Host } from '../host.ts';
import type { Signed } from '../identity.ts';
import { sendProblem, tellWait } from '../reply.tsx';
import { sealsOf } from '../sealed.ts';
import { headersOf } from '../visit.ts';
import { BEAT, comeBackAfter, eventOf, idOf, marksOf, type Parts, shownBy } from './event.ts';
import type { Hub } from './hub.ts';
import type { StreamRoute } from './stream.ts';

/** How often something is said, so that nobody on the way takes the line for dead; in milliseconds. */
const BEATS = 15_000;
/** How often it is read again though nothing was told: whether the session and the post still stand, and what the clock changed. */
const READS = 30_000;
/** How long somebody may leave what was sent unread before the line is given up. */
const PATIENCE = 60_000;
/** How soon it is tried again when the database did not answer. */
const AGAIN = 1_000;
/** A browser comes back within these. */
const BACK = { soon: 500, late: 3_000 };

const WHY = {
  signedOut: 'You are signed out, or you changed post. Sign in to go on.',
  notAllowed: 'You can no longer see this.',
  elsewhere: 'You opened this in several other places. It is kept up to date there, and not here.',
} as const;

/** The session or the post that the stream was opened under is no more. */
class Ended extends Error {}

interface Read {
  readonly parts: Parts;
  readonly over: string | null;
}

/** Reads once, as whoever opened the stream, if they still are who they were. */
const reading = (
  host: Host,
  route: StreamRoute,
  request: FastifyRequest,
  { account, session, actor }: Signed,
) => {
  const headers = headersOf(request);
  const params = paramsOf(request);
  return async (): Promise<Read> => {
    const identity = await host.identify(headers, host.now(), request.ip, 'listening').catch(() => null);
    const now = identity?.actor;
    if (
      !identity ||
      !now ||
      identity.account !== account ||
      identity.session !== session ||
      now.post !== actor.post
    )
      throw new Ended();
    const model = await guarded(
      host,
      'reader',
      request,
      { ...identity, actor: now },
      route,
      (acting) =>
        route.load({
          ...acting,
          params,
          query: {},
          requestId: request.id,
          seals: sealsOf(host.secret),
          files: host.files,
        }),
      async (loaded) =>
        route.audit.known?.(loaded as never)
          ? null
          : {
              ...(route.audit.subjects ? { subjects: route.audit.subjects(loaded as never) } : {}),
              ...(route.audit.target ? { target: route.audit.target(loaded as never) } : {}),
            },
    );
    return { parts: renderParts(route.parts(model)), over: route.over?.(model) ?? null };
  };
};

/** Sends what changes for as long as somebody looks: only what differs from what they show, and nothing while they do not read it. */
const send = async (
  hub: Hub,
  {
    route,
    about,
    whose,
    request,
  }: { route: StreamRoute; about: string; whose: string; request: FastifyRequest },
  first: Read,
  read: () => Promise<Read>,
): Promise<Readable> => {
  let shown = shownBy(request.headers['last-event-id']);
  let isFull = false;
  let fullSince = 0;
  let isDue = false;
  let isReading = false;
  let isOver = false;
  let leave: () => void = () => undefined;
  let lastRead = performance.now();

  const line = new Readable({
    read: () => {
      isFull = false;
      void turn();
    },
  });
  const say = (text: string): void => {
    if (isOver) return;
    if (!line.push(text) && !isFull) {
      isFull = true;
      fullSince = performance.now();
    }
  };
  const end = (why: string | null): void => {
    if (isOver) return;
    if (why !== null) say(eventOf('over', { why }));
    else say(comeBackAfter(BACK.soon + Math.random() * (BACK.late - BACK.soon)));
    isOver = true;
    line.push(null);
  };
  const tell = ({ parts, over }: Read): void => {
    const marks = marksOf(parts);
    const changed = Object.fromEntries(Object.entries(parts).filter(([name]) => shown[name] !== marks[name]));
    shown = marks;
    if (Object.keys(changed).length > 0) say(eventOf('parts', changed, idOf(marks)));
    if (over !== null) end(over);
  };
  /** One reading at a time; what is told meanwhile is one more. */
  const turn = async (): Promise<void> => {
    if (isReading || isFull) return;
    isReading = true;
    while (isDue && !isFull && !isOver) {
      isDue = false;
      try {
        tell(await hub.inTurn(read));
        lastRead = performance.now();
      } catch (error) {
        const failure = failureOf(error);
        if (error instanceof Ended) end(WHY.signedOut);
        else if (failure.status < 500) end(WHY.notAllowed);
        else {
          request.log.warn({ err: error }, 'a stream could not be read');
          setTimeout(wake, AGAIN).unref();
          break;
        }
      }
    }
    isReading = false;
  };
  const wake = (): void => {
    isDue = true;
    void turn();
  };
  const beat = setInterval(() => {
    if (isFull && performance.now() - fullSince > PATIENCE) return void line.destroy();
    if (!isFull) say(BEAT);
    if (performance.now() - lastRead > READS - BEATS) wake();
  }, BEATS);
  beat.unref();
  line.once('close', () => {
    isOver = true;
    clearInterval(beat);
    leave();
  });
  try {
    leave = await hub.stand(route, about, whose, {
      wake,
      end: (why) => end(why === 'elsewhere' ? WHY.elsewhere : null),
    });
  } catch (error) {
    line.destroy();
    throw error;
  }
  say(comeBackAfter(BACK.soon + Math.random() * (BACK.late - BACK.soon)));
  tell(first);
  // What changed between the first reading and now was told to nobody here.
  wake();
  return line;
};

/** Answers with a stream of server-sent events, or says in a status why not. Nobody on the way keeps or gathers it. */
export const answerStream = async (
  host: Host,
  hub: Hub,
  route: StreamRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Signed | null,
): Promise<FastifyReply> => {
  try {
    if (!identity) return sendProblem(reply, request, firstOf(null, true));
    const read = reading(host, route, request, identity);
    const line = await send(
      hub,
      {
        route,
        request,
        about: route.about(paramsOf(request), identity.actor),
        whose: `${identity.actor.partnership} ${identity.account}`,
      },
      await hub.inTurn(read),
      read,
    );
    return reply
      .code(200)
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(line);
  } catch (error) {
    const failure = error instanceof Ended ? firstOf(null, true) : failureOf(error);
    if (failure.status >= 500) request.log.error({ err: error }, 'stream failed');
    tellWait(reply, failure);
    return sendProblem(reply, request, failure);
  }
};
