import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { transact } from '#db';
import { addressOf } from '#drafts';
import { dayOf, type Fault, type Instant, Invalid, sayTime } from '#kernel';
import type { FormState, Frame } from '#ui';
import { besideNotice, formsOn, hasDraft, resume, type Waiting, waitingOn } from './drafts/resume.ts';
import { failureOf } from './failures.ts';
import type { Fields } from './form.ts';
import { bellOf, stateOf } from './frames.ts';
import { guarded, isId, paramsOf } from './guard.ts';
import type { Host } from './host.ts';
import type { Signed } from './identity.ts';
import { type Opened, resealed, sealOpened } from './opened.ts';
import { readQuestion } from './question.ts';
import { type Names, questionsOf } from './race/questions.ts';
import { sendFailure, sendPage } from './reply.tsx';
import type { ActionRoute, PageRoute } from './route.ts';
import { sealsOf } from './sealed.ts';
import { sendFile } from './sending.ts';
import { wantsJson } from './visit.ts';

/** What a form shows again: as it was typed, with what is wrong. */
export interface Again {
  readonly status: number;
  readonly values: Fields;
  readonly faults: readonly Fault[];
  readonly key: string | undefined;
  /** What the form was opened on, when it says so. */
  readonly opened?: Opened | null;
  /** When what was typed was kept as a draft just now. */
  readonly kept?: Instant | undefined;
}

interface Filled {
  readonly form: FormState;
  readonly frame: Frame;
}

/** The form of a page and what its frame says of it: begun, gone on with from a draft, or as it was sent. */
const fillIn = (
  host: Host,
  {
    frame,
    identity,
    url,
    start,
    faults,
    names,
    forms,
  }: Readonly<{
    frame: Frame;
    identity: Signed;
    url: string;
    start: Readonly<Record<string, unknown>>;
    faults: readonly Fault[];
    names: Names;
    forms: readonly ActionRoute[];
  }>,
  waiting: Waiting | null,
  again: Again | undefined,
): Filled => {
  const asked = new Set(['version', ...forms.flatMap(({ takes }) => questionsOf(takes))]);
  const seal = (was: Opened['was'], draft: Opened['draft']): Frame => ({
    ...frame,
    opened: sealOpened(host.secret, frame.csrf, {
      account: identity.account,
      staff: identity.actor.staff,
      post: identity.actor.post,
      partnership: identity.actor.partnership,
      page: addressOf(url),
      at: host.now(),
      was:
        was &&
        Object.fromEntries(Object.entries(was).filter(([name]) => asked.has(name.replace(/[.].*$/, '')))),
      draft,
      choice: null,
    }),
  });
  if (again) {
    const opened = resealed(host.secret, frame, again.opened ?? null);
    const framed = opened === undefined ? seal(null, null) : { ...frame, opened };
    const kept = again.kept === undefined ? {} : { kept: sayTime(again.kept) };
    return { form: { ...stateOf(framed, again.values, again.faults, again.key), ...kept }, frame: framed };
  }
  const resumed = waiting && resume(waiting, start, names, url);
  if (resumed) {
    const framed = { ...seal(resumed.was, resumed.draft), draft: resumed.notice };
    return { form: stateOf(framed, resumed.values, faults), frame: framed };
  }
  const beside = waiting && besideNotice(waiting);
  const framed = { ...seal(start, null), ...(beside ? { draft: beside } : {}) };
  return { form: stateOf(framed, start, faults), frame: framed };
};

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
  const forms = formsOn(host, route);
  let waiting: Waiting | null = null;
  const wrongIn = (loaded: unknown): readonly Fault[] =>
    faults.length > 0 ? faults : (route.faults?.(loaded) ?? []);
  let unread: number | undefined;
  const model = await guarded(
    host,
    'reader',
    request,
    identity,
    route,
    async (acting) => {
      const loaded = await route.load({
        ...acting,
        params,
        query,
        requestId: request.id,
        seals: sealsOf(host.secret),
        files: host.files,
        printer: host.printer,
        ...(again ? { typed: again.values } : {}),
      });
      // A program gets no answer to a question that was not heard; what was loaded is shown to nobody.
      const wrong = json ? wrongIn(loaded) : [];
      if (wrong.length > 0) throw new Invalid(wrong);
      if (forms.length > 0 && !json && !again)
        waiting = await waitingOn(acting.tx, forms, identity, request.url, asked, acting.now);
      // Only people have a bell, and it counts what this very transaction sees.
      if (!json) unread = await bellOf(host)?.count(acting);
      return loaded;
    },
    async (loaded) =>
      route.audit.known?.(loaded)
        ? null
        : {
            ...(route.audit.subjects ? { subjects: route.audit.subjects(loaded) } : {}),
            ...(route.audit.target ? { target: route.audit.target(loaded) } : {}),
            ...(route.audit.reason ? { reason: route.audit.reason(query) } : {}),
          },
  );
  if (json) return reply.header('cache-control', 'no-store').send(route.shows.parse(model));
  if (route.sends)
    return sendFile(host, request, reply, identity.actor.partnership, route.sends(model, host.baseUrl));
  const begun = route.start?.(model, query) ?? {};
  const start = faults.length > 0 ? { ...begun, ...asked } : begun;
  const names = route.names?.(model) ?? {};
  const plain = { form: stateOf(frame, again?.values ?? start, again?.faults ?? faults, again?.key), frame };
  const filled =
    forms.length === 0
      ? plain
      : fillIn(host, { frame, identity, url: request.url, start, faults, names, forms }, waiting, again);
  const wrong = wrongIn(model);
  const shown = {
    model,
    form: filled.form,
    frame: { ...ringing(filled.frame, unread), faults: wrong },
    query,
    today: dayOf(host.now()),
  };
  return sendPage(
    reply,
    again?.status ?? (wrong.length > 0 ? 422 : 200),
    h(() => <>{route.view(shown)}</>, {}),
  );
};

/** Where the words of a draft stand alone, when its page was asked for and is no longer to be had. */
const wordsKept = async (host: Host, request: FastifyRequest, identity: Signed): Promise<string | null> => {
  const { draft } = (request.query ?? {}) as Fields; // as the parser of addresses gives it
  if (typeof draft !== 'string' || !isId(draft)) return null;
  const { account, actor } = identity;
  const now = host.now();
  const standing = {
    role: 'reader',
    partnership: actor.partnership,
    post: actor.post,
    account,
    now,
  } as const;
  try {
    const kept = await transact(host.databases.serving, standing, (tx) => hasDraft(tx, identity, draft, now));
    return kept ? `/drafts/${draft}` : null;
  } catch {
    return null;
  }
};

const ringing = (frame: Frame, unread: number | undefined): Frame =>
  frame.bell && unread !== undefined ? { ...frame, bell: { ...frame.bell, unread } } : frame;

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
    const words =
      failure.status === 403 || failure.status === 404 ? await wordsKept(host, request, identity) : null;
    if (words !== null && !wantsJson(request))
      return reply.header('cache-control', 'no-store').redirect(words, 303);
    return sendFailure(reply, request, failure, frame);
  }
};
