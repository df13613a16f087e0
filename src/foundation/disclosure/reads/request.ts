import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { daysBetween, NotFound } from '#kernel';
import { personLines, relativeIdsOf } from '#people';
import { seeingNoOther } from '#records';
import {
  answerDue,
  type BundleFacts,
  canDo,
  isExemption,
  mayAnswer,
  standsAt,
  suggest,
} from '../rules/index.ts';
import {
  bundlesOf,
  type RequestRow,
  recordsAbout,
  redactionsOf,
  requestById,
  requestsOf,
  withholdingsOf,
} from '../store/index.ts';
import { type BesideOf, othersIn, ownNames, tell, textsOf } from './telling.ts';

const Stands = z.enum(['beingMade', 'toApprove', 'returned', 'approved', 'given']);
export const RequestLine = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string(),
  requester: z.string(),
  kind: z.enum(['self', 'parent', 'representative']),
  received: z.string(),
  due: z.string(),
  late: z.number(),
  stands: Stands,
});
export type RequestLine = z.infer<typeof RequestLine>;

export const bundleFacts = (
  row: Pick<RequestRow, 'bundle' | 'decision' | 'made_staff' | 'given_at'>,
): BundleFacts | null =>
  row.bundle === null
    ? null
    : { decision: row.decision, madeBy: row.made_staff ?? '', given: row.given_at !== null };

const lineOf = async (acting: Acting, row: RequestRow, name: string): Promise<RequestLine> => {
  const due = answerDue(row.received_day, row.extended_at !== null, await calendarFor(acting.tx));
  const stands = standsAt(bundleFacts(row));
  return {
    id: row.id,
    person: row.child_id ?? '',
    name,
    requester: row.requester,
    kind: row.requester_kind,
    received: row.received_day,
    due,
    late: stands === 'given' ? 0 : Math.max(0, daysBetween(due, acting.today)),
    stands,
  };
};

const ROWS = 50;
export const ListModel = z.object({ page: z.number(), more: z.boolean(), requests: z.array(RequestLine) });
export type ListModel = z.infer<typeof ListModel>;

/** The requests that the actor's organisation answers. */
export const listModel = async (acting: Acting & { query: { page: number } }): Promise<ListModel> => {
  const { tx, actor, today, query } = acting;
  const rows = await requestsOf(tx, actor.organisation, { limit: ROWS + 1, offset: (query.page - 1) * ROWS });
  const lines = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const requests: RequestLine[] = [];
  for (const row of rows.slice(0, ROWS))
    requests.push(await lineOf(acting, row, lines.get(row.child_id ?? '')?.name ?? 'Not known'));
  return { page: query.page, more: rows.length > ROWS, requests };
};
export const subjectsOfList = ({ requests }: ListModel) =>
  requests.map(({ id, person }) => ({ child: person, record: id }));

export const NewModel = z.object({ person: z.string(), name: z.string() });
export type NewModel = z.infer<typeof NewModel>;
export const newModel = async (acting: Acting & { params: { personId: string } }): Promise<NewModel> => {
  const line = (await personLines(acting.tx, [acting.params.personId], acting.today)).get(
    acting.params.personId,
  );
  if (!line) throw new NotFound();
  return { person: line.id, name: line.name };
};

/** The request and what rules ask of it. Throws `NotFound`. */
export const requestMet = async ({ tx, actor }: Pick<Acting, 'tx' | 'actor'>, id: string) => {
  const row = await requestById(tx, id);
  if (!row || row.child_id === null || !mayAnswer(actor).ok) throw new NotFound();
  return {
    row,
    person: row.child_id,
    facts: bundleFacts(row),
    who: { ...actor, owns: row.owner_organisation_id === actor.organisation },
  };
};

const PartModel = z.object({
  name: z.string(),
  rows: z.array(z.array(z.object({ label: z.string(), value: z.string() }))),
});
export const OneModel = z.object({
  ...RequestLine.shape,
  identity: z.string(),
  scope: z.string(),
  extended: z.string().nullable(),
  organisation: z.string(),
  page: z.number(),
  more: z.boolean(),
  records: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      title: z.string(),
      at: z.string(),
      organisation: z.string(),
      anothers: z.boolean(),
      by: z.string(),
      parts: z.array(PartModel),
      withheld: z.object({ exemption: z.string(), why: z.string() }).nullable(),
    }),
  ),
  redactions: z.array(
    z.object({ id: z.string(), words: z.string(), exemption: z.string(), why: z.string() }),
  ),
  /** Names of others that stand in the records of this page and are not blacked out. */
  suggested: z.array(z.object({ words: z.string(), name: z.string(), times: z.number() })),
  bundles: z.array(
    z.object({
      id: z.string(),
      madeAt: z.string(),
      madeBy: z.string(),
      decision: z.enum(['approved', 'returned']).nullable(),
      because: z.string().nullable(),
      givenAt: z.string().nullable(),
    }),
  ),
  mayRedact: z.boolean(),
  mayMake: z.boolean(),
  mayExtend: z.boolean(),
});
export type OneModel = z.infer<typeof OneModel>;

