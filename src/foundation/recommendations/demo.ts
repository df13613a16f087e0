import type { Acting } from '#db';
import type { Day } from '#kernel';
import {
  answerRecommendation,
  closeRecommendation,
  type Done,
  offerEvidence,
  recommend,
  tellProgress,
} from './actions.ts';
import type { AddRecommendationForm } from './forms.ts';
import type { Answer } from './rules.ts';

/** Makes a recommendation of a body as whoever acts. */
export const makeRecommendation = (acting: Acting, traits: AddRecommendationForm): Promise<Done> =>
  recommend(acting, traits);

/** What happens to a recommendation next, as whoever acts. */
export type RecommendationTurn =
  | { readonly act: 'answer'; readonly answer: Answer; readonly said: string; readonly due: Day | null }
  | { readonly act: 'progress' | 'offer' | 'close'; readonly said: string };
export const turnRecommendation = (acting: Acting, id: string, turn: RecommendationTurn): Promise<Done> => {
  switch (turn.act) {
    case 'answer':
      return answerRecommendation(acting, id, turn);
    case 'progress':
      return tellProgress(acting, id, turn);
    case 'offer':
      return offerEvidence({ ...acting, files: undefined }, id, { said: turn.said, evidence: null });
    case 'close':
      return closeRecommendation(acting, id, turn);
  }
};
