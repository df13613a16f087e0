import { type Acting, newId } from '#db';
import { ChangedSince, Conflict, Invalid } from '#kernel';
import type { ThresholdsForm } from '../forms/index.ts';
import { canBeginOn } from '../rules/index.ts';
import {
  insertThresholdScheme,
  lastChangeOfScheme,
  lockSchemes,
  thresholdSchemes,
  updateThresholdScheme,
  withdrawThresholdScheme,
} from '../store/index.ts';

const FROZEN =
  'This version has come into force or was changed by somebody else, so that nothing of yours is saved. Open the list again.';

const judge = async ({ tx, today }: Acting, { from }: ThresholdsForm, own?: string): Promise<void> => {
  await lockSchemes(tx);
  const others = (await thresholdSchemes(tx)).filter(({ id }) => id !== own);
  const verdict = canBeginOn(
    from,
    today,
    others.map(({ from_day }) => from_day),
  );
  if (!verdict.ok) throw new Invalid([{ field: 'from', message: verdict.reason }]);
};

const rowOf = ({ name, from, levels }: ThresholdsForm) => ({
  name: name.trim(),
  from_day: from,
  levels: levels.map((level) => ({
    code: level.code.trim(),
    name: level.name.trim(),
    meaning: level.meaning.trim(),
  })),
});

/** Records a version of the threshold document. Decisions that were made keep the one that they were made under. */
export const recordThresholds = async (acting: Acting, form: ThresholdsForm): Promise<string> => {
  await judge(acting, form);
  const id = newId();
  await insertThresholdScheme(acting.tx, { id, ...rowOf(form) });
  return id;
};

/** Changes a version that has not come into force yet. */
export const changeThresholds = async (acting: Acting, id: string, form: ThresholdsForm): Promise<void> => {
  await judge(acting, form, id);
  if (await updateThresholdScheme(acting.tx, id, form.version ?? 0, rowOf(form))) return;
  const still = (await thresholdSchemes(acting.tx)).find((scheme) => scheme.id === id);
  // Not in force and not withdrawn: somebody else changed it first, and both are shown.
  if (still && still.from_day > acting.today) throw new ChangedSince(await lastChangeOfScheme(acting.tx, id));
  throw new Conflict(FROZEN);
};

/** Withdraws a version that has not come into force yet. */
export const withdrawThresholds = async ({ tx, now }: Acting, id: string): Promise<void> => {
  await lockSchemes(tx);
  if (!(await withdrawThresholdScheme(tx, id, now))) throw new Conflict(FROZEN);
};
