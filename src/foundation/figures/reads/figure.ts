import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import type { AskFigure } from '../forms.ts';
import { hasEnded, mayKeepFigure, mayOpenRecordsOfFigure, versionFor } from '../rules/index.ts';
import { keptFigures } from '../store.ts';
import { countingAsAt, type Figure, type Indicator, type Seen, seen } from './answering.ts';
import { AboutModel, askedAbout } from './asking.ts';
import type { Declared } from './list.ts';
import {
  DefinitionModel,
  definitionModel,
  FigureFace,
  faceModel,
  PopulationLine,
  populationLine,
} from './models.ts';

const KeptLine = z.object({
  id: z.uuid(),
  version: z.number(),
  from: z.string(),
  until: z.string(),
  asAt: z.string(),
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number().nullable(),
  keptBy: z.string(),
});

export const FigureModel = z.object({
  about: AboutModel,
  indicator: DefinitionModel,
  versions: z.array(DefinitionModel),
  figure: FigureFace,
  population: PopulationLine.nullable(),
  /** The parts of what is counted; a count is null where it is suppressed. */
  parts: z
    .object({
      label: z.string(),
      rows: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          count: z.number().nullable(),
          share: z.number().nullable(),
        }),
      ),
    })
    .nullable(),
  mayOpenRecords: z.boolean(),
  mayKeep: z.boolean(),
  kept: z.array(KeptLine),
});
export type FigureModel = z.infer<typeof FigureModel>;

/** The versions of an indicator, the newest first. Throws `NotFound` where none has that id. */
export const versionsOf = ({ indicators }: Declared, id: string): Indicator[] => {
  const versions = indicators.filter((each) => each.id.toLowerCase() === id.toLowerCase());
  if (versions.length === 0) throw new NotFound('There is no such indicator. Choose one from the list.');
  return versions.sort((one, other) => other.version - one.version);
};

/** Counts the figure that was asked for, as the question and the post allow. */
export const countAsked = async (acting: Acting, declared: Declared, id: string, asked: AskFigure) => {
  const { about, period } = await askedAbout(acting, asked);
  const versions = versionsOf(declared, id);
  const indicator = versionFor(versions, period.from, asked.version);
  if (!indicator || !about.area)
    throw new NotFound('Figures are about the area of a council. Add the council to the partnership first.');
  const count = await countingAsAt(acting.tx, about.asAt);
  const figure = await count(indicator, { area: about.area.id, period });
  return { about, versions, figure, count };
};

/** A share of the counted, to one decimal, where both are shown. */
const shareOf = (part: number | null, { numerator }: Seen): number | null =>
  part === null || numerator === null || numerator === 0
    ? null
    : Math.floor((2000 * part + numerator) / (2 * numerator)) / 10;

const partsOf = ({ indicator }: Figure, shown: Seen): FigureModel['parts'] => {
  if (!indicator.parts) return null;
  const labels = new Map(indicator.parts.keys);
  return {
    label: indicator.parts.label,
    rows: shown.parts.map(({ key, count }) => ({
      key,
      label: labels.get(key) ?? key,
      count,
      share: shareOf(count, shown),
    })),
  };
};

/** One indicator: what it means, its figure, its parts, and what was kept of it. */
export const figureModel = async (
  acting: Acting,
  declared: Declared,
  id: string,
  asked: AskFigure,
): Promise<FigureModel> => {
  const { about, versions, figure, count } = await countAsked(acting, declared, id, asked);
  const shown = await seen(count, figure, about.exactly, declared.small);
  const kept = about.exactly ? await keptFigures(acting.tx, figure.indicator.id, figure.area) : [];
  const whole = figure.period.kind !== 'own' && hasEnded(figure.period, acting.today);
  return {
    about,
    indicator: definitionModel(figure.indicator),
    versions: versions.map(definitionModel),
    figure: faceModel(figure.indicator.unit, shown),
    population: populationLine(figure.population),
    parts: partsOf(figure, shown),
    mayOpenRecords: mayOpenRecordsOfFigure(acting.actor).ok,
    mayKeep: mayKeepFigure(acting.actor).ok && whole && !about.asItWas,
    kept: kept.map((row) => ({
      id: row.id,
      version: row.indicator_version,
      from: row.from_day,
      until: row.until_day,
      asAt: row.as_at,
      value: row.value === null ? null : Number(row.value),
      numerator: row.numerator,
      denominator: row.denominator,
      keptBy: `${row.kept_by_name}, ${row.kept_by_title}`,
    })),
  };
};
