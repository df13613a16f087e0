import { newReference } from '#db';
import { addMonths, ageOn, type Day, type ReferralSource, sayDay } from '#kernel';
import type { ToldContact } from '#referrals';
import type { Chance } from '../chance.ts';
import { type Family, isAround, type Person, type Schooling, sayYear } from '../families/index.ts';
import { instantOf, lastWorkingDay, type Moment, minutesLater, sayDayOfWeek, sayTime } from '../hours.ts';
import type { Poster, Vale } from '../registers/index.ts';
import { WHY_NOT_TOLD } from '../worries/decisions.ts';
import { heardFrom, type Theme, type Told, tell, type Voice } from '../worries/index.ts';
import type { Cast } from '../worries/tell.ts';
import { knows, type Sender, senderOf, voiceOf } from './sources.ts';

/** Where a family's work happens, and who may meet it. */
export interface Ground {
  readonly vale: Vale;
  readonly from: Day;
  readonly day: Day;
  readonly chance: Chance;
  readonly family: Family;
  readonly schooling: Schooling;
}

/** A worry that reached the front door: who sent it, about which children, in which words. */
export interface Episode {
  readonly source: ReferralSource;
  readonly at: Moment;
  readonly sender: Sender;
  readonly theme: Theme;
  readonly told: Told;
  readonly cast: Cast;
  /** The child that it is mostly about first. */
  readonly children: readonly Person[];
  readonly inDanger: boolean;
}

export const handOf = ({ post, organisation, body }: Poster) => ({ post, organisation, body });

const streetOf = (family: Family): string =>
  family.home.withheld
    ? 'a confidential address'
    : (/(?:Flat \d+, )?\d+ ([^,]+)/.exec(family.home.lines)?.[1] ?? family.home.lines);

const castOf = (ground: Ground, children: readonly Person[], at: Moment, voice: Voice): Cast | null => {
  const { family, chance } = ground;
  const [child] = children;
  const [carer] = family.carers;
  // The police write within the hour; others tell of it the same afternoon or the next morning.
  const happened = minutesLater(at, -chance.between(12, 80));
  const seenOn = at.minute < 720 ? lastWorkingDay(at.day) : at.day;
  if (!child || !carer) return null;
  const unborn = child.born === null;
  const mother = family.adults.find(({ sex }) => sex === 'F');
  const looked = unborn && mother ? { person: mother, called: mother.given } : carer;
  const man = family.other?.person.sex === 'M' ? family.other.called : null;
  return {
    child: unborn ? 'the baby' : child.given,
    sex: child.sex,
    age: child.born === null ? -1 : ageOn(child.born, at.day),
    kids: children.map(({ given, born }) => (born === null ? 'the unborn baby' : given)),
    carer: { called: looked.called, sex: looked.person.sex, family: looked.person.family },
    other: unborn && man === 'dad' ? 'the baby’s father' : man,
    street: streetOf(family),
    weekday: sayDayOfWeek(voice === 'police' ? happened.day : seenOn),
    time: sayTime(happened.minute),
    year: child.born === null ? '' : sayYear(child.born, at.day),
    due: child.expected === null ? '' : sayDay(child.expected),
  };
};

/** Puts a worry of one source at one moment together, or null where nobody there would raise one. */
export const episodeOf = (
  ground: Ground,
  source: ReferralSource,
  at: Moment,
  wanted?: (theme: Theme) => boolean,
): Episode | null => {
  const { family, schooling, chance, vale } = ground;
  const around = family.children.filter((child) => isAround(child, at.day));
  const known = around.filter((child) => knows(source, child, at.day, schooling));
  if (known.length === 0) return null;
  const focus = chance.oneOf(known);
  const voice = voiceOf(source);
  const age = focus.born === null ? -1 : ageOn(focus.born, at.day);
  // What troubles a family troubles it again: its own kind of worry is found before others.
  const heard = heardFrom(voice, age).filter(([theme]) => wanted === undefined || wanted(theme));
  if (heard.length === 0) return null;
  const weights = Object.fromEntries(
    heard.map(([, weight], index) => [
      String(index),
      index === Math.floor(family.trouble * heard.length) ? weight * 3 : weight,
    ]),
  );
  const theme = heard[Number(chance.weighed(weights))]?.[0];
  if (!theme) return null;
  const alone = [
    'self-harm',
    'exploitation',
    'going missing',
    'harm online',
    'sexual harm',
    'an unborn child',
    'a child’s disability',
  ];
  const siblings = around.filter((child) => child !== focus && child.born !== null);
  const children = [focus, ...(alone.includes(theme.name) || !chance.happens(0.62) ? [] : siblings)];
  const cast = castOf(ground, children, at, voice);
  const told = cast && tell(theme, voice, source, cast, chance);
  if (!cast || !told) return null;
  const sender = senderOf(source, {
    vale,
    family,
    child: focus,
    schooling,
    at,
    caller: told.caller,
    about: theme.name,
    chance,
  });
  const inDanger =
    theme.weight > 0.55 && (source === '6' || source === '3E' || source === '2A') && chance.happens(0.06);
  return { source, at, sender, theme, told, cast, children, inDanger };
};

