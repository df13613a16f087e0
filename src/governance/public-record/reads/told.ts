import type { Acting } from '#db';
import type { QuestionModel, ReportModel } from './models.ts';

/** A question on an item, as whoever keeps questions tells it. */
export interface ToldQuestion extends Omit<QuestionModel, 'item' | 'meeting' | 'body'> {
  readonly id: string;
}
/** What a module above this one tells of an item for the public: only what was cleared for it. */
export interface ToldOfItem {
  readonly report?: ReportModel | null;
  readonly questions?: readonly ToldQuestion[];
}
export type TellsOfItem = (
  acting: Acting,
  item: { readonly id: string; readonly meeting: string },
) => Promise<ToldOfItem>;

/** Words that are about to be published, and where they stand. */
export interface Said {
  readonly where: string;
  readonly text: string;
}
/** A word that may say who somebody is, or a number so small that it may: a person looks before it is published. */
export interface Warning {
  readonly where: string;
  readonly words: string;
  readonly why: string;
}
export type Warns = (acting: Acting, said: readonly Said[]) => Promise<readonly Warning[]>;

/** What the modules above bring to what is published. */
export interface Providers {
  readonly items?: readonly TellsOfItem[];
  readonly warns?: readonly Warns[];
}

/** What is told of an item by all who tell of it: the first report, and every question. */
export const toldOf = async (
  { items = [] }: Providers,
  acting: Acting,
  item: { readonly id: string; readonly meeting: string },
): Promise<Required<ToldOfItem>> => {
  const told: ToldOfItem[] = [];
  for (const tells of items) told.push(await tells(acting, item));
  return {
    report: told.find(({ report }) => report)?.report ?? null,
    questions: told.flatMap(({ questions = [] }) => questions),
  };
};
export const warningsOf = async (
  { warns = [] }: Providers,
  acting: Acting,
  said: readonly Said[],
): Promise<Warning[]> => {
  const all: Warning[] = [];
  for (const warn of warns) all.push(...(await warn(acting, said)));
  return all;
};
