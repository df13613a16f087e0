import { z } from 'zod';
import { longText } from '#kernel';

/** A page of minutes as it was copied from where it was published. */
export const PageForm = z.object({
  page: longText(
    {
      label: 'The page, as it stands',
      hint: 'Copy everything, from its title to its supporting documents',
      ask: 'Paste the page of minutes',
    },
    200_000,
  ),
});
export type PageForm = z.output<typeof PageForm>;
