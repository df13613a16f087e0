import { z } from 'zod';
import type { Acting } from '#db';
import type { AskFigures } from '../forms.ts';
import { mayAddPopulation, type SmallNumbers, versionFor } from '../rules/index.ts';
import { countingAsAt, type Indicator, seen } from './answering.ts';
import { AboutModel, askedAbout } from './asking.ts';
import { DefinitionModel, definitionModel, FigureFace, faceModel } from './models.ts';

export const FiguresModel = z.object({
  about: AboutModel,
  mayAddPopulation: z.boolean(),
  themes: z.array(
    z.object({
      theme: z.string(),
      figures: z.array(z.object({ indicator: DefinitionModel, figure: FigureFace })),
    }),
  ),
});
export type FiguresModel = z.infer<typeof FiguresModel>;

/** The indicators that the modules declare, and which numbers are small. */
export interface Declared {
  readonly indicators: readonly Indicator[];
  readonly small: SmallNumbers;
}

/** Every indicator by theme with its figure for one period, area and moment. */
export const figuresModel = async (
  acting: Acting,
  { indicators, small }: Declared,
  asked: AskFigures,
): Promise<FiguresModel> => {
  const { about, period } = await askedAbout(acting, asked);
  const count = await countingAsAt(acting.tx, about.asAt);
  const themes = new Map<string, FiguresModel['themes'][number]['figures']>();
  for (const id of about.area ? new Set(indicators.map((each) => each.id)) : []) {
    const indicator = versionFor(
      indicators.filter((each) => each.id === id),
      period.from,
    );
    if (!indicator || !about.area) continue;
    const figure = await count(indicator, { area: about.area.id, period });
    const shown = await seen(count, figure, about.exactly, small);
    const line = { indicator: definitionModel(indicator), figure: faceModel(indicator.unit, shown) };
    themes.set(indicator.theme, [...(themes.get(indicator.theme) ?? []), line]);
  }
  return {
    about,
    mayAddPopulation: mayAddPopulation(acting.actor).ok,
    themes: [...themes].map(([theme, figures]) => ({ theme, figures })),
  };
};
