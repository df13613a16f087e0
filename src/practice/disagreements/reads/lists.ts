import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { personLines } from '#people';
import { contactInBrief, type TellsOfContact } from '#referrals';
import type { Line } from '#story';
import type { ListQuery } from '../forms.ts';
import { paths } from '../paths.ts';
import { AT_RISK_CLOCK, canDo, mayDisagree, STATUSES, stageOf, THEMES } from '../rules/index.ts';
import {
  type DisagreementRow,
  disagreementsSeen,
  openAbout,
  postsGiven,
  repliersOf,
} from '../store/index.ts';
import { StageClock, stageClock } from './clock.ts';
import { factsOf } from './met.ts';

const ROWS = 50;
/** What the first page asks for, at most. */
const MOST = 99;

const ListLine = z.object({
  id: z.string(),
  reference: z.string(),
  theme: z.string(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  raisedFor: z.string(),
  decider: z.string(),
  status: z.enum(['waiting', 'replied', 'ended']),
  stage: z.number(),
  immediateRisk: z.boolean(),
  raisedAt: z.string(),
  clock: StageClock.nullable(),
  /** Whether the acting post is the one to do something now. */
  mine: z.boolean(),
});
type ListLine = z.infer<typeof ListLine>;
export const ListModel = z.object({
  which: z.enum(['open', 'ended']),
  page: z.number(),
  more: z.boolean(),
  lines: z.array(ListLine),
});
export type ListModel = z.infer<typeof ListModel>;

/** The lines of these disagreements, with everything around them asked for once. */
const linesOf = async (acting: Acting, rows: readonly DisagreementRow[]): Promise<ListLine[]> => {
  if (rows.length === 0) return [];
  const { tx, today } = acting;
  const ids = rows.map(({ id }) => id);
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  const given = await postsGiven(tx, ids);
  const repliers = await repliersOf(tx, ids);
  return rows.map((row) => {
    const person = row.child_id === null ? undefined : people.get(row.child_id);
    const stage = row.open_stage ?? row.last_stage;
    const facts = factsOf(acting, row, {
      given: given.filter(({ disagreement_id }) => disagreement_id === row.id).map(({ id }) => id),
      repliers: repliers
        .filter(({ disagreement_id }) => disagreement_id === row.id)
        .map(({ staff_id }) => staff_id),
      stage,
    });
    return {
      id: row.id,
      reference: row.reference,
      theme: THEMES[row.theme].split(':')[0] ?? row.theme,
      person: person ? { id: person.id, name: person.name } : null,
      raisedFor: row.raised_for_name,
      decider: row.deciding_name === null ? row.decider_name : `${row.deciding_name}, ${row.decider_name}`,
      status: facts.status,
      stage,
      immediateRisk: row.immediate_risk || row.open_rule === AT_RISK_CLOCK,
      raisedAt: row.recorded_at,
      clock:
        facts.status === 'waiting' && row.open_rule !== null && row.open_since !== null
          ? stageClock(row.open_rule, row.open_since, null, today, calendar)
          : null,
      mine: canDo('reply', facts).ok || canDo('answer', facts).ok,
    };
  });
};

/** The disagreements that a post sees: a page of the open ones or of those that ended. */
export const listModel = async (acting: Acting & { query: ListQuery }): Promise<ListModel> => {
  const { tx, query } = acting;
  const { which, page } = query;
  const found = await disagreementsSeen(tx, which, {
    limit: ROWS + 1,
    offset: (page - 1) * ROWS,
    first: AT_RISK_CLOCK,
  });
  return { which, page, more: found.length > ROWS, lines: await linesOf(acting, found.slice(0, ROWS)) };
};
export const subjectsOfList = ({ lines }: ListModel) =>
  lines.flatMap(({ id, person }) => (person ? [{ child: person.id, record: id }] : []));

/** What waits for a post: disagreements to reply to at their stage, and replies to answer. */
export const waitingDisagreements = async (acting: Acting): Promise<readonly Waiting[]> => {
  if (!mayDisagree(acting.actor).ok) return [];
  const found = await disagreementsSeen(acting.tx, 'open', { limit: MOST, offset: 0, first: AT_RISK_CLOCK });
  const lines = (await linesOf(acting, found)).filter(({ mine }) => mine);
  return lines.map((line): Waiting => {
    const { clock, person } = line;
    return {
      what:
        line.status === 'waiting'
          ? 'Reply to a professional disagreement'
          : 'Answer a reply to your disagreement',
      href: line.status === 'waiting' ? paths.reply(line.id) : paths.answer(line.id),
      ...(person ? { about: person.name, subject: { child: person.id, record: line.id } } : {}),
      from: line.status === 'waiting' ? `${line.raisedFor}, stage ${line.stage}` : `${line.decider} replied`,
      ...(clock && (clock.state === 'inTime' || clock.state === 'dueToday' || clock.state === 'late')
        ? {
            due: clock.due,
            clock: {
              state: clock.state,
              ...(clock.late === undefined ? {} : { late: clock.late }),
              provisional: clock.provisional,
              why: clock.why,
            },
          }
        : {}),
      urgent: line.immediateRisk && line.status === 'waiting',
    };
  });
};

/** Open disagreements about a child, on the page of its story. */
export const disagreementsInForce = async (acting: Acting, child: string): Promise<Line[]> => {
  if (!mayDisagree(acting.actor).ok) return [];
  const { tx, today } = acting;
  const rows = await openAbout(tx, child);
  if (rows.length === 0) return [];
  const calendar = await calendarFor(tx);
  return rows.map((row) => ({
    what: 'Professional disagreement',
    says: `${row.raised_for_name} disagrees with ${row.deciding_name ?? row.decider_name}: stage ${row.open_stage ?? 1}, ${stageOf(row.open_stage ?? 1).name.toLowerCase()}. ${STATUSES[row.open_replied ? 'replied' : 'waiting']}`,
    href: paths.one(row.id),
    since: row.recorded_at.slice(0, 10),
    clock:
      row.open_replied === false && row.open_rule !== null && row.open_since !== null
        ? stageClock(row.open_rule, row.open_since, null, today, calendar)
        : null,
  }));
};

/** The way from a decided contact to a disagreement with what was decided, for whoever sees both. */
export const disagreeWithDecision: TellsOfContact = async ({ tx, actor }, { id }) => {
  if (!mayDisagree(actor).ok) return [];
  const contact = await contactInBrief(tx, id);
  return contact?.decided
    ? [{ href: paths.raise(id), words: 'Disagree with this decision', says: 'a professional disagreement' }]
    : [];
};
