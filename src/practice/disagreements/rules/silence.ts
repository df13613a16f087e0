import type { Day } from '#kernel';
import { nextStage } from './stages.ts';

/**
 * What silence makes of a disagreement: once the last day of its stage has passed with no reply, it goes to the next. A stage that
 * nothing stands above stays, and is told of. Null while there is time.
 */
export const onSilence = (
  stage: number,
  due: Day,
  today: Day,
): { readonly to: { stage: number; clock: string } | null } | null =>
  today > due ? { to: nextStage(stage) } : null;
