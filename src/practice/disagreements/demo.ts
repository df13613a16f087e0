import type { Acting } from '#db';
import { answerReply, learnFrom, raiseDisagreement, replyTo } from './actions/index.ts';
import type { RaiseForm } from './forms.ts';

const TRAITS = {
  threshold: {
    theme: 'threshold',
    disagreeWith: 'The decision that advice is enough. We asked for an assessment.',
    wanted: 'A social worker sees the children at home this week, and assesses under section 17.',
    why: 'This is the third time in two months that the children came to school hungry and in the same clothes.',
    immediateRisk: 'no',
  },
  atRisk: {
    theme: 'threshold',
    disagreeWith: 'The decision to wait for the assessment before anybody visits.',
    wanted: 'A visit today, with the police if need be.',
    why: 'The partner who hurt the mother is back at the address, and the children are there now.',
    immediateRisk: 'yes',
  },
  plan: {
    theme: 'plan',
    disagreeWith: 'The plan was closed before any of us was asked.',
    wanted: 'The plan is opened again until the review that was agreed.',
    why: 'Two of the four actions of the plan were never done, and attendance has fallen again.',
    immediateRisk: 'no',
  },
  sharing: {
    theme: 'sharing',
    disagreeWith: 'The refusal to tell us whether the bail conditions still stand.',
    wanted: 'We are told by the end of the day, and whenever they change.',
    why: 'We cannot plan who collects the children without knowing.',
    immediateRisk: 'no',
  },
} as const satisfies Record<string, Omit<RaiseForm, 'with' | 'about'>>;

/** Makes a disagreement with a named trait, as the acting post would raise it. */
export const makeDisagreement = async (
  acting: Acting,
  trait: keyof typeof TRAITS,
  { about = null, ...given }: Pick<RaiseForm, 'with'> & Partial<RaiseForm>,
): Promise<string> => (await raiseDisagreement(acting, { ...TRAITS[trait], about, ...given })).id;

/** Brings a disagreement on, as those who have a part in it would. */
export const actOnDisagreement = {
  keep: (acting: Acting, id: string) =>
    replyTo(acting, id, {
      verdict: 'keep',
      said: 'We have read this again. What is described can be met by early help, which the family has accepted.',
    }),
  accept: (acting: Acting, id: string) =>
    replyTo(acting, id, {
      verdict: 'accept',
      said: 'You are right that this is the third time. A social worker visits tomorrow and the assessment begins today.',
    }),
  notResolved: (acting: Acting, id: string) =>
    answerReply(acting, id, {
      resolved: 'no',
      ending: null,
      said: 'Early help was tried in the summer and the family closed the door.',
    }),
  resolved: (acting: Acting, id: string) =>
    answerReply(acting, id, {
      resolved: 'yes',
      ending: 'changed',
      said: 'Agreed by telephone: the visit is tomorrow, and we are told what was found.',
    }),
  learned: (acting: Acting, id: string) =>
    learnFrom(acting, id, {
      said: 'Look for earlier contacts under other spellings before advice is given: the pattern showed only when they lay side by side.',
      namesNobody: true,
    }),
} as const;
