import { z } from 'zod';
import {
  choice,
  longText,
  optionalChoice,
  optionalId,
  optionalLongText,
  optionalPastDay,
  optionalText,
  PRIMARY_NEEDS,
  text,
} from '#kernel';
import { DECISION_OUTCOMES, type DecisionOutcome, IN_PLACE, URGENCIES } from '../rules/index.ts';

/** What the front door had made of the contact when the form was opened: a change since then is told, and not undone. */
const version = z
  .number({ error: 'Open this form again' })
  .int({ error: 'Open this form again' })
  .optional()
  .meta({ label: 'Version' });

export const TakeForm = z.object({ version });
export const UrgencyForm = z.object({ urgency: choice({ label: 'Urgency' }, URGENCIES), version });
export const NoteForm = z.object({ body: longText({ label: 'Message', ask: 'Enter your message' }, 5000) });
export const TellForm = z.object({
  how: text({
    label: 'How were they told?',
    hint: 'For example, by telephone at 10:15am',
    ask: 'Enter how the sender was told',
  }),
  body: longText({ label: 'What were they told?', ask: 'Enter what the sender was told' }, 5000),
});
export const PassOnForm = z.object({
  council: text({ label: 'Which council?', ask: 'Enter the council that this was passed on to' }),
  how: text(
    {
      label: 'How, and to whom?',
      hint: 'Name, team and telephone number',
      ask: 'Enter how it was passed on, and to whom',
    },
    500,
  ),
  body: longText({ label: 'Why', ask: 'Enter why it was passed on' }, 5000),
});
export const IdentifyForm = z.object({
  child: z
    .union([z.literal('new'), z.uuid()], { error: 'Select which child this is' })
    .meta({ label: 'Which child is this?' }),
  version,
});

const outcomes = Object.fromEntries(
  Object.entries(DECISION_OUTCOMES).map(([code, { label }]) => [code, label]),
) as Record<DecisionOutcome, string>; // the same keys, each with its label

export const DecisionForm = z
  .object({
    outcome: choice({ label: 'What is the decision?', ask: 'Select the decision' }, outcomes),
    levelOfNeed: text({ label: 'Level of need', ask: 'Select the level of need' }, 20),
    reason: longText({
      label: 'Why?',
      hint: 'What you weighed, and what tipped it',
      ask: 'Enter why you decided this',
    }),
    primaryNeed: optionalChoice({ label: 'Main reason the child needs a service' }, PRIMARY_NEEDS),
    message: longText(
      {
        label: 'What the sender will be told',
        hint: 'They see this and the decision, and nothing else that you write here',
        ask: 'Enter what the sender will be told',
      },
      5000,
    ),
    support: longText(
      {
        label: 'What support do the parents have?',
        hint: 'From whom, since when. Say if you do not know',
        ask: 'Enter what support the parents have, or that you do not know',
      },
      5000,
    ),
    supportProvider: optionalText({ label: 'Who gives it?' }),
    supportCheckedOn: optionalPastDay({ label: 'When was it last checked?' }),
    supportCheckedWith: optionalText({ label: 'Checked with whom?' }),
    supportInPlace: choice(
      { label: 'Is that support still in place?', ask: 'Select whether that support is still in place' },
      IN_PLACE,
    ),
    version,
  })
  .superRefine((form, context) => {
    const accepted = DECISION_OUTCOMES[form.outcome].opensReferral;
    if (accepted && form.outcome !== 'acceptedNoFurtherAction' && form.primaryNeed === null)
      context.addIssue({
        code: 'custom',
        path: ['primaryNeed'],
        message: 'Select the main reason the child needs a service',
      });
    if ((form.supportInPlace === 'yes' || form.supportInPlace === 'no') && form.supportCheckedOn === null)
      context.addIssue({
        code: 'custom',
        path: ['supportCheckedOn'],
        message: 'Enter when the support was last checked',
      });
  });
export type DecisionForm = z.output<typeof DecisionForm>;

export const AuthoriseForm = z
  .object({
    verdict: choice(
      { label: 'Do you authorise this decision?', ask: 'Select whether you authorise this decision' },
      { yes: 'Yes, authorise it', no: 'No, send it back' },
    ),
    why: optionalLongText({ label: 'What must change?' }, 5000),
    decision: optionalId({ label: 'The decision that was read' }),
  })
  .superRefine((form, context) => {
    if (form.verdict === 'no' && form.why.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['why'],
        message: 'Enter what must change before you can authorise it',
      });
  });

/** Reminders made after the list was opened were not seen by marking what is on it. */
export const SeenForm = z.object({
  upTo: z.iso.datetime({ error: 'Open the list again' }).meta({ label: 'Seen up to' }),
});
export type SeenForm = z.output<typeof SeenForm>;
