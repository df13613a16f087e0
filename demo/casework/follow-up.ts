import { newId } from '#db';
import { addDays, addMonths, type Day } from '#kernel';
import type { Deed } from '#referrals';
import type { Person } from '../families/index.ts';
import { instantOf, isBefore, lastWorkingDay, type Moment, nextWorkingDay, officeLater } from '../hours.ts';
import { nameOf, type Poster } from '../registers/index.ts';
import { type Bolt, shareRow } from '../weave/index.ts';
import type { Outcome } from '../worries/decisions.ts';
import { type Ground, handOf } from './episode.ts';

/** How long a referral of that kind stays open, in days, and what closes it; null where it has not closed by the last day. */
export const closingOf = (
  { chance, day, vale, family }: Ground,
  outcome: Outcome,
  from: Day,
): (Deed & { day: Day; reason: string }) | null => {
  const [days, reason] =
    outcome === 'acceptedNoFurtherAction'
      ? [0, 'RC7']
      : outcome === 'section17'
        ? chance.weighed({ ended: 30, helped: 22, planned: 48 }) === 'planned'
          ? [chance.between(110, 560), chance.weighed({ RC7: 88, RC5: 7, RC3: 3, RC4: 2 })]
          : [chance.between(26, 62), chance.weighed({ RC8: 30, RC9: 22 })]
        : chance.happens(0.2)
          ? [chance.between(40, 85), 'RC7']
          : [chance.between(200, 720), chance.weighed({ RC7: 80, RC5: 8, RC4: 7, RC3: 5 })];
  let closed = addDays(from, days);
  if (days > 0) closed = nextWorkingDay(closed);
  if (closed >= day) return null;
  const manager =
    days === 0 ? vale.posts.frontDoorManagers.at(-1) : vale.posts.teamManagers[sideOf(family.district)];
  if (!manager) return null;
  const at: Moment =
    days === 0 ? { day: closed, minute: 1030 } : { day: closed, minute: chance.between(580, 990) };
  return { by: handOf(manager), at: instantOf(at, chance.between(0, 59)), day: closed, reason };
};

const sideOf = (district: number): 'north' | 'south' => (district < 4 ? 'north' : 'south');

export interface Allocated {
  readonly worker: Poster;
  readonly team: string;
  readonly from: Day;
  readonly until: Day | null;
}
/** The social worker who has the family's referral from the next working day on. */
export const allocatedOf = (
  { chance, vale, family }: Ground,
  inForce: Moment,
  until: Day | null,
  worker?: Poster,
): Allocated => {
  const side = sideOf(family.district);
  const chosen = worker ?? chance.oneOf(vale.posts.socialWorkers[side]);
  return {
    worker: chosen,
    team: chosen.body ?? vale.bodies.assessmentNorth,
    from: nextWorkingDay(inForce.day),
    until,
  };
};

type Involvement = {
  id: string;
  child_id: string;
  organisation_id: string;
  body_id: string | null;
  post_id: string | null;
  practitioner: string;
  service: string;
  reach: string;
  lead: boolean;
  from_day: Day;
  until_day: Day | null;
  last_seen_day: Day | null;
};
const involvement = (
  child: Person,
  by: Poster,
  service: string,
  more: Pick<Involvement, 'from_day' | 'until_day' | 'last_seen_day'> & { lead?: boolean },
): Involvement => ({
  id: newId(),
  child_id: child.id,
  organisation_id: by.organisation,
  body_id: by.body,
  post_id: by.post,
  practitioner: by.staffName,
  service,
  reach: `${by.phone}, weekdays`,
  lead: more.lead ?? false,
  from_day: more.from_day,
  until_day: more.until_day,
  last_seen_day: more.last_seen_day,
});

const recently = ({ chance, day }: Ground, most: number, from: Day): Day | null => {
  const seen = lastWorkingDay(addDays(day, -chance.between(1, most)));
  return seen < from ? null : seen;
};

