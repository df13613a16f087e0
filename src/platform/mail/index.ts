import type { MailConfig, Mailer } from './mail.ts';
import { notifyMailer } from './notify.ts';
import { smtpMailer } from './smtp.ts';

export { isMailable, type Mail, type MailConfig, type Mailer, type Sent } from './mail.ts';

/** Opens the way that mail leaves by; null where none is set. */
export const openMailer = (config: MailConfig): Mailer | null => {
  if (config.kind === 'none') return null;
  return config.kind === 'smtp' ? smtpMailer(config) : notifyMailer(config);
};
