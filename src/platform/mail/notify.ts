import { NotifyClient } from 'notifications-node-client';
import { isMailable, type Mail, type MailConfig, type Mailer, type Sent } from './mail.ts';

/** What the client throws where Notify answered: the shape of axios. */
const statusOf = (error: unknown): number => {
  if (typeof error !== 'object' || error === null || !('response' in error)) return 0;
  const { response } = error;
  return typeof response === 'object' && response !== null && 'status' in response
    ? Number(response.status)
    : 0;
};

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly data?: unknown;
}
const PATIENCE = 30_000;

const ask = async ({ method, url, headers, data }: Asked): Promise<{ status: number; data: unknown }> => {
  const answer = await fetch(url, {
    method: method.toUpperCase(),
    headers: { ...headers, 'content-type': 'application/json' },
    ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const said: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error('Notify refused'), { response: { status: answer.status } });
  return { status: answer.status, data: said };
};

/**
 * Notify refuses a message for good with 400 alone. 403 is our key, 404 our template and 429 our share of the day: each may be set right,
 * and what waits is sent then.
 */
const failure = (error: unknown): Sent => {
  const status = statusOf(error);
  return { ok: false, final: status === 400, why: status === 0 ? 'no answer' : `Notify ${status}` };
};

/**
 * Mail by GOV.UK Notify. The template has one field for the subject and one for the text: ((subject)) and ((text)). What was tried
 * before is looked for by its reference first, so that it does not go twice.
 */
export const notifyMailer = ({
  url,
  apiKey,
  templateId,
}: Extract<MailConfig, { kind: 'notify' }>): Mailer => {
  const client = new NotifyClient(url, apiKey);
  // Its own way out waits for an answer for ever. Of an axios it only ever calls this, with what `Asked` has.
  client.setClient(ask as unknown as Parameters<NotifyClient['setClient']>[0]);
  const isThere = async (reference: string): Promise<boolean> => {
    const { data } = await client.getNotifications('email', undefined, reference);
    return data.notifications.length > 0;
  };
  return {
    kind: 'notify',
    send: async ({ id, to, subject, text, again }: Mail): Promise<Sent> => {
      if (!isMailable(to)) return { ok: false, final: true, why: 'address' };
      try {
        if (again && (await isThere(id))) return { ok: true };
        await client.sendEmail(templateId, to, { personalisation: { subject, text }, reference: id });
        return { ok: true };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => undefined,
  };
};
