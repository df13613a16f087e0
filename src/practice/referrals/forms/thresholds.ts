import { z } from 'zod';
import { day, longText, text } from '#kernel';

const Level = z.object({
  code: text(
    { label: 'Code', hint: 'A number or letter, as decisions keep it', ask: 'Enter the code of the level' },
    10,
  ),
  name: text({ label: 'Name', ask: 'Enter the name of the level' }, 100),
  meaning: longText(
    {
      label: 'What it means',
      hint: 'In a sentence: it stands beside the level where somebody decides',
      ask: 'Enter what the level means',
    },
    500,
  ),
});

/** A version of the threshold document: its levels of need, and the day from which decisions are made under it. */
export const ThresholdsForm = z
  .object({
    name: text({
      label: 'Name of the document',
      hint: 'With its year, as people call it',
      ask: 'Enter the name of the document',
    }),
    from: day({ label: 'In force from', ask: 'Enter the day from which it is in force' }),
    levels: z
      .array(Level)
      .min(2, { error: 'Enter at least two levels of need' })
      .max(10, { error: 'Enter no more than ten levels of need' }),
    version: z.number({ error: 'Open this page again' }).int().optional().meta({ label: 'Version' }),
  })
  .superRefine(({ levels }, context) => {
    const codes = levels.map(({ code }) => code.trim().toLowerCase());
    for (const [index, code] of codes.entries())
      if (codes.indexOf(code) < index)
        context.addIssue({
          code: 'custom',
          path: ['levels', index, 'code'],
          message: `Another level has the code ${levels[index]?.code.trim()}. Enter one of its own`,
        });
  });
export type ThresholdsForm = z.output<typeof ThresholdsForm>;
