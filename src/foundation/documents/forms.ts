import { z } from 'zod';
import { choice, day, isBlank, longText, optionalDay, optionalText, text } from '#kernel';
import { kindLabels } from './rules.ts';

const link = optionalText(
  { label: 'Where is the file?', hint: 'Its address, starting with https://' },
  500,
).refine((value) => value.trim() === '' || /^https?:\/\/[^\s]+$/i.test(value.trim()), {
  error: 'Where the file is must be an address that starts with https://',
});
const hash = optionalText(
  {
    label: 'SHA-256 of the file',
    hint: '64 letters and digits. With it anybody can prove which file was signed',
  },
  100,
).refine((value) => value.trim() === '' || /^[0-9a-f]{64}$/i.test(value.trim()), {
  error: 'SHA-256 of the file must be 64 letters and digits, from 0 to 9 and a to f',
});

export const VersionForm = z.object({
  summary: longText(
    {
      label: 'What is in it, and what has changed?',
      hint: 'In a few sentences: each partner reads this before it signs',
      ask: 'Enter what is in it, and what has changed',
    },
    5000,
  ),
  effectiveFrom: day({ label: 'In force from', ask: 'Enter the day from which it is in force' }),
  reviewBy: optionalDay({ label: 'Review by', hint: 'Leave empty if nobody has said' }),
  url: link,
  sha256: hash,
});
export type VersionForm = z.output<typeof VersionForm>;

export const DocumentForm = z.object({
  title: text({ label: 'What is it called?', ask: 'Enter what it is called' }),
  kind: choice(
    { label: 'What kind of document is it?', ask: 'Select what kind of document it is' },
    kindLabels,
  ),
  ...VersionForm.shape,
});
export type DocumentForm = z.output<typeof DocumentForm>;

export const SignForm = z
  .object({
    verdict: choice(
      { label: 'Do you sign this version?', ask: 'Select whether you sign this version' },
      { signed: 'Yes, I sign it for my organisation', refused: 'No, I refuse it' },
    ),
    reason: optionalText(
      { label: 'Why not?', hint: 'Only where you refuse: what would have to change' },
      5000,
    ),
  })
  .superRefine(({ verdict, reason }, context) => {
    if (verdict === 'refused' && isBlank(reason))
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Enter why you refuse it' });
  });
export type SignForm = z.output<typeof SignForm>;

export const WithdrawForm = z.object({
  why: longText({ label: 'Why is it withdrawn?', ask: 'Enter why it is withdrawn' }, 2000),
});
export type WithdrawForm = z.output<typeof WithdrawForm>;
