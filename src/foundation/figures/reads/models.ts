import { z } from 'zod';
import {
  type Definition,
  type Face,
  POLARITIES,
  type Polarity,
  sayValue,
  TOKENS,
  type Unit,
} from '../rules/index.ts';
import type { Population, Seen } from './answering.ts';

/** A figure as pages and the API show it: the value as written, or the token of official statistics for why there is none. */
export const FigureFace = z.object({
  status: z.enum(['shown', 'suppressed', 'notAvailable', 'notApplicable']),
  value: z.number().nullable(),
  text: z.string(),
  token: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});
export type FigureFace = z.infer<typeof FigureFace>;

export const DefinitionModel = z.object({
  id: z.string(),
  version: z.number(),
  from: z.string(),
  until: z.string().nullable(),
  theme: z.string(),
  name: z.string(),
  question: z.string(),
  numerator: z.string(),
  denominator: z.string().nullable(),
  unit: z.enum(['count', 'percentage', 'per10000']),
  polarity: z.string(),
  source: z.string(),
  frequency: z.enum(['month', 'quarter', 'year']),
  disclosure: z.enum(['children', 'open']),
  citation: z.string(),
  citationUrl: z.string().nullable(),
  notes: z.array(z.string()),
});
export type DefinitionModel = z.infer<typeof DefinitionModel>;

export const PopulationLine = z.object({ year: z.number(), count: z.number(), source: z.string() });

const ABSENT: Readonly<Record<Exclude<Face['status'], 'shown'>, string>> = {
  suppressed: 'Too few to show',
  notAvailable: 'Not available',
  notApplicable: 'None to count',
};

const polarityWords = (polarity: Polarity): string => POLARITIES[polarity];

export const definitionModel = (definition: Definition): DefinitionModel => ({
  id: definition.id,
  version: definition.version,
  from: definition.from,
  until: definition.until ?? null,
  theme: definition.theme,
  name: definition.name,
  question: definition.question,
  numerator: definition.numerator,
  denominator: definition.denominator,
  unit: definition.unit,
  polarity: polarityWords(definition.polarity),
  source: definition.source,
  frequency: definition.frequency,
  disclosure: definition.disclosure,
  citation: definition.citation,
  citationUrl: definition.citationUrl ?? null,
  notes: [...definition.notes],
});

export const faceModel = (unit: Unit, { face, numerator, denominator }: Seen): FigureFace => ({
  status: face.status,
  value: face.status === 'shown' ? face.value : null,
  text: face.status === 'shown' ? sayValue(unit, face.value) : ABSENT[face.status],
  token: face.status === 'shown' ? null : TOKENS[face.status],
  numerator,
  denominator,
});

export const populationLine = (population: Population | null) =>
  population && { year: population.year, count: population.count, source: population.source };
