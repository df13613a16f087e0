import createClient, { type Client } from 'openapi-fetch';
import { Webhook } from 'standardwebhooks';
import type { Problem, paths } from './schema.generated.ts';

export type { Problem, paths };

export interface Access {
  /** Where Arden is, such as https://arden.example.gov.uk. */
  readonly baseUrl: string;
  /** The system's own credential, `arden_…`: whoever holds it acts as the system. */
  readonly credential: string;
}

/** Speaks to Arden as an agency's system: every address, question and answer has its type. */
export const openArden = ({ baseUrl, credential }: Access): Client<paths> =>
  createClient<paths>({
    baseUrl,
    headers: { accept: 'application/json', authorization: `Bearer ${credential}` },
    redirect: 'error',
  });

/** The header by which an act that is sent twice acts once: a UUID of the sender's, kept with what it sends until it is answered. */
export const once = (key: string): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });

/** That something waits, as a webhook tells it: never what. */
export interface News {
  /** The same for every try of it: what was heard before need not be done again. */
  readonly id: string;
  readonly type: string;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  /** Where the rest is, to be asked for with the system's own credential. */
  readonly path: string;
}

/**
 * Reads a webhook, by Standard Webhooks. Throws where its signature is not Arden's, or where it was signed more than five minutes ago.
 * `body` is what came, to the letter: parsed and written again it is another.
 */
export const hear = (body: string, headers: Readonly<Record<string, unknown>>, secret: string): News => {
  const marks = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const said: unknown = new Webhook(secret).verify(body, marks);
  if (!isSaid(said)) throw new Error('Arden says something that this client does not know.');
  return {
    id: marks['webhook-id'] ?? '',
    type: said.type,
    timestamp: said.timestamp,
    path: said.data.path,
  };
};

interface Said {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { readonly path: string };
}
const isSaid = (said: unknown): said is Said =>
  typeof said === 'object' &&
  said !== null &&
  'type' in said &&
  typeof said.type === 'string' &&
  'timestamp' in said &&
  typeof said.timestamp === 'string' &&
  'data' in said &&
  typeof said.data === 'object' &&
  said.data !== null &&
  'path' in said.data &&
  typeof said.data.path === 'string';
