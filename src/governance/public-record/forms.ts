import { z } from 'zod';
import { longText } from '#kernel';

/** Why something is withdrawn, as the public reads it in its place. */
export const WithdrawForm = z.object({
  reason: longText(
    {
      label: 'Why is it withdrawn?',
      hint: 'The public reads this in its place. Do not repeat what must not be read',
      ask: 'Enter why it is withdrawn',
    },
    500,
  ),
});
export type WithdrawForm = z.output<typeof WithdrawForm>;
