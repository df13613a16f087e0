import { newId } from '#db';
import { addDays, type Day, daysBetween, type Instant, type ReferralSource } from '#kernel';
import { rowsOfContact, type ToldContact } from '#referrals';
import { isAround, type Person, sayYear } from '../families/index.ts';
import { instantOf, type Moment } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { type Bolt, recordRow, shareRow } from '../weave/index.ts';
import { CONSIDERED } from '../worries/decisions.ts';
import { type Course, courseOf, OPENS } from './course.ts';
import {
  agreementOf,
  type Episode,
  episodeOf,
  factsOf,
  type Ground,
  handOf,
  sentAs,
  yearBefore,
} from './episode.ts';
import { type Allocated, allocatedOf, closingOf, involvedAfter, networkOf, shareChild } from './follow-up.ts';
import { hourOf, SHARES, worksOn } from './sources.ts';
import { setTask, tellWorker } from './tasks.ts';

export { type Course, courseOf } from './course.ts';
export { agreementOf, type Episode, episodeOf, factsOf, type Ground, handOf, sentAs } from './episode.ts';

/** What a child's work so far amounts to. */
interface Past {
  readonly contacts: Day[];
  /** The last referral: who has it, and until when; until is null while it is open. */
  referral: Allocated | null;
  recordedAt: Instant | null;
}

const drawDay = (
  { chance, from, day }: Pick<Ground, 'chance' | 'from' | 'day'>,
  source: Parameters<typeof worksOn>[0],
): Day | null => {
  let drawn = addDays(from, chance.between(1, daysBetween(from, day) - 1));
  for (let tries = 0; tries < 60; tries += 1) {
    if (worksOn(source, drawn)) return drawn;
    drawn = drawn >= addDays(day, -1) ? addDays(day, -70) : addDays(drawn, 1);
  }
  return null;
};

/** The worries about a family in two years, oldest first. */
const episodesOf = (ground: Ground): Episode[] => {
  const { chance } = ground;
  const count = Number(chance.weighed({ 1: 46, 2: 27, 3: 14, 4: 8, 5: 5 }));
  const episodes: Episode[] = [];
  for (let tries = 0; episodes.length < count && tries < 16; tries += 1) {
    const source = chance.weighed(SHARES);
    const drawn = drawDay(ground, source);
    if (drawn === null) continue;
    const episode = episodeOf(ground, source, { day: drawn, minute: hourOf(source, chance) });
    if (episode) episodes.push(episode);
  }
  // A baby who is expected was known of by somebody, in most families that a worry was about.
  const unborn = ground.family.children.find(({ expected }) => expected !== null);
  if (unborn?.expected && chance.happens(0.75)) {
    const source = chance.weighed<ReferralSource>({ '3D': 62, 6: 12, 7: 8, 8: 8, '1A': 10 });
    const earliest = addDays(unborn.expected, -190);
    const first = [earliest, ground.from].sort().at(-1) ?? earliest;
    const drawn = first < addDays(ground.day, -3) ? drawDay({ ...ground, from: first }, source) : null;
    const episode =
      drawn &&
      episodeOf(
        ground,
        source,
        { day: drawn, minute: hourOf(source, chance) },
        ({ name }) => name === 'an unborn child',
      );
    if (episode) episodes.push(episode);
  }
  return episodes.sort(
    (one, other) => one.at.day.localeCompare(other.at.day) || one.at.minute - other.at.minute,
  );
};

/** A contact as far as it had come by the end: what would have been done after that has not been done yet. */
const asFarAs = (told: ToldContact, end: Instant): ToldContact => {
  const done = (deed: { readonly at: Instant } | null): boolean => deed !== null && deed.at < end;
  return {
    ...told,
    taken: done(told.taken) ? told.taken : null,
    identified: done(told.taken) && done(told.identified) ? told.identified : null,
    notes: told.notes.filter(done),
    decisions: told.decisions.filter(done).map((decision) => ({
      ...decision,
      authorised: done(decision.authorised) ? decision.authorised : null,
      returned: done(decision.returned) ? decision.returned : null,
    })),
    closed: done(told.closed) ? told.closed : null,
  };
};

