import { z } from 'zod';
import { optionalText, text } from '#kernel';
import { sameEmail } from './rules.ts';

const after = optionalText({ label: 'Where to go next' }, 2000);
const LONGEST_PASSWORD = 128;

const email = (label: string) =>
  text({ label, ask: 'Enter your email address' }, 254)
    .refine((typed) => z.email().safeParse(sameEmail(typed)).success, {
      error: 'Enter an email address in the right format, like name@example.gov.uk',
    })
    .meta({ label });

export const OrganisationForm = z.object({ email: email('Work email address'), after });

export const SignInForm = z.object({
  email: email('Email address'),
  password: text({ label: 'Password', ask: 'Enter your password' }, LONGEST_PASSWORD),
  after,
});

/** Letters and numbers, as an app or a list of recovery codes shows them: spaces and hyphens are for the eyes. */
const code = (words: { readonly label: string; readonly hint?: string }) =>
  text({ ...words, ask: 'Enter your code' }, 40);
export const CodeForm = z.object({
  code: code({ label: 'Code', hint: 'The 6 digits that your authenticator app shows, or a recovery code' }),
});
export const ConfirmAppForm = z.object({
  code: code({ label: 'Code', hint: 'The 6 digits that your app shows now' }),
  after,
});
export const BeginAppForm = z.object({ after });
/** Proves again who sits there; the code is empty where the account asks for none. */
export const ConfirmPersonForm = z.object({
  password: text({ label: 'Your password', ask: 'Enter your password' }, LONGEST_PASSWORD),
  code: optionalText(
    { label: 'Code', hint: 'The 6 digits that your authenticator app shows, or a recovery code' },
    40,
  ),
});
/** Of an act that asks nothing but to be done. */
export const NothingForm = z.object({});

export const NewPasskeyForm = z.object({
  name: text(
    {
      label: 'Name of the device',
      hint: 'So that you know it again, like my work laptop',
      ask: 'Enter a name for the device',
    },
    60,
  ),
});
export const RemovePasskeyForm = z.object({
  id: optionalText({ label: 'Passkey' }, 2000),
});
export const BeginPasskeyForm = z.object({ after });
/** What a browser answers for a passkey, as JSON. */
export const AnswerForm = z.object({
  response: text(
    { label: 'Answer of the browser', ask: 'Passkeys need JavaScript. Switch it on, or sign in another way' },
    20_000,
  ),
});

export const DemoForm = z.object({
  account: text({ label: 'Person', ask: 'Choose somebody to sign in as' }),
  after,
});

/** One session by its id, the others, or all. */
export const EndSessionsForm = z.object({
  which: text({ label: 'Which', ask: 'Choose where to sign out' }, 100),
});

export const PostForm = z.object({
  post: z
    .uuid({ error: 'Select the post you want to use' })
    .meta({ label: 'Which post do you want to use?' }),
  after,
});

const NEW = {
  label: 'New password',
  hint: 'At least 12 characters. Three random words make a good password',
  ask: 'Enter a new password',
} as const;

export const WelcomeForm = z.object({ password: text(NEW, LONGEST_PASSWORD) });

export const ChangePasswordForm = z.object({
  currentPassword: text({ label: 'Current password', ask: 'Enter your current password' }, LONGEST_PASSWORD),
  newPassword: text(NEW, LONGEST_PASSWORD),
});
