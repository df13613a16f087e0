import type { Acting } from '#db';
import { Conflict, Invalid, NotAllowed } from '#kernel';
import type { KeepForm, PopulationForm } from './forms.ts';
import { areasOn, countingAsAt, type Declared, seen, versionsOf } from './reads/index.ts';
import { hasEnded, mayKeepFigure, periodOfKey, valueFrom, versionFor } from './rules/index.ts';
import { insertFigure, insertPopulation } from './store.ts';

export interface Kept {
  readonly id: string;
  readonly indicator: string;
  readonly period: string;
  readonly area: string;
}

/**
 * Keeps a figure of a quarter or a year that has ended, as it is known at this moment, with the whole set of records behind it.
 * The set holds records that the keeper does not see: it is counted for the area, and read record by record.
 */
export const keepFigure = async (
  acting: Acting,
  declared: Declared,
  id: string,
  form: KeepForm,
): Promise<Kept> => {
  const allowed = mayKeepFigure(acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const period = periodOfKey(form.period);
  if (!period || !hasEnded(period, acting.today))
    throw new Invalid([{ field: 'period', message: 'Select a quarter or a year that has ended' }]);
  const area = (await areasOn(acting)).find((each) => each.id === form.area);
  if (!area) throw new Invalid([{ field: 'area', message: 'Select the area of a council' }]);
  const indicator = versionFor(versionsOf(declared, id), period.from);
  if (!indicator) throw new Conflict('This indicator is no longer declared.');
  const count = await countingAsAt(acting.tx, acting.now);
  const figure = await count(indicator, { area: area.id, period });
  const { face } = await seen(count, figure, false, declared.small);
  const kept = await insertFigure(
    acting,
    {
      indicator: indicator.id,
      indicator_version: indicator.version,
      area_id: area.id,
      from_day: period.from,
      until_day: period.until,
      as_at: acting.now,
      numerator: figure.counts.numerator,
      denominator: figure.counts.denominator,
      value: valueFrom(indicator.unit, figure.counts),
      suppressed_value: face.status === 'shown' ? face.value : null,
      population_id: figure.population?.id ?? null,
    },
    figure.behind,
  );
  return { id: kept, indicator: indicator.id, period: period.key, area: area.id };
};

/** Adds the population of an area; of a year that has one, the new count takes its place from this moment. */
export const addPopulation = async (
  acting: Acting,
  form: PopulationForm,
): Promise<{ id: string; year: number }> => {
  if (!(await areasOn(acting)).some(({ id }) => id === form.area))
    throw new Invalid([{ field: 'area', message: 'Select the area of a council' }]);
  if (form.year > Number(acting.today.slice(0, 4)))
    throw new Invalid([{ field: 'year', message: 'Enter a year that has come' }]);
  const { area, year, count, source } = form;
  return { id: await insertPopulation(acting, { area_id: area, year, count, source }), year };
};
