import { newId, type Tx } from '#db';
import { addMonths, type Day } from '#kernel';
import { makeSetting } from '#partnership';
import { insertThresholdScheme } from '#referrals';
import type { Chance } from '../chance.ts';
import { layBodies, OUT_OF_HOURS } from './bodies.ts';
import { layOrganisations } from './organisations.ts';
import { appointing, type Poster } from './poster.ts';
import { layPosts } from './posts.ts';
import { laySeats } from './seats.ts';

export { nameOf, type Practice, type School } from './organisations.ts';
export type { Poster } from './poster.ts';

const LEVELS = [
  { code: '1', name: 'Universal', meaning: 'Needs that services for every child meet' },
  { code: '2', name: 'Early help', meaning: 'Needs that one agency can meet, with the family’s agreement' },
  { code: '3', name: 'Targeted', meaning: 'Several needs, and agencies that work together under one plan' },
  {
    code: '4',
    name: 'Statutory',
    meaning: 'A child in need, or one who suffers or is likely to suffer significant harm',
  },
] as const;

/** The threshold document by its editions: a decision keeps the one that it was made under. */
const layThresholds = async (tx: Tx, day: Day) => {
  const spring = `${day.slice(0, 4)}-04-01`;
  const second = spring <= addMonths(day, -2) ? spring : addMonths(spring, -12);
  const editions = [addMonths(second, -36), second].map((from_day) => ({
    id: newId(),
    name: `Right help, right time: threshold document ${from_day.slice(0, 4)}`,
    from_day,
  }));
  for (const edition of editions) await insertThresholdScheme(tx, { ...edition, levels: LEVELS });
  return editions;
};

const SETTINGS = {
  name: 'Arden Vale Safeguarding Children Partnership',
  shortName: 'Arden Vale SCP',
  outOfHours: OUT_OF_HOURS,
  managerAuthorisesDecisions: true,
  publicForm: true,
  synthetic: true,
} as const;

/** The registers: settings, threshold document, organisations, bodies, posts and who sits where, as they stand on the day. */
export const layRegisters = async (tx: Tx, chance: Chance, day: Day) => {
  // The keys are the table's own.
  for (const key of Object.keys(SETTINGS) as (keyof typeof SETTINGS)[])
    await makeSetting(tx, key, SETTINGS[key]);
  const thresholds = await layThresholds(tx, day);
  const organisations = await layOrganisations(tx, chance);
  const bodies = await layBodies(tx, organisations);
  const everybody: Poster[] = [];
  const appoint = appointing(tx, chance);
  const posts = await layPosts(
    async (appointment) => {
      const poster = await appoint(appointment);
      everybody.push(poster);
      return poster;
    },
    { organisations, bodies, day },
  );
  await laySeats(tx, bodies, posts);
  return { organisations, bodies, posts, thresholds, everybody };
};
/** The partnership before anybody has worried about a child. */
export type Vale = Awaited<ReturnType<typeof layRegisters>>;