/** A contact about one child of an episode, and the course that it took. */
export const toldOf = (
  ground: Ground,
  episode: Episode,
  child: Person,
  course: Course,
  shared: {
    readonly submission: string;
    readonly agreement: ReturnType<typeof agreementOf>;
    readonly seconds: number;
  },
): ToldContact => ({
  ...sentAs(episode, shared.submission, shared.seconds),
  team: ground.vale.bodies.frontDoor,
  child: null,
  facts: factsOf(episode, child, shared.agreement, ground),
  taken: course.taken,
  identified: { by: handOf(course.worker), at: instantOf(course.identifiedAt), child: child.id },
  notes: course.notes,
  decisions: course.decisions,
  closed: null,
});

const layEpisode = (
  bolt: Bolt,
  ground: Ground,
  episode: Episode,
  pasts: ReadonlyMap<Person, Past>,
  record: (at: Instant, by: Poster) => void,
): boolean => {
  const { chance, day } = ground;
  const [focus] = episode.children;
  const past = focus && pasts.get(focus);
  if (!past) return false;
  const isOpen = ({ referral }: Past): boolean =>
    referral !== null && (referral.until === null || referral.until > episode.at.day);
  const agreement = agreementOf(episode, chance);
  const before = past.contacts.filter((each) => each >= yearBefore(episode.at.day)).length;
  const course = courseOf(
    ground,
    episode,
    { before, open: isOpen(past) },
    agreement.service_agreement === 'agreed',
  );
  const opens = OPENS.includes(course.outcome);
  const accepted = opens || course.outcome === 'acceptedNoFurtherAction';
  const closed = accepted ? closingOf(ground, course.outcome, course.inForceAt.day) : null;
  const allocated = opens
    ? allocatedOf(ground, course.inForceAt, closed?.day ?? null, past.referral?.worker)
    : null;
  const end = instantOf({ day, minute: 0 });
  const shared = { submission: newId(), agreement, seconds: chance.between(0, 59) };
  let open = false;
  // A child who has a worker already is not referred a second time.
  for (const child of episode.children.filter(
    (each) => each === focus || !accepted || !isOpen(pasts.get(each) ?? past),
  )) {
    const own = pasts.get(child) ?? past;
    const told = asFarAs({ ...toldOf(ground, episode, child, course, shared), closed }, end);
    const { records, shares, changes, ...rows } = rowsOfContact(told, newId);
    for (const { by, at, record: spine } of records) bolt.record.push(recordRow({ by, at }, spine));
    for (const { by, at, ...share } of shares) bolt.share.push(shareRow({ by, at }, share));
    for (const { by, ...change } of changes) bolt.changes.push({ ...change, post: by.post });
    bolt.contact.push(...rows.contact);
    bolt.triage.push(...rows.triage.map((triage) => ({ ...triage, taken_by: null, taken_at: null })));
    bolt.identification.push(...rows.identification);
    bolt.contact_note.push(...rows.contact_note);
    bolt.parent_support_check.push(...rows.parent_support_check);
    bolt.decision.push(
      ...rows.decision.map((decision) => ({ ...decision, returned_by: null, returned_at: null })),
    );
    bolt.outcome.push(...rows.outcome);
    bolt.referral.push(...rows.referral);
    const [contact] = rows.contact;
    const said = rows.identification.at(-1);
    if (told.identified && said && contact) {
      record(told.identified.at, course.worker);
      if (own.referral && isOpen(own))
        tellWorker(bolt, ground, {
          child: child.id,
          identification: said.id,
          by: course.worker,
          identifiedAt: course.identifiedAt,
          worker: own.referral.worker,
        });
    }
    own.contacts.push(episode.at.day);
    const inForce = rows.outcome.length > 0;
    if (!inForce) open = true;
    const [referral] = rows.referral;
    if (inForce && accepted) own.referral = allocated ?? own.referral;
    if (inForce)
      bolt.involvement.push(...involvedAfter(ground, child, course.outcome, course.inForceAt, allocated));
    if (referral && allocated) {
      shareChild(bolt, ground, child, allocated);
      if (child === focus)
        setTask(bolt, ground, course.manager, child.id, referral.id, course.inForceAt, allocated);
    }
  }
  return open;
};

