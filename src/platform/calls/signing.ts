import { createHmac, randomBytes } from 'node:crypto';

const MARK = 'whsec_';

/** A secret to sign with, as Standard Webhooks writes one: 32 bytes that nobody can guess. */
export const newSecret = (): string => `${MARK}${randomBytes(32).toString('base64')}`;

/**
 * The headers that a webhook carries by Standard Webhooks 1.0.0 (https://www.standardwebhooks.com): its id, which is the same for every try of
 * it; when it was sent, in seconds; and a signature of both with the body for each secret that holds.
 */
export const signed = ({
  id,
  seconds,
  body,
  secrets,
}: {
  readonly id: string;
  readonly seconds: number;
  readonly body: string;
  readonly secrets: readonly string[];
}): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> => ({
  'webhook-id': id,
  'webhook-timestamp': `${seconds}`,
  'webhook-signature': secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(MARK.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
    })
    .join(' '),
});