/** Who is involved with a child by their age: midwife, health visitor, school, practice. */
export const networkOf = (ground: Ground, child: Person): Involvement[] => {
  const { vale, family, schooling, day, from, chance } = ground;
  const { posts, organisations } = vale;
  const network: Involvement[] = [];
  if (child.born === null) {
    const booked = child.expected === null ? day : addDays(child.expected, -190);
    if (booked < day)
      network.push(
        involvement(child, posts.midwife, 'Maternity', {
          from_day: booked,
          until_day: null,
          last_seen_day: recently(ground, 20, booked),
        }),
      );
    return network;
  }
  const [practice] = organisations.practices.toSorted(
    (one, other) => Math.abs(one.district - family.district) - Math.abs(other.district - family.district),
  );
  const doctor = posts.doctors.get(practice?.id ?? '');
  if (doctor && chance.happens(0.93))
    network.push(
      involvement(child, doctor, 'General practice', {
        from_day: addDays(child.born, 14),
        until_day: null,
        last_seen_day: recently(ground, 300, child.born),
      }),
    );
  const fifth = addMonths(child.born, 60);
  if (fifth > from) {
    const visitors = posts.healthVisitors[sideOf(family.district)];
    const visitor = visitors[child.born.charCodeAt(9) % visitors.length] ?? chance.oneOf(visitors);
    const began = addDays(child.born, 11);
    if (began < day)
      network.push(
        involvement(child, visitor, 'Health visiting', {
          from_day: began,
          until_day: fifth < day ? fifth : null,
          last_seen_day: fifth < day ? null : recently(ground, 120, began),
        }),
      );
  }
  const school = schooling.of(child, day);
  const lead = school && posts.leads.get(school.id);
  if (lead) {
    const began = `${Number(day.slice(0, 4)) - (day.slice(5) >= '09-03' ? 0 : 1)}-09-03`;
    network.push(
      involvement(child, lead, 'School', {
        from_day: began,
        until_day: null,
        last_seen_day: recently(ground, 9, began),
      }),
    );
  }
  if (family.refuge)
    network.push(
      involvement(child, posts.refuge, 'Refuge', {
        from_day: addDays(day, -60),
        until_day: null,
        last_seen_day: recently(ground, 4, addDays(day, -60)),
      }),
    );
  return network;
};

/** What follows a decision for one child: the worker, and early help. */
export const involvedAfter = (
  ground: Ground,
  child: Person,
  outcome: Outcome,
  inForce: Moment,
  allocated: Allocated | null,
): Involvement[] => {
  const { vale, chance, day } = ground;
  if (allocated) {
    if (allocated.from >= day) return [];
    const ended = allocated.until;
    return [
      involvement(child, allocated.worker, 'Children’s social care', {
        lead: true,
        from_day: allocated.from,
        until_day: ended,
        last_seen_day:
          ended === null
            ? recently(ground, 18, allocated.from)
            : addDays(ended, -chance.between(3, 12)) < allocated.from
              ? null
              : lastWorkingDay(addDays(ended, -3)),
      }),
    ];
  }
  if (outcome !== 'earlyHelp') return [];
  const began = officeLater(inForce, 480 * 4).day;
  if (began >= day) return [];
  const until = addDays(began, chance.between(70, 210));
  return [
    involvement(child, chance.oneOf(vale.posts.earlyHelp), 'Early help', {
      from_day: began,
      until_day: until < day ? until : null,
      last_seen_day: until < day ? null : recently(ground, 14, began),
    }),
  ];
};

const BASIS = 'Public task: safeguarding is our work by law';

/** With whom the worker shares who the child is, and, now and then, with whom not. */
export const shareChild = (bolt: Bolt, ground: Ground, child: Person, allocated: Allocated): void => {
  const { vale, family, schooling, chance, day } = ground;
  const at: Moment = officeLater({ day: allocated.from, minute: 540 }, chance.between(20, 300));
  if (!isBefore(at, { day, minute: 0 })) return;
  const deed: Deed = { by: handOf(allocated.worker), at: instantOf(at) };
  const until = allocated.until === null ? null : instantOf({ day: allocated.until, minute: 1020 });
  const give = (to: readonly ['organisation' | 'body', string], purpose: string, refused?: string) =>
    bolt.share.push(
      shareRow(deed, { record: child.id, to, basis: BASIS, purpose, until, ...(refused ? { refused } : {}) }),
    );
  const school = schooling.of(child, at.day);
  if (school && chance.happens(0.7))
    give(['organisation', school.id], 'So that the school knows who works with the child and whom to ring');
  if (child.born !== null && addMonths(child.born, 60) > at.day && chance.happens(0.8))
    give(
      ['body', family.district < 4 ? vale.bodies.healthVisitingNorth : vale.bodies.healthVisitingSouth],
      'For the health visitor’s part in the plan',
    );
  if (!chance.happens(0.03)) return;
  const { housing, youth } = vale.organisations.named;
  if (chance.happens(0.5))
    give(
      ['organisation', housing],
      'Asked for with a view to a tenancy',
      `${nameOf('housing')} asked for the family’s history. What it needs for the tenancy is the size of the household, which the parents gave it themselves.`,
    );
  else
    give(
      ['organisation', youth],
      'Asked for before a place on a trip',
      'The project needs a name, an allergy and a telephone number. The parents gave those. Nothing here is necessary for the trip.',
    );
};
