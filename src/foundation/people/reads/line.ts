import { z } from 'zod';
import type { Tx } from '#db';
import type { Day } from '#kernel';
import { callPerson, sayAge, sayBirth, sayName, writeBirth } from '../rules/index.ts';
import { type LineRow, lineRows } from '../store/index.ts';

/** A person in a list: enough to tell them from another, and what must be known before anything else. */
export const PersonLine = z.object({
  id: z.uuid(),
  name: z.string(),
  alsoKnownAs: z.array(z.string()),
  /** '2016', '2016-03' or '2016-03-09'. */
  born: z.string().nullable(),
  expected: z.string().nullable(),
  died: z.string().nullable(),
  /** 'Born 9 March 2016', 'Due 3 January 2027'. */
  birth: z.string(),
  age: z.string(),
  sex: z.string(),
  /** Never a withheld one. */
  address: z.string(),
  restricted: z.boolean(),
  withheld: z.boolean(),
  workerSafety: z.boolean(),
});
export type PersonLine = z.infer<typeof PersonLine>;

const lineOf = (row: LineRow, today: Day): PersonLine => {
  const birth = row.born_day === null ? null : { day: row.born_day, precision: row.born_precision };
  const name = callPerson(
    row.given === null && row.family === null ? null : { given: row.given ?? '', family: row.family ?? '' },
    row.la_child_id,
  );
  return {
    id: row.id,
    name,
    alsoKnownAs: [...new Set(row.others.map(sayName))].filter((other) => other !== name),
    born: birth && writeBirth(birth),
    expected: row.expected_day,
    died: row.died_day,
    birth: birth
      ? `Born ${sayBirth(birth)}`
      : row.expected_day
        ? `Due ${sayBirth({ day: row.expected_day, precision: 'day' })}`
        : '',
    age: birth && row.died_day === null ? sayAge(birth, today) : '',
    sex: row.sex,
    address: [row.lines, row.postcode].filter(Boolean).join(', '),
    restricted: row.restricted,
    withheld: row.withheld,
    workerSafety: row.warned,
  };
};

/** The people of that list whom the actor sees, by id, in one query: for any page that names people. */
export const personLines = async (
  tx: Tx,
  ids: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, PersonLine>> =>
  new Map((await lineRows(tx, [...new Set(ids)])).map((row) => [row.id, lineOf(row, today)]));

/** What a person is called and when they were born, in the parts that a form has; if the actor sees them. */
export const personInParts = async (
  tx: Tx,
  id: string,
): Promise<
  { given: string; family: string; born: string | null; expected: string | null; sex: string } | undefined
> => {
  const [row] = await lineRows(tx, [id]);
  return (
    row && {
      given: row.given ?? '',
      family: row.family ?? '',
      born: row.born_day === null ? null : writeBirth({ day: row.born_day, precision: row.born_precision }),
      expected: row.expected_day,
      sex: row.sex,
    }
  );
};

/** One person in a line, if the actor sees them. */
export const personLine = async (tx: Tx, id: string, today: Day): Promise<PersonLine | undefined> =>
  (await personLines(tx, [id], today)).get(id);
