import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressOf, withDraft } from '#drafts';
import type { ChangedSince, Fault } from '#kernel';
import type { Frame } from '#ui';
import { fill, isOf } from '../addresses.ts';
import type { Failure } from '../failures.ts';
import type { Fields } from '../form.ts';
import { guarded, paramsOf } from '../guard.ts';
import type { Host } from '../host.ts';
import type { Signed } from '../identity.ts';
import { type Opened, sealOpened } from '../opened.ts';
import { readQuestion } from '../question.ts';
import { sendPage } from '../reply.tsx';
import type { ActionRoute } from '../route.ts';
import { sealsOf } from '../sealed.ts';
import { compare, type Difference } from './compare.ts';
import { labelIn, type Names, sayAnswer, typedIn, type Values } from './questions.ts';
import { RacePage } from './race-page.tsx';

interface Asked {
  readonly host: Host;
  readonly route: ActionRoute;
  readonly request: FastifyRequest;
  readonly identity: Signed;
}

interface Now {
  readonly start: Values;
  readonly names: Names;
}

/** What the form's page begins with by now, read as a page is read: under the policy and with its audit. Null where it begins with nothing. */
const loadNow = async ({ host, route, request, identity }: Asked): Promise<Now | null> => {
  const { from } = route;
  if (from.kind !== 'page' || !from.start) return null;
  const params = paramsOf(request);
  const { query } = readQuestion(from.asks, {});
  const model = await guarded(
    host,
    'reader',
    request,
    identity,
    from,
    (acting) =>
      from.load({
        ...acting,
        params,
        query,
        requestId: request.id,
        files: host.files,
        printer: host.printer,
        seals: sealsOf(host.secret),
      }),
    async (loaded) => ({
      ...(from.audit.subjects ? { subjects: from.audit.subjects(loaded) } : {}),
      ...(from.audit.target ? { target: from.audit.target(loaded) } : {}),
    }),
  );
  return { start: from.start(model, query), names: from.names?.(model) ?? {} };
};

/** What both sides say of an edit that lost the race; null where the form holds nothing that could be compared. */
export const raceOf = async (
  asked: Asked,
  typed: Values,
  was: Values | null,
): Promise<{ readonly now: Now; readonly differences: readonly Difference[] } | null> => {
  const now = await loadNow(asked);
  if (!now) return null;
  const differences = compare(asked.route.takes, { was, theirs: now.start, mine: typed });
  return differences.length === 0 ? null : { now, differences };
};

/** The version that the form's page begins with by now; null where it has none. */
export const versionNow = async (asked: Asked): Promise<string | null> => {
  const version = (await loadNow(asked))?.start.version;
  return version === undefined ? null : String(version);
};

/** One field of a lost race, in the errors of a problem: with what is kept now and what was sent. */
type Told = Fault & { readonly now?: unknown; readonly sent?: unknown };

/** As a program is told: what each field that differs says now, and the version to send it against. */
export const raceFailure = (
  { takes }: ActionRoute,
  error: ChangedSince,
  { now, differences }: NonNullable<Awaited<ReturnType<typeof raceOf>>>,
): Failure => ({
  status: 409,
  title: 'This has changed',
  detail: `${error.message} Each field that differs says what is kept now. Send what is to stand, with the version it has now.`,
  faults: [
    ...differences.map(
      ({ name, theirs, mine }): Told => ({
        field: name,
        message: `${labelIn(takes, name)} says now: ${sayAnswer(takes, name, theirs, now.names)}`,
        now: theirs ?? null,
        sent: mine ?? null,
      }),
    ),
    ...(now.start.version === undefined
      ? []
      : [
          {
            field: 'version',
            message: `The version is now ${String(now.start.version)}`,
            now: now.start.version,
          } satisfies Told,
        ]),
  ],
});

/**
 * Shows a person both values, question by question, with what only one side changed put together; sent from there, it goes on from what
 * is kept now. False where there is nothing to choose between, and nothing was sent.
 */
export const answerRace = async (
  asked: Asked,
  reply: FastifyReply,
  frame: Frame,
  {
    error,
    fields,
    opened,
    missing,
  }: {
    readonly error: ChangedSince | null;
    readonly fields: Fields;
    readonly opened: Opened | null;
    readonly missing: readonly Fault[];
  },
): Promise<boolean> => {
  const { host, route, request, identity } = asked;
  const { takes } = route;
  const race = await raceOf(asked, typedIn(takes, fields), opened?.was ?? null);
  if (!race) return false;
  const { now, differences } = race;
  const first = error?.first ?? opened?.choice?.first ?? null;
  const params = paramsOf(request);
  const page =
    opened && isOf(route.from.path, opened.page)
      ? opened.page
      : (fill(route.from.path, params) ?? addressOf(request.url));
  const { actor } = identity;
  const whose = (side: Difference['stands']) =>
    differences.filter(({ stands }) => stands === side).map(({ name }) => name);
  const sealed = sealOpened(host.secret, frame.csrf, {
    account: identity.account,
    staff: actor.staff,
    post: actor.post,
    partnership: actor.partnership,
    page,
    at: opened?.at ?? host.now(),
    was: opened?.was ?? null,
    draft: opened?.draft ?? null,
    choice: { theirs: { ...now.start }, first, asked: whose('asked'), taken: whose('theirs') },
  });
  const key = typeof fields._key === 'string' ? fields._key : frame.key;
  sendPage(
    reply,
    missing.length > 0 ? 422 : 409,
    <RacePage
      frame={frame}
      title={route.title}
      takes={takes}
      names={now.names}
      differences={differences}
      first={first}
      fields={fields}
      to={request.url}
      back={withDraft(page, 'none')}
      faults={missing}
      state={{ csrf: frame.csrf, key, post: frame.post, opened: sealed }}
    />,
  );
  return true;
};
