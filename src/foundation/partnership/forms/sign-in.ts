import { z } from 'zod';
import { choice, optionalDay, optionalId, optionalLongText, optionalText, text } from '#kernel';
import { canBeDomains, canBeIssuer } from '../rules/index.ts';
import { chosen } from './questions.ts';

const credential = {
  label: text({
    label: 'What is this credential for?',
    hint: 'Like live messages, or the test system. Administrators see it, to know which is which',
    ask: 'Enter what this credential is for',
  }),
  until: optionalDay({
    label: 'Last day',
    hint: 'The credential stops working after this day. Leave it empty to end it yourself',
    reach: { back: 0 },
  }),
};
export const AddSystemForm = z.object({
  name: text({
    label: 'Name of the system',
    hint: 'As people know it, like hospital records. What it sends is recorded under this name',
  }),
  organisation: chosen('Organisation', 'Select the organisation whose system it is'),
  body: optionalId({
    label: 'Team or other body',
    hint: 'The system then sees what comes to this team. Leave it empty when it is in none',
  }),
  ...credential,
});
export const CredentialForm = z.object(credential);
export type AddSystemForm = z.output<typeof AddSystemForm>;
export type CredentialForm = z.output<typeof CredentialForm>;

const MOST_MINUTES = 24 * 60;

/** What a directory is held to: a sign-in there counts as a second step where its answer says so, or where somebody vouches for it. */
const secondStepThere = {
  asks: choice(
    {
      label: 'How it asks for a second step',
      hint: 'A sign-in that does not say so goes on to a code of Arden’s own',
    },
    {
      says: 'Its answer says so at each sign-in',
      always: 'It always asks, and its answer does not say so',
    },
  ).default('says'),
  acr: optionalText(
    {
      label: 'Levels that count',
      hint: 'Values of acr, with spaces between. Leave it empty where its answer has amr',
    },
    1000,
  ),
  vouched: optionalLongText(
    {
      label: 'How you know that it always asks',
      hint: 'For example, the rule of your directory that demands it, and who looked. It is kept with your name',
    },
    1000,
  ),
  maxAge: optionalText(
    {
      label: 'Longest time since the sign-in there, in minutes',
      hint: 'Leave it empty to take a sign-in of any age that your directory takes',
    },
    4,
  ).refine((typed) => typed === '' || (/^\d+$/.test(typed) && Number(typed) <= MOST_MINUTES), {
    error: `Enter a number of minutes up to ${MOST_MINUTES}, or nothing`,
  }),
};

export const DirectoryForm = z
  .object({
    ...secondStepThere,
    issuer: text({
      label: 'Issuer',
      hint: 'As the people who run your directory give it, like https://login.example.org/tenant',
      ask: 'Enter the issuer',
    }).superRefine((typed, context) => {
      const verdict = canBeIssuer(typed.trim());
      if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
    }),
    clientId: text({
      label: 'Client ID',
      hint: 'What your directory calls this service',
      ask: 'Enter the client ID',
    }),
    clientSecret: text(
      {
        label: 'Client secret',
        hint: 'It is kept closed, and never shown again',
        ask: 'Enter the client secret',
      },
      500,
    ),
    domains: text(
      {
        label: 'Mail domains',
        hint: 'Of your organisation’s own work addresses, with commas between. Only these are believed',
        ask: 'Enter at least one domain, like example.gov.uk',
      },
      2000,
    ).superRefine((typed, context) => {
      const verdict = canBeDomains(typed);
      if (!verdict.ok) context.addIssue({ code: 'custom', message: verdict.reason });
    }),
  })
  .superRefine(({ asks, vouched }, context) => {
    if (asks === 'always' && vouched.trim() === '')
      context.addIssue({
        code: 'custom',
        path: ['vouched'],
        message: 'Enter how you know that it always asks',
      });
  });
export type DirectoryForm = z.output<typeof DirectoryForm>;
