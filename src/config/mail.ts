import { z } from 'zod';
import { isMailable, type MailConfig } from '#mail';
import { isLoopback, origin, smtpUrl } from './values.ts';

export type { MailConfig };

const NOTIFY = 'https://api.notifications.service.gov.uk';

/** The settings of mail, for the list of them all. */
export const mailSettings = {
  SMTP_URL: {
    default: 'none: no mail is sent',
    does: 'The mail server, such as smtp://name:password@mail.example.gov.uk:587. smtps: is encrypted from the start; smtp: must become so.',
  },
  MAIL_FROM: { default: 'none', does: 'The address that mail comes from. Needed with SMTP_URL.' },
  NOTIFY_API_KEY: {
    default: 'none',
    does: 'Sends mail by GOV.UK Notify instead: the key of your service there.',
  },
  NOTIFY_TEMPLATE_ID: {
    default: 'none',
    does: 'The e-mail template at GOV.UK Notify: its subject is ((subject)) and its message ((text)).',
  },
  NOTIFY_URL: { default: NOTIFY, does: 'Where GOV.UK Notify is. Only tests need another.' },
} as const;

export const mailSchemas = {
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z
    .string()
    .refine(isMailable, { error: 'it must be one e-mail address, such as arden@example.gov.uk.' })
    .optional(),
  NOTIFY_API_KEY: z
    .string()
    // Its name, then the ids of the service and of the key.
    .regex(/^[\w.-]*[0-9a-f-]{36}-[0-9a-f-]{36}$/, { error: 'it must be a key as GOV.UK Notify shows it.' })
    .optional(),
  NOTIFY_TEMPLATE_ID: z
    .uuid({ error: 'it must be the id of a template, as GOV.UK Notify shows it.' })
    .optional(),
  NOTIFY_URL: origin.default(NOTIFY),
} as const;

type MailSettings = z.infer<z.ZodObject<typeof mailSchemas>>;

export const mailOf = (set: MailSettings): MailConfig => {
  if (set.SMTP_URL && set.MAIL_FROM) return { kind: 'smtp', url: set.SMTP_URL, from: set.MAIL_FROM };
  if (set.NOTIFY_API_KEY && set.NOTIFY_TEMPLATE_ID)
    return {
      kind: 'notify',
      url: set.NOTIFY_URL,
      apiKey: set.NOTIFY_API_KEY,
      templateId: set.NOTIFY_TEMPLATE_ID,
    };
  return { kind: 'none' };
};

const isHere = (address: string): boolean => isLoopback(new URL(address).hostname.replace(/^\[|\]$/g, ''));

/** Settings of mail that do not go together. */
export const mailFaults = (set: MailSettings, demonstration: boolean): string[] => {
  const faults: string[] = [];
  if (set.SMTP_URL && set.NOTIFY_API_KEY)
    faults.push('SMTP_URL and NOTIFY_API_KEY are both set: mail leaves one way. Take one of them away.');
  if (set.SMTP_URL && !set.MAIL_FROM)
    faults.push('MAIL_FROM is not set, and SMTP_URL is: say which address mail comes from.');
  if (set.NOTIFY_API_KEY && !set.NOTIFY_TEMPLATE_ID)
    faults.push(
      'NOTIFY_TEMPLATE_ID is not set, and NOTIFY_API_KEY is: make a template at GOV.UK Notify, and give its id.',
    );
  if (set.NOTIFY_API_KEY && !set.NOTIFY_URL.startsWith('https:') && !isHere(set.NOTIFY_URL))
    faults.push('NOTIFY_URL is not https: the key would go over the network for all to read.');
  const leaves = set.SMTP_URL ?? (set.NOTIFY_API_KEY ? set.NOTIFY_URL : undefined);
  if (demonstration && leaves !== undefined && !isHere(leaves))
    faults.push(
      'Mail is set up, and this is a demonstration: its people are made up, and their addresses may be somebody’s. ' +
        'A mail server on this machine will do; otherwise take the settings of mail away.',
    );
  return faults;
};
