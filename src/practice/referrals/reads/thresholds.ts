import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { mayKeepThresholds, standingOfScheme } from '../rules/index.ts';
import { recordersOfSchemes, thresholdSchemes } from '../store/index.ts';

const Level = z.object({ code: z.string(), name: z.string(), meaning: z.string() });
const Scheme = z.object({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  standing: z.enum(['toCome', 'inForce', 'past']),
  levels: z.array(Level).readonly(),
  recorded: z.object({ by: z.string(), at: z.string() }).nullable(),
  version: z.number(),
});
export const ThresholdsModel = z.object({
  schemes: z.array(Scheme).readonly(),
  keeps: z.boolean(),
});
export type ThresholdsModel = z.infer<typeof ThresholdsModel>;
/** The threshold document by its versions, the latest first. */
export const thresholdsModel = async ({ tx, actor, today }: Acting): Promise<ThresholdsModel> => {
  const rows = await thresholdSchemes(tx);
  const recorders = new Map((await recordersOfSchemes(tx)).map((each) => [each.id, each]));
  const days = rows.map(({ from_day }) => from_day);
  return {
    schemes: rows.map(({ id, name, from_day, levels, version }) => {
      const recorder = recorders.get(id);
      return {
        id,
        name,
        from: from_day,
        standing: standingOfScheme(from_day, today, days),
        levels,
        recorded: recorder ? { by: recorder.name, at: recorder.at } : null,
        version,
      };
    }),
    keeps: mayKeepThresholds(actor).ok,
  };
};

export const ThresholdsFormModel = z.object({
  /** The version that is changed; null for a new one. */
  id: z.string().nullable(),
  version: z.number(),
  name: z.string(),
  from: z.string(),
  levels: z.array(Level).readonly(),
});
export type ThresholdsFormModel = z.infer<typeof ThresholdsFormModel>;
/** What a new version begins with: the levels of the latest, which nobody types again. */
export const newThresholdsModel = async (acting: Acting): Promise<ThresholdsFormModel> => {
  const [latest] = (await thresholdsModel(acting)).schemes;
  return { id: null, version: 0, name: '', from: '', levels: latest?.levels ?? [] };
};
/** A version that has not come into force yet, to be changed. */
export const changeThresholdsModel = async (
  acting: Acting & { params: { id: string } },
): Promise<ThresholdsFormModel> => {
  const scheme = (await thresholdsModel(acting)).schemes.find(({ id }) => id === acting.params.id);
  if (scheme?.standing !== 'toCome')
    throw new NotFound(
      'There is no version here that can be changed: what has come into force stays as decisions were made under it.',
    );
  const { id, version, name, from, levels } = scheme;
  return { id, version, name, from, levels };
};
