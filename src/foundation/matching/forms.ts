import { z } from 'zod';
import { choice, longText, optionalChoice } from '#kernel';

/** What is said of two records. */
export const SayingForm = z.object({
  saying: choice(
    { label: 'Are these two records of the same person?' },
    { same: 'Yes: link them', different: 'No: they are different people' },
  ),
  reason: longText(
    { label: 'How do you know?', hint: 'Whom you asked, or what you checked', ask: 'Enter how you know' },
    2000,
  ),
});

export const UndoForm = z.object({
  why: longText({ label: 'Why was it wrong?', ask: 'Enter why it was wrong' }, 2000),
  carried: optionalChoice(
    { label: 'What happens to what came through the link?' },
    { keep: 'Keep it on both records', end: 'End it on the record that it came to' },
  ),
  version: z.number({ error: 'Open this form again' }).int().meta({ label: 'Version' }),
});
