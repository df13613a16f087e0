import type { FieldWeight } from './model.ts';

/** From here on somebody is shown as possibly the same: below it, a page would be full of strangers. */
export const WORTH_A_LOOK = 0.02;
/** From here on a new record is not made before somebody has looked. */
export const LIKELY = 0.5;

/** A probability as people say it. */
export const sayProbability = (probability: number): string => {
  if (probability >= 0.99) return 'Almost certainly the same';
  if (probability >= 0.9) return 'Very likely the same';
  if (probability >= LIKELY) return 'Likely the same';
  return probability >= 0.15 ? 'Possibly the same' : 'Unlikely to be the same';
};

/**
 * What one field says, in words: each bit doubles the odds, so that three make them eight times what they were. What agrees never speaks
 * against: it may only say little, because a family shares it.
 */
export const sayWeight = ({ kind, bits }: Pick<FieldWeight, 'kind' | 'bits'>): string => {
  if (kind === 'unknown') return 'says nothing either way';
  const size = Math.abs(bits);
  if (size < 0.5 || (kind === 'agrees' && bits < 0)) return 'says little';
  const side = bits > 0 ? 'for' : 'against';
  if (size < 2) return `speaks a little ${side}`;
  return size < 6 ? `speaks ${side}` : `speaks strongly ${side}`;
};
