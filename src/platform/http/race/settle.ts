import type { ZodType } from 'zod';
import type { Fault } from '#kernel';
import type { Fields } from '../form.ts';
import type { Opened } from '../opened.ts';
import { labelIn, withAnswer } from './questions.ts';
import { choiceOf } from './race-page.tsx';

/** A form after a lost race, with what was chosen, or the choices that are missing. */
export interface Settled {
  readonly fields: Fields;
  readonly opened: Opened | null;
  readonly missing: readonly Fault[];
}

/**
 * Puts the chosen answers into a form that lost the race: from here on it goes on from what the other one saved. A form that lost none
 * passes unchanged. Until every choice is made, nothing is put anywhere.
 */
export const settleChoices = (takes: ZodType, fields: Fields, opened: Opened | null): Settled => {
  const choice = opened?.choice ?? null;
  if (opened === null || choice === null) return { fields, opened, missing: [] };
  const missing = choice.asked
    .filter((name) => fields[choiceOf(name)] !== 'mine' && fields[choiceOf(name)] !== 'theirs')
    .map((name) => ({
      field: `choice.${name}`,
      message: `Choose which to keep: ${labelIn(takes, name)}`,
    }));
  if (missing.length > 0) return { fields, opened, missing };
  const taken = [...choice.taken, ...choice.asked.filter((name) => fields[choiceOf(name)] === 'theirs')];
  const { version } = choice.theirs;
  const settled = [...taken, ...(version === undefined ? [] : ['version'])].reduce<Fields>(
    (sent, name) => withAnswer(sent, name, choice.theirs[name]),
    fields,
  );
  return {
    fields: Object.fromEntries(Object.entries(settled).filter(([name]) => !name.startsWith('_choice.'))),
    opened: { ...opened, was: choice.theirs, choice: null },
    missing: [],
  };
};
