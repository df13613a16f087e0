import { z } from 'zod';
import { choice, longText, optionalId, text, tick } from '#kernel';
import { ENDINGS, REPLIES, THEMES } from './rules/index.ts';

const WITH = /^(organisation|body):([0-9a-f-]{36})$/;
/** Whom a choice names, '<kind>:<id>'; null where it names nobody. */
export const readWith = (value: string): { kind: 'organisation' | 'body'; id: string } | null => {
  const [, kind, id] = WITH.exec(value) ?? [];
  if ((kind !== 'organisation' && kind !== 'body') || id === undefined) return null;
  return z.uuid().safeParse(id).success ? { kind, id } : null;
};

export const RaiseForm = z.object({
  with: text({ label: 'Who made the decision?', ask: 'Select who made the decision' }, 60).refine(
    (value) => readWith(value) !== null,
    { error: 'Select who made the decision' },
  ),
  theme: choice({ label: 'What is it about?', ask: 'Select what it is about' }, THEMES),
  disagreeWith: longText(
    {
      label: 'What do you disagree with?',
      hint: 'The decision, as you understand it. They read this word for word',
      ask: 'Enter what you disagree with',
    },
    5000,
  ),
  wanted: longText(
    {
      label: 'What do you think should happen instead?',
      hint: 'For the child, and by when',
      ask: 'Enter what you think should happen instead',
    },
    5000,
  ),
  why: longText(
    {
      label: 'Why?',
      hint: 'What you have seen or heard, and what may happen to the child if nothing changes',
      ask: 'Enter why',
    },
    10_000,
  ),
  immediateRisk: choice(
    { label: 'Is a child at immediate risk now?', ask: 'Select whether a child is at immediate risk now' },
    { yes: 'Yes: a child is at risk now', no: 'No' },
  ),
  about: optionalId({ label: 'Record that it is about' }),
});
export type RaiseForm = z.output<typeof RaiseForm>;

/** How many stages and steps there were when the form was opened: what has changed since is told, and nothing is done in silence. */
const turn = z.coerce.number().int().min(1).optional().meta({ label: 'As it stood' });

export const ReplyForm = z.object({
  verdict: choice({ label: 'What is your reply?', ask: 'Select your reply' }, REPLIES),
  said: longText(
    {
      label: 'Why, and what happens now?',
      hint: 'Your reasons, and what you will do by when. They read this word for word',
      ask: 'Enter your reasons',
    },
    10_000,
  ),
  turn,
});
export type ReplyForm = z.output<typeof ReplyForm>;

const { withdrawn: _, ...ENDED } = ENDINGS;
export const AnswerForm = z
  .object({
    resolved: choice(
      { label: 'Is this resolved?', ask: 'Select whether this is resolved' },
      { yes: 'Yes', no: 'No, not yet' },
    ),
    ending: z
      .union([
        z.literal('').transform(() => null),
        z.enum(Object.keys(ENDED) as (keyof typeof ENDED)[]), // the table's own keys
      ])
      .nullable()
      .default(null)
      .meta({ label: 'How did it end?', options: ENDED }),
    said: longText(
      {
        label: 'What was agreed, or what is still wrong?',
        ask: 'Enter what was agreed, or what is still wrong',
      },
      10_000,
    ),
    turn,
  })
  .superRefine(({ resolved, ending }, context) => {
    if (resolved === 'yes' && ending === null)
      context.addIssue({ code: 'custom', path: ['ending'], message: 'Select how it ended' });
  });
export type AnswerForm = z.output<typeof AnswerForm>;

export const AtRiskForm = z.object({
  said: longText(
    { label: 'What puts the child at immediate risk?', ask: 'Enter what puts the child at immediate risk' },
    5000,
  ),
  turn,
});
export type AtRiskForm = z.output<typeof AtRiskForm>;
export const WithdrawForm = z.object({
  said: longText({ label: 'Why do you withdraw it?', ask: 'Enter why you withdraw it' }, 5000),
  turn,
});
export type WithdrawForm = z.output<typeof WithdrawForm>;

export const LearnForm = z.object({
  said: longText(
    {
      label: 'What should the partnership learn from this?',
      hint: 'Without names, places, dates or anything else by which a child or a colleague could be known',
      ask: 'Enter what should be learned',
    },
    3000,
  ),
  namesNobody: tick({ label: 'I have read it again, and it names nobody' }),
});
export type LearnForm = z.output<typeof LearnForm>;

export const ListQuery = z.object({
  which: choice({ label: 'Which' }, { open: 'Open', ended: 'Ended' }).default('open'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ListQuery = z.output<typeof ListQuery>;
export const AboutQuery = z.object({ about: z.uuid().optional() });
export const PatternsQuery = z.object({ year: z.string().max(4).optional() });
export type PatternsQuery = z.output<typeof PatternsQuery>;
