import type { Acting } from '#db';
import { answerCheck, askAgencies, type Done, type Round } from './actions/index.ts';
import { AskForm, ReplyForm } from './forms.ts';

/** What a round of checks begins with where a test or the demonstration says no more. */
const ROUND = {
  urgency: 'urgent',
  purpose: 'To decide today whether the child needs help or protection.',
  lawfulBasis: 'publicTask',
  condition: 'safeguarding',
  familyTold: 'yes',
  reach: '01632 960100, 9am to 5pm',
} as const;
const QUESTION = 'What do you know of this family since January, and is anybody worried?';

/** Asks agencies ('body:…', 'organisation:…', 'post:…') about a contact or a child, as the acting post. */
export const makeChecks = (
  acting: Acting,
  about: { readonly contact: string } | { readonly child: string },
  to: readonly string[],
  traits: Partial<typeof ROUND> | Readonly<Record<string, unknown>> = {},
  give: readonly string[] = [],
): Promise<Round> =>
  askAgencies(
    acting,
    AskForm.parse({
      ...ROUND,
      ...traits,
      ...about,
      agencies: to.map((each) => ({ to: each, question: QUESTION, give: [...give] })),
    }),
  );

/** Answers a request as the acting post: that nothing is known, unless told more. */
export const makeAnswer = (
  acting: Acting,
  request: string,
  said: Readonly<Record<string, unknown>> = {},
): Promise<Done> =>
  answerCheck(
    acting,
    request,
    ReplyForm.parse({ answer: 'nothing', searched: 'By hand, in our own system', ...said }),
  );