const PER_PAGE = 20;

/**
 * One request at work: the records in words, what is blacked out, and what might have to be; as everybody reads it who may, since words that are
 * blacked out stand in it for all of them.
 */
export const oneModel =
  (besides: readonly BesideOf[]) =>
  async (acting: Acting & { params: { id: string }; query: { page: number } }): Promise<OneModel> => {
    const { row, person, facts, who } = await requestMet(acting, acting.params.id);
    return seeingNoOther(acting.tx, person, () => atWork(besides, acting, { row, person, facts, who }));
  };

const atWork = async (
  besides: readonly BesideOf[],
  acting: Acting & { query: { page: number } },
  { row, person, facts, who }: Awaited<ReturnType<typeof requestMet>>,
): Promise<OneModel> => {
  const { tx, actor, today, query } = acting;
  const beside = (await Promise.all(besides.map((each) => each(tx, person)))).flat();
  const rows = await recordsAbout(tx, person, beside, {
    limit: PER_PAGE + 1,
    offset: (query.page - 1) * PER_PAGE,
  });
  const { told, people } = await tell(acting, person, rows.slice(0, PER_PAGE));
  const withheld = new Map((await withholdingsOf(tx, row.id)).map((each) => [each.record_id, each]));
  const redactions = await redactionsOf(tx, row.id);
  const out = new Set(redactions.map(({ words }) => words.toLocaleLowerCase('en-GB')));
  const line = (await personLines(tx, [person], today)).get(person);
  const given = told.filter(({ id }) => !withheld.has(id));
  for (const relative of await relativeIdsOf(acting, person)) people.set(relative, '');
  const suggested = suggest(
    given.flatMap(textsOf),
    await ownNames(acting, person),
    await othersIn(acting, people),
  );
  return {
    ...(await lineOf(acting, row, line?.name ?? 'Not known')),
    identity: row.identity_check,
    scope: row.scope,
    extended: row.extended_because,
    organisation: row.organisation_name,
    page: query.page,
    more: rows.length > PER_PAGE,
    records: told.map((each) => ({
      ...each,
      parts: each.parts.map((part) => ({ name: part.name, rows: part.rows.map((facts) => [...facts]) })),
      withheld: withheld.get(each.id) ?? null,
    })),
    redactions: redactions.map(({ id, words, exemption, why }) => ({ id, words, exemption, why })),
    suggested: suggested
      .filter(({ words }) => !out.has(words.toLocaleLowerCase('en-GB')))
      .map(({ words, name, times }) => ({ words, name, times })),
    bundles: (await bundlesOf(tx, row.id)).map((each) => ({
      id: each.id,
      madeAt: each.made_at,
      madeBy: each.made_by_name,
      decision: each.decision,
      because: each.decided_because,
      givenAt: each.given_at,
    })),
    mayRedact: canDo('redact', facts, who).ok,
    mayMake: canDo('make', facts, who).ok,
    mayExtend: canDo('extend', facts, who).ok && row.extended_at === null && actor.organisation !== '',
  };
};
export const subjectsOfOne = ({ id, person }: OneModel) => [{ child: person, record: id }];

export const WithholdModel = z.object({
  id: z.string(),
  person: z.string(),
  record: z.string(),
  what: z.string(),
  title: z.string(),
  at: z.string(),
});
export type WithholdModel = z.infer<typeof WithholdModel>;
export const withholdModel =
  (besides: readonly BesideOf[]) =>
  async (acting: Acting & { params: { id: string; recordId: string } }): Promise<WithholdModel> => {
    const { tx, params } = acting;
    const { row, person } = await requestMet(acting, params.id);
    const beside = (await Promise.all(besides.map((each) => each(tx, person)))).flat();
    const all = await recordsAbout(tx, person, beside, { limit: 10_000, offset: 0 });
    const found = all.find(({ id }) => id === params.recordId);
    if (!found) throw new NotFound();
    const { told } = await tell(acting, person, [found]);
    return {
      id: row.id,
      person,
      record: found.id,
      what: told[0]?.what ?? '',
      title: found.title,
      at: found.occurred_at,
    };
  };

export const sayExemption = (name: string, words: Readonly<Record<string, string>>): string =>
  isExemption(name) ? (words[name] ?? name) : name;
