import type { Acting } from '#db';
import { reachOver, roles, sayDay } from '#kernel';
import { type Period, rolesToAppointTo, standingOf } from '../rules/index.ts';
import {
  bodiesInForce,
  bodyById,
  type Dated,
  dependantsOf,
  organisationById,
  organisationsInForce,
  personById,
  postById,
  postsInForce,
  reportingLineById,
  seatById,
} from '../store/index.ts';
import { bodyModel } from './bodies.ts';
import { insistOnPost, keeperOf } from './keeping.ts';
import type { Choices, EndModel, Ref } from './models.ts';
import { found, periodOf } from './shaping.ts';
import { postModel, staffModel } from './staff.ts';

const refOf = ({ id, name }: Ref): Ref => ({ id, name });

/** What the forms choose from: organisations and bodies in force today, as far as whoever asks may place somebody there. */
export const placeChoices = async (acting: Acting): Promise<Choices> => {
  const { tx, actor, today } = acting;
  const keeper = await keeperOf(acting);
  const only = reachOver('post', actor.role) === 'organisation' ? actor.organisation : null;
  const isTheirs = (organisation: string | null) => only === null || organisation === only;
  return {
    organisations: (await organisationsInForce(tx, today)).filter(({ id }) => isTheirs(id)).map(refOf),
    bodies: (await bodiesInForce(tx, today))
      .filter(({ organisation_id }) => isTheirs(organisation_id))
      .map(refOf),
    posts: [],
    roles: rolesToAppointTo(keeper).map((role) => ({ id: role, name: roles[role].label })),
  };
};

/** As `placeChoices`, with everybody who holds a post. */
const seatChoices = async (acting: Acting): Promise<Choices> => ({
  ...(await placeChoices(acting)),
  posts: (await postsInForce(acting.tx, acting.today)).map((post) => ({
    id: post.id,
    name: `${post.staff_name}, ${post.title}, ${post.organisation_name}`,
  })),
});

/** A body with what its forms choose from. */
export const bodyAndChoices = async (acting: Acting, id: string) => ({
  body: await bodyModel(acting, id),
  choices: await placeChoices(acting),
});
export const bodyAndSeatChoices = async (acting: Acting, id: string) => ({
  body: await bodyModel(acting, id),
  choices: await seatChoices(acting),
});
/** A person with what their forms choose from; a system of an agency is none. */
export const staffAndChoices = async (acting: Acting, id: string) => {
  found(await personById(acting.tx, id));
  return { person: await staffModel(acting, id), choices: await placeChoices(acting) };
};
export const postAndChoices = async (acting: Acting, id: string) => {
  await insistOnPost(acting, 'change', found(await postById(acting.tx, id)));
  return { post: await postModel(acting, id), choices: await placeChoices(acting) };
};

/** A row of any register that has days, by what people call it, and the id of what has the page that it stands on. */
export const datedRow = async ({ tx }: Acting, register: Dated, id: string) => {
  switch (register) {
    case 'organisation':
      return { ...found(await organisationById(tx, id)), page: id };
    case 'body':
      return { ...found(await bodyById(tx, id)), page: id };
    case 'post': {
      const post = found(await postById(tx, id));
      return { ...post, name: `${post.title}, ${post.staff_name}`, page: id };
    }
    case 'reporting_line': {
      const line = found(await reportingLineById(tx, id));
      return { ...line, name: `${line.body_name} reports to ${line.reports_to_name}`, page: line.body };
    }
    case 'representation': {
      const seat = found(await seatById(tx, id));
      return { ...seat, name: `${seat.staff_name} on ${seat.body_name}`, page: seat.body };
    }
  }
};

const COUNTED = {
  organisation: ['organisation', 'organisations'],
  body: ['body', 'bodies'],
  post: ['post', 'posts'],
  reporting_line: ['reporting line', 'reporting lines'],
  representation: ['seat on a body', 'seats on bodies'],
} as const satisfies Record<Dated, readonly [string, string]>;

/** '1 post', '12 posts': what belongs to something, in words. */
export const sayDependants = (dependants: readonly { readonly register: Dated }[]): readonly string[] =>
  [...Map.groupBy(dependants, ({ register }) => register)].map(
    ([register, { length }]) => `${length} ${COUNTED[register][length === 1 ? 0 : 1]}`,
  );

/** Whether a row is to be ended, or its last day to be changed. */
export const endingOf = (row: Period, { today }: Pick<Acting, 'today'>): 'end' | 'changeEnd' => {
  const standing = standingOf(row, today);
  return standing === 'ended' || standing === 'cancelled' ? 'changeEnd' : 'end';
};

/** What is about to end, and what belongs to it. */
export const endModel = async (acting: Acting, register: Dated, id: string): Promise<EndModel> => {
  const row = await datedRow(acting, register, id);
  if (register === 'post')
    await insistOnPost(acting, endingOf(row, acting), found(await postById(acting.tx, id)));
  return {
    id,
    name: row.name,
    page: row.page,
    ...periodOf(row, acting.today),
    version: row.version,
    dependants: sayDependants(await dependantsOf(acting.tx, register, id, acting.today)),
  };
};

/** Why an ending without what belongs to it is refused. */
export const sayDependantsRemain = (dependants: readonly { readonly register: Dated }[], until: string) =>
  `${sayDependants(dependants).join(', ')} would go on after ${sayDay(until)}. Tick to end them on the same day, or end them first`;
