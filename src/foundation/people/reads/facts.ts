import type { z } from 'zod';
import type { Acting } from '#db';
import { sayIdentifier } from '../rules/index.ts';
import { identifiersOf, personById } from '../store/index.ts';
import { type PersonLine, personLine } from './line.ts';
import { relativesOf } from './person.ts';
import type { RelativeLine } from './person-model.ts';

/** What may be told of a person to somebody who has to find them in a system of their own. Never a withheld address. */
export interface PersonFacts {
  readonly line: PersonLine;
  readonly school: string;
  /** Numbers in use, as they are said. */
  readonly identifiers: readonly { readonly scheme: string; readonly said: string }[];
  readonly relatives: readonly z.infer<typeof RelativeLine>[];
}

/** A person's facts and family as far as the actor sees them; undefined where there is none in sight. */
export const personFacts = async (acting: Acting, id: string): Promise<PersonFacts | undefined> => {
  const { tx, today } = acting;
  const person = await personById(tx, id);
  const line = await personLine(tx, id, today);
  if (!person || !line) return undefined;
  return {
    line,
    school: person.school,
    identifiers: (await identifiersOf(tx, id))
      .filter(({ until_day }) => until_day === null || until_day >= today)
      .map(({ scheme, value }) => ({ scheme, said: sayIdentifier(scheme, value) })),
    relatives: (await relativesOf(acting, id, person.family_group_id)).filter(({ ended }) => ended === null),
  };
};
