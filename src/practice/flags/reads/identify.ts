import { z } from 'zod';
import type { Acting } from '#db';
import { Alike, candidatesFor, type Details } from '#matching';
import type { FlagRow } from '../store/index.ts';
import { AboutModel, about } from './forms.ts';
import { PersonRef, personRef } from './sent.ts';

/** Another spelling to look for, where what was sent finds nobody. */
export const IdentifyQuery = z.object({ find: z.string().trim().max(200).catch('').default('') });
export type IdentifyQuery = z.output<typeof IdentifyQuery>;

export const IdentifyModel = AboutModel.extend({
  find: z.string(),
  /** Whom it may be about: how likely, and why, field by field. */
  candidates: z.array(PersonRef.extend(Alike.omit({ person: true }).shape)),
});
export type IdentifyModel = z.infer<typeof IdentifyModel>;

/** A flag's child as likeness is weighed: what its sender sent, and nothing of what was not known. */
const detailsOf = (flag: FlagRow): Details => ({
  names: [{ given: flag.given, surname: flag.family }],
  born: flag.born,
  sex: flag.sex,
  places: [{ address: flag.address, postcode: flag.postcode }],
  nationalIds: [flag.nhs_number, flag.upn].filter((number) => number !== ''),
});

/** Whom a flag may be about, of those that the actor sees. */
export const identifyModel = async (
  acting: Acting & { params: { id: string }; query: IdentifyQuery },
): Promise<IdentifyModel> => {
  const { find } = acting.query;
  const { met, model } = await about(acting, 'identify');
  const found = await candidatesFor(acting, detailsOf(met.flag), find);
  return {
    ...model,
    find,
    candidates: found.map(({ person, ...how }) => ({ ...personRef(person), ...how })),
  };
};
export const subjectsOfIdentify = ({ candidates }: IdentifyModel) =>
  candidates.map(({ id }) => ({ child: id }));