const misspelt = (name: string, chance: Chance): string => {
  if (name.length < 5 || !chance.happens(0.05)) return name;
  const at = chance.between(1, name.length - 3);
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
};

/** As far as that source knows a date of birth. */
const bornAsTold = (child: Person, source: ReferralSource, chance: Chance): string | null => {
  if (child.born === null) return null;
  const asked = voiceOf(source);
  if (asked === 'health' || asked === 'school' || chance.happens(0.6)) return child.born;
  if (asked === 'caller' && chance.happens(0.5)) return null;
  return chance.happens(0.5) ? child.born.slice(0, 7) : child.born.slice(0, 4);
};

/** What the sender wrote about one child of it: what it does not know it leaves out, and the refuge is never named. */
export const factsOf = (
  { source, at, sender, theme, told, inDanger }: Episode,
  child: Person,
  agreement: ReturnType<typeof agreementOf>,
  { family, schooling, chance }: Ground,
): ToldContact['facts'] => {
  const place = child.before && child.before.until > at.day ? child.before.place : family.home;
  const saysWhere = !place.withheld && chance.happens(0.85);
  const nhs = child.identifiers.find(({ scheme }) => scheme === 'nhs')?.value ?? '';
  return {
    source_code: source,
    sender_name: sender.name,
    sender_role: sender.role,
    sender_organisation: sender.organisation,
    sender_reach: sender.reach,
    by_front_door: sender.byFrontDoor,
    given: child.born === null ? 'Unborn baby' : misspelt(child.given, chance),
    family: child.family,
    born: bornAsTold(child, source, chance),
    expected_day: child.born === null ? child.expected : null,
    sex: child.sex,
    nhs_number: voiceOf(source) === 'health' && chance.happens(0.85) ? nhs : '',
    address: saysWhere ? place.lines : '',
    postcode: saysWhere ? place.postcode : '',
    school: source === '2A' || chance.happens(0.5) ? (schooling.of(child, at.day)?.name ?? '') : '',
    worry: told.worry,
    lived_experience: told.life,
    immediate_risk: inDanger,
    lawful_basis: inDanger
      ? 'vitalInterests'
      : source === '8'
        ? 'legitimateInterests'
        : theme.weight > 0.8
          ? 'legalObligation'
          : 'publicTask',
    ...agreement,
  };
};

/** Whether the parents were told, and whether they agree to a service: two questions, asked once for all the children. */
export const agreementOf = ({ theme, source, sender }: Episode, chance: Chance) => {
  const told = !sender.byFrontDoor && chance.happens(theme.weight > 0.7 ? 0.3 : source === '6' ? 0.45 : 0.72);
  return {
    parents_told: told,
    parents_not_told_why: told
      ? ''
      : sender.byFrontDoor && source !== '3A'
        ? 'The caller did not want to tell them.'
        : chance.oneOf(WHY_NOT_TOLD),
    service_agreement: told ? chance.weighed({ agreed: 55, refused: 13, notAsked: 32 }) : 'notAsked',
  };
};

/** What is the same for each contact of one submission. */
export const sentAs = (episode: Episode, submission: string, seconds: number) => ({
  by: handOf(episode.sender.by),
  at: instantOf(episode.at, seconds),
  submission,
  reference: newReference(),
});

/** The earliest day of the twelve months before: what a decision looks back on. */
export const yearBefore = (day: Day): Day => addMonths(day, -12);
