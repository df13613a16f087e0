import { type Acting, newId } from '#db';
import { type Day, startOfDay } from '#kernel';
import {
  addPeople,
  type CensusFacts,
  correctIdentifier,
  correctPerson,
  identifierKey,
  type NewIdentifier,
  peopleByLaChildId,
} from '#people';
import { addRecords } from '#records';
import {
  changeReferral,
  closeReferral,
  insertReferrals,
  type NewReferral,
  referralsOfChildren,
} from '#referrals';
import {
  type CensusChild,
  type CensusEpisode,
  type CensusHeader,
  judgeChild,
  nothingSeen,
  type Refusal,
  readCensus,
} from './rules/index.ts';

export interface Tally {
  added: number;
  changed: number;
  unchanged: number;
}
/** What an import did. */
export interface CensusReport {
  readonly children: Tally;
  readonly referrals: Tally;
  readonly closures: Tally;
  /** What a later release will read, counted by element name. */
  readonly waiting: Record<string, number>;
}
/** Hears of each value that was not taken, and of each that was taken and is odd, as they are met: a bad file may hold a million. */
export interface Listener {
  readonly refused: (refusal: Refusal) => void;
  readonly odd: (refusal: Refusal) => void;
}

const AT_ONCE = 250;
const tally = (): Tally => ({ added: 0, changed: 0, unchanged: 0 });

type Held = Awaited<ReturnType<typeof referralsOfChildren>>[number];

const identifiersOf = (child: CensusChild): NewIdentifier[] => [
  { scheme: 'laChildId', value: child.laChildId },
  ...(child.upn ? [{ scheme: 'upn' as const, value: child.upn }] : []),
  ...(child.formerUpn ? [{ scheme: 'formerUpn' as const, value: child.formerUpn }] : []),
  ...(child.upnUnknown ? [{ scheme: 'upnUnknown' as const, value: child.upnUnknown }] : []),
];

/** The facts of a child after a census: what the file says, and what is held where the file is silent. */
const factsAfter = (child: CensusChild, held: CensusFacts) => ({
  born_day: child.birthDate ?? (child.expectedBirthDate ? null : held.born_day),
  expected_day: child.expectedBirthDate ?? (child.birthDate ? null : held.expected_day),
  died_day: child.deathDate ?? held.died_day,
  sex: child.sex ?? held.sex,
  ethnicity: child.ethnicity ?? held.ethnicity,
  disabilities: [...(child.disabilities ?? held.disabilities)],
});

const same = (one: ReturnType<typeof factsAfter>, held: CensusFacts): boolean =>
  one.born_day === held.born_day &&
  one.expected_day === held.expected_day &&
  one.died_day === held.died_day &&
  one.sex === held.sex &&
  one.ethnicity === held.ethnicity &&
  [...one.disabilities].sort().join() === [...held.disabilities].sort().join();

/** Brings a child that is held up to the file. True when anything changed. */
const bringUp = async ({ tx }: Acting, child: CensusChild, held: CensusFacts): Promise<boolean> => {
  const facts = factsAfter(child, held);
  const factsStand = same(facts, held);
  if (!factsStand) await correctPerson(tx, held.id, held.version, facts);
  let changed = !factsStand;
  for (const { scheme, value } of identifiersOf(child)) {
    const own = held.identifiers.find((identifier) => identifier.scheme === scheme);
    if (own?.value === value) continue;
    await correctIdentifier(tx, held.id, own, { scheme, value, search: identifierKey(value) });
    changed = true;
  }
  return changed;
};

const newReferral = (id: string, episode: CensusEpisode): NewReferral => ({
  id,
  contact_id: null,
  decision_id: null,
  referral_day: episode.referralDate,
  source_code: episode.source ?? null,
  primary_need: episode.primaryNeed ?? null,
  accepted_as: null,
  no_further_action: episode.noFurtherAction ?? false,
  closed_day: episode.closure?.date ?? null,
  closure_reason: episode.closure?.reason ?? null,
  census: true,
});

interface Fresh {
  readonly child: string;
  readonly referral: NewReferral;
}

/** Compares an episode with the referral of the same day: adds it, corrects it, or leaves it; the closing is counted apart. */
const takeEpisode = async (
  { tx }: Acting,
  child: string,
  episode: CensusEpisode,
  held: ReadonlyMap<Day, Held>,
  report: CensusReport,
  fresh: Fresh[],
): Promise<void> => {
  const own = held.get(episode.referralDate);
  if (!own) {
    fresh.push({ child, referral: newReferral(newId(), episode) });
    report.referrals.added += 1;
    if (episode.closure) report.closures.added += 1;
    return;
  }
  let { version } = own;
  const facts = {
    source_code: episode.source ?? own.source_code,
    primary_need: episode.primaryNeed ?? own.primary_need,
    no_further_action: episode.noFurtherAction ?? own.no_further_action,
  };
  const stands =
    facts.source_code === own.source_code &&
    facts.primary_need === own.primary_need &&
    facts.no_further_action === own.no_further_action;
  if (!stands && (await changeReferral(tx, { id: own.id, version }, facts))) version += 1;
  report.referrals[stands ? 'unchanged' : 'changed'] += 1;
  if (!episode.closure) return;
  const closing = { closed_day: episode.closure.date, closure_reason: episode.closure.reason ?? null };
  if (own.closed_day === closing.closed_day && own.closure_reason === closing.closure_reason)
    report.closures.unchanged += 1;
  else {
    await closeReferral(tx, { id: own.id, version }, closing);
    report.closures[own.closed_day === null ? 'added' : 'changed'] += 1;
  }
};

