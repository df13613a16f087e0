import { action, Identified, page, type Route } from '#http';
import { addPopulation, type Kept, keepFigure } from './actions.ts';
import { AskFigure, AskFigures, AskRecords, KeepForm, PopulationForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  type Declared,
  FigureModel,
  FigureRecordsModel,
  FiguresModel,
  figureModel,
  figureRecordsModel,
  figuresModel,
  PopulationAdded,
  PopulationModel,
  populationModel,
  subjectsOfRecords,
} from './reads/index.ts';
import { mayAddPopulation, mayKeepFigure, mayOpenRecordsOfFigure, mayReadFigures } from './rules/index.ts';
import { FigurePage } from './views/Figure.tsx';
import { FigureRecordsPage } from './views/FigureRecords.tsx';
import { FiguresPage } from './views/Figures.tsx';
import { PopulationPage } from './views/Population.tsx';

/** The pages of the indicators that the modules declare. */
export const routesOf = (declared: Declared): readonly Route[] => {
  const figures = page('/figures', {
    title: 'Figures',
    may: mayReadFigures,
    audit: { event: 'figures.viewed', purpose: 'Read figures about the work of the partnership' },
    asks: AskFigures,
    shows: FiguresModel,
    faults: ({ about }) => about.faults,
    load: (ask) => figuresModel(ask, declared, ask.query),
    start: ({ about }, query) => ({ period: about.period.key, area: about.area?.id, ...query }),
    view: FiguresPage,
  });

  const populationPage = page('/figures/population', {
    title: 'Population',
    may: mayReadFigures,
    audit: { event: 'population.viewed', purpose: 'Read the populations that rates are out of' },
    shows: PopulationModel,
    load: populationModel,
    start: ({ areas }) => ({ area: areas.length === 1 ? areas[0]?.id : '' }),
    view: PopulationPage,
  });

  const population = action('/figures/population', {
    title: 'Add a population',
    may: mayAddPopulation,
    audit: {
      event: 'population.added',
      purpose: 'Add the population that rates are out of',
      target: ({ id }) => `population:${id}`,
    },
    takes: PopulationForm,
    from: populationPage,
    run: addPopulation,
    next: () => paths.population,
    says: ({ year }) => `The population of ${year} was added`,
    returns: (added) => added,
    gives: PopulationAdded,
  });

  const figure = page('/figures/:indicator', {
    title: 'A figure',
    may: mayReadFigures,
    audit: {
      event: 'figure.viewed',
      purpose: 'Read a figure about the work of the partnership',
      target: ({ indicator, about }) => `indicator:${indicator.id}.${indicator.version} ${about.period.key}`,
    },
    asks: AskFigure,
    shows: FigureModel,
    faults: ({ about }) => about.faults,
    load: (ask) => figureModel(ask, declared, ask.params.indicator, ask.query),
    start: ({ about }, query) => ({ period: about.period.key, area: about.area?.id, ...query }),
    view: FigurePage,
  });

  const records = page('/figures/:indicator/records', {
    title: 'The records behind a figure',
    may: mayOpenRecordsOfFigure,
    audit: {
      event: 'figure.opened',
      purpose: 'Check a figure against the records behind it',
      subjects: subjectsOfRecords,
      target: ({ indicator, about }) => `indicator:${indicator.id}.${indicator.version} ${about.period.key}`,
    },
    asks: AskRecords,
    shows: FigureRecordsModel,
    faults: ({ about }) => about.faults,
    load: (ask) => figureRecordsModel(ask, declared, ask.params.indicator, ask.query),
    view: FigureRecordsPage,
  });

  const keep = action('/figures/:indicator/keep', {
    title: 'Keep a figure',
    may: mayKeepFigure,
    audit: {
      event: 'figure.kept',
      purpose: 'Keep a figure with the records behind it, so that it can be explained later',
      target: ({ id }: Kept) => `figure:${id}`,
    },
    takes: KeepForm,
    from: figure,
    run: (ask, form) => keepFigure(ask, declared, ask.params.indicator, form),
    next: ({ indicator, period, area }) => paths.figure(indicator, { period, area }),
    says: () => 'The figure was kept',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  });

  return [figures, populationPage, population, figure, records, keep];
};
