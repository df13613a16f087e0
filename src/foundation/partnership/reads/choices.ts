import type { Acting } from '#db';
import { sayDay } from '#kernel';
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
import type { Choices, EndModel, Ref } from './models.ts';
import { found, periodOf } from './shaping.ts';
import { postModel, staffModel } from './staff.ts';

const refOf = ({ id, name }: Ref): Ref => ({ id, name });

/** What the forms choose from: organisations and bodies in force today. */
export const placeChoices = async ({ tx, today }: Acting): Promise<Choices> => ({
  organisations: (await organisationsInForce(tx, today)).map(refOf),
  bodies: (await bodiesInForce(tx, today)).map(refOf),
  posts: [],
});

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
export const postAndChoices = async (acting: Acting, id: string) => ({
  post: await postModel(acting, id),
  choices: await placeChoices(acting),
});

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

/** What is about to end, and what belongs to it. */
export const endModel = async (acting: Acting, register: Dated, id: string): Promise<EndModel> => {
  const row = await datedRow(acting, register, id);
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
