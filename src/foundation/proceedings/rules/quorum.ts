import type { Partner } from '#meetings';
import { isHere, type Seat } from './room.ts';

/** The statutory safeguarding partners (Children Act 2004, section 16E), in words. */
export const PARTNERS: Readonly<Record<Partner, string>> = {
  localAuthority: 'the local authority',
  health: 'the integrated care board',
  police: 'the police',
};
const ALL: readonly Partner[] = ['localAuthority', 'health', 'police'];

/** The rule of the body, as its meeting carries it. */
export interface QuorumRule {
  /** How many with a vote must be present. */
  readonly number: number | null;
  /** Each statutory safeguarding partner must be spoken for by somebody who may commit it. */
  readonly partners: boolean;
}
export interface PartnerHere {
  readonly partner: Partner;
  readonly name: string;
  /** Who speaks for it; null where nobody does who may. */
  readonly by: string | null;
  /** Why nobody does, in a sentence. */
  readonly why: string | null;
}
export interface Quorum {
  readonly isSet: boolean;
  readonly isThere: boolean;
  /** How many with a vote are here. */
  readonly present: number;
  readonly needed: number | null;
  readonly partners: readonly PartnerHere[];
  /** What is missing, each in a sentence. */
  readonly lacks: readonly string[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whose partner somebody speaks for: their own, or that of the member for whom they come. */
const partnerOf = (seat: Seat, seats: readonly Seat[]): Partner | null =>
  seat.partner ?? seats.find(({ id }) => id === seat.deputyFor)?.partner ?? null;

/** A deputy stands for a member who is not here: of the two, one counts. */
const counts = (seat: Seat, seats: readonly Seat[]): boolean =>
  isHere(seat) &&
  seat.part !== 'invited' &&
  !(seat.deputyFor !== null && seats.some((member) => member.id === seat.deputyFor && isHere(member)));

const partnerHere = (partner: Partner, seats: readonly Seat[]): PartnerHere => {
  const name = PARTNERS[partner];
  const isOrAre = partner === 'police' ? 'are' : 'is';
  const own = seats.filter((seat) => seat.part !== 'invited' && partnerOf(seat, seats) === partner);
  const here = own.filter((seat) => counts(seat, seats));
  const by = here.find(({ deputyFor, hasAuthority }) => deputyFor === null || hasAuthority === true);
  if (by) return { partner, name, by: by.name, why: null };
  const [deputy] = here;
  if (deputy)
    return {
      ...{ partner, name, by: null },
      why: `${capital(name)} ${isOrAre} not spoken for: ${deputy.name} comes for somebody else and may not commit it.`,
    };
  const withdrawn = own.find(({ place }) => place.is === 'withdrawn');
  if (withdrawn)
    return {
      partner,
      name,
      by: null,
      why: `${capital(name)} ${isOrAre} not spoken for: ${withdrawn.name} has withdrawn.`,
    };
  const gone = own.find(({ place }) => place.is === 'away' && place.came);
  if (gone)
    return {
      partner,
      name,
      by: null,
      why: `${capital(name)} ${isOrAre} not spoken for: ${gone.name} has left.`,
    };
  const [called] = own;
  return {
    ...{ partner, name, by: null },
    why: called
      ? `${capital(name)} ${isOrAre} not spoken for: ${called.name} is not here.`
      : `${capital(name)} ${isOrAre} not spoken for: nobody was called for it.`,
  };
};

const howMany = (count: number): string => (count === 1 ? '1 more member' : `${count} more members`);

/** Whether the meeting may decide now, by its body's own rule and by statutory partner; and what it lacks, in words. */
export const quorumOf = (rule: QuorumRule, seats: readonly Seat[]): Quorum => {
  const present = seats.filter((seat) => seat.votes && counts(seat, seats)).length;
  const partners = rule.partners ? ALL.map((partner) => partnerHere(partner, seats)) : [];
  const short = rule.number === null ? 0 : Math.max(0, rule.number - present);
  const lacks = [
    ...(short > 0
      ? [
          `${howMany(short)} with a vote ${short === 1 ? 'is' : 'are'} needed: ${present} of ${rule.number} are here.`,
        ]
      : []),
    ...partners.flatMap(({ why }) => (why === null ? [] : [why])),
  ];
  return {
    isSet: rule.number !== null || rule.partners,
    isThere: lacks.length === 0,
    present,
    needed: rule.number,
    partners,
    lacks,
  };
};
