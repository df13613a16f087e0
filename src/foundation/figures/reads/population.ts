import { z } from 'zod';
import type { Acting } from '#db';
import { mayAddPopulation } from '../rules/index.ts';
import { populations } from '../store.ts';
import { areasOn } from './asking.ts';

export const PopulationModel = z.object({
  areas: z.array(z.object({ id: z.uuid(), name: z.string() })),
  mayAdd: z.boolean(),
  rows: z.array(
    z.object({
      id: z.uuid(),
      area: z.string(),
      year: z.number(),
      count: z.number(),
      source: z.string(),
      addedAt: z.string(),
      addedBy: z.string(),
      /** False where a newer count of the same year took its place. */
      counts: z.boolean(),
    }),
  ),
});
export type PopulationModel = z.infer<typeof PopulationModel>;

/** The answer to a program that added one. */
export const PopulationAdded = z.object({ id: z.uuid(), year: z.number().int() });

/** Every population that rates were out of, those that were replaced too. */
export const populationModel = async (acting: Acting): Promise<PopulationModel> => {
  const rows = await populations(acting.tx);
  const counting = new Map<string, string>();
  for (const { id, area_id, year } of rows)
    if (!counting.has(`${area_id} ${year}`)) counting.set(`${area_id} ${year}`, id);
  return {
    areas: await areasOn(acting),
    mayAdd: mayAddPopulation(acting.actor).ok,
    rows: rows.map((row) => ({
      id: row.id,
      area: row.area_name,
      year: row.year,
      count: row.count,
      source: row.source,
      addedAt: row.added_at,
      addedBy: row.added_by_name,
      counts: counting.get(`${row.area_id} ${row.year}`) === row.id,
    })),
  };
};
