import { createTransport } from 'nodemailer';
import { isLoopback } from './loopback.ts';
import { isMailable, type Mail, type MailConfig, type Mailer, type Sent } from './mail.ts';

const SECONDS = 1_000;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
/** The server's own answer: 550 and the like; 0 where it gave none. */
const answerOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : 0;

/**
 * A server that says "never" of the address or the message (RFC 5321 section 4.2.1: 5yz) is not asked again. One that knows our name or
 * password no more, or cannot be reached, may be set right: what waits is sent then.
 */
const failure = (error: unknown): Sent => {
  const code = codeOf(error);
  const answer = answerOf(error);
  const final = (code === 'EENVELOPE' || code === 'EMESSAGE') && answer >= 500 && answer <= 599;
  return { ok: false, final, why: `${code || 'failed'}${answer > 0 ? ` ${answer}` : ''}` };
};

/**
 * Mail by an SMTP server. `smtps:` is encrypted from the start; `smtp:` must become so (STARTTLS) before anything is said, except to
 * this machine itself. The server's certificate is always checked.
 */
export const smtpMailer = ({ url, from }: Extract<MailConfig, { kind: 'smtp' }>): Mailer => {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const host = server.hostname.replace(/^\[|\]$/g, '');
  const here = isLoopback(host);
  const transport = createTransport({
    host,
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(server.username === ''
      ? {}
      : {
          auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
        }),
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
    dnsTimeout: 10 * SECONDS,
    allowInternalNetworkInterfaces: true,
    // A message is text of ours: it never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    kind: 'smtp',
    send: async ({ id, to, subject, text, calendar }: Mail): Promise<Sent> => {
      if (!isMailable(to)) return { ok: false, final: true, why: 'address' };
      try {
        await transport.sendMail({
          from: { name: 'Arden', address: from },
          to: { name: '', address: to },
          envelope: { from, to: [to] },
          messageId: `<${id}@${domain}>`,
          subject,
          text,
          ...(calendar ? { icalEvent: { ...calendar, filename: 'meeting.ics' } } : {}),
          // A program wrote it: no answer "I am away" comes back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { ok: true };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
};
