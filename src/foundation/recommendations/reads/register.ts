import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, type Day } from '#kernel';
import { bodiesOpen, Choice } from '#promises';
import type { RegisterQuery } from '../forms.ts';
import { AGE_DAYS, AGES, ANSWERS, STATES, WHICH } from '../rules.ts';
import {
  type Asked,
  bodiesRecommending,
  partnersOf,
  recommendationsAsked,
  recommendationsByState,
} from '../store.ts';
import { linesOf, RecommendationLine, states } from './lines.ts';

const ROWS = 50;
/** The most rows of a file: more are asked for by narrower filters, and the file's last row says so. */
const MOST = 20_000;

export const RegisterModel = z.object({
  asked: z.object({
    body: z.string().nullable(),
    partner: z.string().nullable(),
    which: z.enum(Object.keys(WHICH) as (keyof typeof WHICH)[]),
    age: z.enum(Object.keys(AGES) as (keyof typeof AGES)[]).nullable(),
    page: z.number(),
  }),
  bodies: z.array(Choice),
  partners: z.array(Choice),
  figures: z.array(z.object({ state: z.enum(states), many: z.number(), late: z.number() })),
  recommendations: z.array(RecommendationLine),
  more: z.boolean(),
  mayAdd: z.boolean(),
});
export type RegisterModel = z.infer<typeof RegisterModel>;

const madeIn = (age: keyof typeof AGES, today: Day) => {
  const [from, until] = AGE_DAYS[age];
  return { from: until === null ? null : addDays(today, -until), until: addDays(today, -from) };
};
const askedOf = ({ today }: Acting, { body, partner, which, age }: RegisterQuery): Asked => ({
  ...{ body, partner, which, today },
  made: age === null ? null : madeIn(age, today),
});

/** The register of recommendations that the actor may see, with how many stand how. */
export const registerModel = async (acting: Acting & { query: RegisterQuery }): Promise<RegisterModel> => {
  const { tx, query } = acting;
  const asked = askedOf(acting, query);
  const found = await recommendationsAsked(tx, asked, {
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  const counted = await recommendationsByState(tx, asked);
  return {
    asked: { ...query },
    bodies: (await bodiesRecommending(tx)).map(({ id, name }) => ({ value: id, text: name })),
    partners: (await partnersOf(tx)).map(({ id, name }) => ({ value: id, text: name })),
    figures: states.map((state) => ({
      state,
      many: counted.find((each) => each.state === state)?.many ?? 0,
      late: counted.find((each) => each.state === state)?.late ?? 0,
    })),
    recommendations: await linesOf(acting, found.slice(0, ROWS)),
    more: found.length > ROWS,
    mayAdd: (await bodiesOpen(acting)).length > 0,
  };
};

export const SheetModel = z.object({ recommendations: z.array(RecommendationLine), more: z.boolean() });
export type SheetModel = z.infer<typeof SheetModel>;
/** The same recommendations, all of them, for a file. */
export const sheetModel = async (acting: Acting & { query: RegisterQuery }): Promise<SheetModel> => {
  const found = await recommendationsAsked(acting.tx, askedOf(acting, acting.query), {
    limit: MOST + 1,
    offset: 0,
  });
  return { recommendations: await linesOf(acting, found.slice(0, MOST)), more: found.length > MOST };
};

export const SHEET_COLUMNS = [
  { label: 'Reference', width: 16 },
  { label: 'What was recommended', width: 80 },
  { label: 'Made by', width: 32 },
  { label: 'Made to', width: 32 },
  { label: 'State', width: 22 },
  { label: 'Answer', width: 22 },
  { label: 'By when', width: 12 },
  { label: 'Late by (working days)', width: 22 },
  { label: 'Made on', width: 12 },
  { label: 'Why', width: 80 },
] as const;
/** The rows of a file of recommendations. */
export const sheetRows = ({ recommendations, more }: SheetModel): (string | number | null)[][] => [
  ...recommendations.map((each) => [
    each.reference,
    each.says,
    each.body.name,
    each.to.name,
    STATES[each.state],
    each.answer === null ? null : ANSWERS[each.answer],
    each.clock?.due ?? null,
    each.clock?.late ?? null,
    each.madeAt.slice(0, 10),
    each.because,
  ]),
  ...(more ? [['There are more than fit in one file. Narrow what you ask for.']] : []),
];
