import type { Acting } from '#db';
import type { Day } from '#kernel';
import {
  addPromise,
  type Done,
  dischargePromise,
  movePromise,
  type NewPromise,
  offerEvidence,
  releasePromise,
  returnPromise,
  takePromise,
  tellProgress,
} from './actions.ts';

/** Makes a promise as whoever acts. */
export const makePromise = (acting: Acting, traits: NewPromise): Promise<Done> => addPromise(acting, traits);

/** What happens to a promise next, as whoever acts. */
export type PromiseTurn =
  | { readonly act: 'take' }
  | { readonly act: 'progress' | 'offer' | 'discharge' | 'return' | 'release'; readonly said: string }
  | { readonly act: 'move'; readonly said: string; readonly due: Day };
export const turnPromise = (acting: Acting, id: string, turn: PromiseTurn): Promise<Done> => {
  switch (turn.act) {
    case 'take':
      return takePromise(acting, id);
    case 'progress':
      return tellProgress(acting, id, turn);
    case 'offer':
      return offerEvidence({ ...acting, files: undefined }, id, { said: turn.said, evidence: null });
    case 'discharge':
      return dischargePromise(acting, id, turn);
    case 'return':
      return returnPromise(acting, id, { said: turn.said, due: null });
    case 'release':
      return releasePromise(acting, id, turn);
    case 'move':
      return movePromise(acting, id, turn);
  }
};
