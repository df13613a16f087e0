import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, type Day } from '#kernel';
import type { RegisterQuery } from '../forms.ts';
import { AGE_DAYS, AGES, isState, STATES, WHICH } from '../rules/index.ts';
import { type Asked, bodiesPromised, ownersOf, promisesAsked, promisesByState } from '../store.ts';
import { bodiesOpen, Choice } from './choices.ts';
import { linesOf, PromiseLine } from './lines.ts';

const ROWS = 50;
/** The most rows of a file: more are asked for by narrower filters, and the file's last row says so. */
const MOST = 20_000;

const states = Object.keys(STATES) as (keyof typeof STATES)[];
export const RegisterModel = z.object({
  asked: z.object({
    body: z.string().nullable(),
    owner: z.string().nullable(),
    which: z.enum(Object.keys(WHICH) as (keyof typeof WHICH)[]),
    age: z.enum(Object.keys(AGES) as (keyof typeof AGES)[]).nullable(),
    page: z.number(),
  }),
  bodies: z.array(Choice),
  owners: z.array(Choice),
  figures: z.array(z.object({ state: z.enum(states), many: z.number(), late: z.number() })),
  promises: z.array(PromiseLine),
  more: z.boolean(),
  mayAdd: z.boolean(),
});
export type RegisterModel = z.infer<typeof RegisterModel>;

const madeIn = (age: keyof typeof AGES, today: Day) => {
  const [from, until] = AGE_DAYS[age];
  return { from: until === null ? null : addDays(today, -until), until: addDays(today, -from) };
};
const askedOf = ({ today }: Acting, { body, owner, which, age }: RegisterQuery): Asked => ({
  body,
  owner: z.uuid().safeParse(owner).success ? owner : null,
  which,
  made: age === null ? null : madeIn(age, today),
  today,
});

/** The register of promises that the actor may see, with how many stand how. */
export const registerModel = async (acting: Acting & { query: RegisterQuery }): Promise<RegisterModel> => {
  const { tx, query } = acting;
  const asked = askedOf(acting, query);
  const found = await promisesAsked(tx, asked, { limit: ROWS + 1, offset: (query.page - 1) * ROWS });
  const counted = await promisesByState(tx, asked);
  return {
    asked: { body: asked.body, owner: asked.owner, which: query.which, age: query.age, page: query.page },
    bodies: (await bodiesPromised(tx)).map(({ id, name }) => ({ value: id, text: name })),
    owners: (await ownersOf(tx)).map(({ owed_id, name }) => ({ value: owed_id, text: name })),
    figures: states.map((state) => ({
      state,
      many: counted.find((each) => each.state === state)?.many ?? 0,
      late: counted.find((each) => each.state === state)?.late ?? 0,
    })),
    promises: await linesOf(acting, found.slice(0, ROWS)),
    more: found.length > ROWS,
    mayAdd: (await bodiesOpen(acting)).length > 0,
  };
};

export const SheetModel = z.object({ promises: z.array(PromiseLine), more: z.boolean() });
export type SheetModel = z.infer<typeof SheetModel>;
/** The same promises, all of them, for a file. */
export const sheetModel = async (acting: Acting & { query: RegisterQuery }): Promise<SheetModel> => {
  const found = await promisesAsked(acting.tx, askedOf(acting, acting.query), { limit: MOST + 1, offset: 0 });
  return { promises: await linesOf(acting, found.slice(0, MOST)), more: found.length > MOST };
};

export const SHEET_COLUMNS = [
  { label: 'What was promised', width: 60 },
  { label: 'To', width: 32 },
  { label: 'Owed by', width: 40 },
  { label: 'By when', width: 12 },
  { label: 'State', width: 18 },
  { label: 'Late by (working days)', width: 22 },
  { label: 'Urgent', width: 8 },
  { label: 'Times moved', width: 12 },
  { label: 'Made on', width: 12 },
  { label: 'The words that it comes from', width: 80 },
] as const;
/** The rows of a file of promises. */
export const sheetRows = ({ promises, more }: SheetModel): (string | number | null)[][] => [
  ...promises.map((each) => [
    each.what,
    each.body.name,
    each.owedBy,
    each.clock.due,
    isState(each.state) ? STATES[each.state] : each.state,
    each.clock.state === 'late' ? (each.clock.late ?? null) : null,
    each.urgent ? 'Yes' : 'No',
    each.moved,
    each.madeAt.slice(0, 10),
    each.sentence,
  ]),
  ...(more ? [['There are more than fit in one file. Narrow what you ask for.']] : []),
];