/** Takes a batch of children in few statements: looks up who is held, adds the rest, brings the others up. */
const takeBatch = async (
  acting: Acting,
  batch: readonly CensusChild[],
  report: CensusReport,
): Promise<void> => {
  const { tx, actor } = acting;
  const held = await peopleByLaChildId(
    tx,
    actor.organisation,
    batch.map(({ laChildId }) => laChildId),
  );
  const unknown = batch.filter(({ laChildId }) => !held.has(laChildId));
  const added = await addPeople(
    acting,
    unknown.map((child) => ({
      born: child.birthDate ?? null,
      expected: child.expectedBirthDate ?? null,
      died: child.deathDate ?? null,
      ...(child.sex ? { sex: child.sex } : {}),
      ...(child.ethnicity ? { ethnicity: child.ethnicity } : {}),
      ...(child.disabilities ? { disabilities: child.disabilities } : {}),
      identifiers: identifiersOf(child),
    })),
  );
  const ids = new Map(unknown.map(({ laChildId }, index) => [laChildId, added[index] ?? '']));
  report.children.added += unknown.length;
  for (const child of batch) {
    const own = held.get(child.laChildId);
    if (own) report.children[(await bringUp(acting, child, own)) ? 'changed' : 'unchanged'] += 1;
  }
  const known = [...held.values()].map(({ id }) => id);
  const referrals = new Map<string, Map<Day, Held>>();
  for (const row of known.length > 0 ? await referralsOfChildren(tx, known) : []) {
    const days = referrals.get(row.child_id ?? '') ?? new Map<Day, Held>();
    days.set(row.referral_day, row);
    referrals.set(row.child_id ?? '', days);
  }
  const fresh: Fresh[] = [];
  for (const child of batch) {
    const id = held.get(child.laChildId)?.id ?? ids.get(child.laChildId) ?? '';
    for (const episode of child.episodes)
      await takeEpisode(acting, id, episode, referrals.get(id) ?? new Map(), report, fresh);
  }
  await addRecords(
    acting,
    fresh.map(({ child, referral }) => ({
      id: referral.id,
      kind: 'referral',
      child,
      title: 'Referral',
      occurredAt: startOfDay(referral.referral_day),
    })),
  );
  await insertReferrals(
    tx,
    fresh.map(({ referral }) => referral),
  );
};

/**
 * Takes a Children in Need census (Children Act 1989 section 83) as a stream, in the transaction given: all of it or, when the file
 * is broken, nothing. A child is known by its LA child id (N00097) and a referral by its day (N00100), so that the same file twice
 * adds nothing and a later file moves a closing. Throws `BrokenCensus`.
 */
export const takeCensus = async (
  acting: Acting,
  chunks: AsyncIterable<Uint8Array | string>,
  listener: Listener,
): Promise<CensusReport> => {
  const report: CensusReport = { children: tally(), referrals: tally(), closures: tally(), waiting: {} };
  const seen = nothingSeen();
  let header: CensusHeader | undefined;
  let batch: CensusChild[] = [];
  for await (const event of readCensus(chunks)) {
    if (event.kind === 'header') {
      header = event.header;
      event.refused.forEach(listener.refused);
      event.odd.forEach(listener.odd);
    } else if (event.kind === 'refused') listener.refused(event.refusal);
    else if (event.kind === 'child' && header) {
      const judged = judgeChild(event.child, header, seen);
      judged.refused.forEach(listener.refused);
      judged.odd.forEach(listener.odd);
      for (const [name, count] of Object.entries(judged.waiting))
        report.waiting[name] = (report.waiting[name] ?? 0) + count;
      if (judged.child) batch.push(judged.child);
      if (batch.length >= AT_ONCE) {
        await takeBatch(acting, batch, report);
        batch = [];
      }
    }
  }
  if (batch.length > 0) await takeBatch(acting, batch, report);
  return report;
};

/** Reads a file through without taking it. Throws `BrokenCensus`. */
export const checkCensus = async (chunks: AsyncIterable<Uint8Array | string>): Promise<void> => {
  for await (const event of readCensus(chunks)) if (event.kind === 'end') return;
};