/** A referral that somebody who knows the family thought of and did not make. */
const layConsidered = (bolt: Bolt, { chance, family, vale, schooling, from, day }: Ground): void => {
  const on = drawDay({ chance, from, day }, '2A');
  const child = family.children.find(({ born }) => born !== null && on !== null && born < on);
  if (on === null || !child?.born) return;
  const school = schooling.of(child, on);
  const lead = school && vale.posts.leads.get(school.id);
  const by = lead ?? chance.oneOf([...vale.posts.healthVisitors.north, ...vale.posts.healthVisitors.south]);
  const { worry, whyNot, instead } = chance.oneOf(lead ? CONSIDERED.school : CONSIDERED.health);
  const deed = {
    by: handOf(by),
    at: instantOf({ day: on, minute: chance.between(560, 1000) }, chance.between(0, 59)),
  };
  const id = newId();
  const title = 'Referral considered and not made';
  bolt.record.push(recordRow(deed, { id, kind: 'considered', child: null, title, body: by.body }));
  const number = `our record ${chance.between(1100, 9800)}`;
  const about = lead ? `Pupil in ${sayYear(child.born, on)}, ${number}` : `Child in clinic, ${number}`;
  bolt.considered.push({ id, about, worry, why_not: whyNot, done_instead: instead });
};

/** Lays a family’s two years into the bolt. Answers whether one of its contacts still waits. */
export const layWork = (
  bolt: Bolt,
  ground: Ground,
): { readonly open: boolean; readonly worker: Poster | null } => {
  const { chance, family, from, day, vale } = ground;
  const pasts = new Map(
    family.children.map((child) => [child, { contacts: [], referral: null, recordedAt: null } as Past]),
  );
  const recorded = new Map<string, { at: Instant; post: string }>();
  const recordAt = (at: Instant, by: Poster): void => {
    const on = at.slice(0, 10);
    for (const person of [...family.adults, ...family.children])
      if (!recorded.has(person.id) && (family.adults.includes(person) || isAround(person, on)))
        recorded.set(person.id, { at, post: by.post });
  };
  const [firstManager] = vale.posts.frontDoorManagers;
  const atFirst: Moment = { day: from, minute: chance.between(540, 1000) };
  const known = chance.happens(0.25);
  if (known && firstManager) recordAt(instantOf(atFirst), firstManager);
  let open = false;
  for (const episode of episodesOf(ground))
    if (layEpisode(bolt, ground, episode, pasts, recordAt)) open = true;
  // A family that nobody has identified yet was known before; a child born since is recorded some days after the birth.
  if (recorded.size === 0 && firstManager) recordAt(instantOf(atFirst), firstManager);
  for (const { id, born, expected } of family.children) {
    if (recorded.has(id)) continue;
    const since = born ?? (expected === null ? from : addDays(expected, -180));
    const later = addDays(since, chance.between(8, 16));
    const on = later < day ? later : addDays(day, -1);
    recorded.set(id, {
      at: instantOf({ day: on, minute: chance.between(560, 960) }),
      post: chance.oneOf(vale.posts.frontDoor.slice(0, 4)).post,
    });
  }
  for (const [id, { at, post }] of recorded) bolt.recorded.push({ id, at, post });
  for (const child of family.children) bolt.involvement.push(...networkOf(ground, child));
  if (chance.happens(0.11)) layConsidered(bolt, ground);
  const worker =
    [...pasts.values()]
      .map(({ referral }) => (referral?.until === null ? referral.worker : null))
      .find((each) => each !== null) ?? null;
  return { open, worker };
};
