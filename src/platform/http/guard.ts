import type { FastifyRequest } from 'fastify';
import { type Entry, writeAudit } from '#audit';
import { type Acting, isPolicyRefusal, type Tx, transact } from '#db';
import { type Actor, dayOf, type Instant, NotAllowed, NotFound } from '#kernel';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import type { Audit, May } from './route.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether it is written as an id is. */
export const isId = (text: string): boolean => UUID.test(text);

/** The parts of the address: what names an id must be one, and the rest must be text, or there is nothing there. */
export const paramsOf = (request: FastifyRequest): Record<string, string> => {
  const params = Object.fromEntries(
    Object.entries((request.params ?? {}) as Record<string, string>), // fastify gives text for each named part
  );
  for (const [name, value] of Object.entries(params))
    if (((name === 'id' || name.endsWith('Id')) && !UUID.test(value)) || value.includes('\0'))
      throw new NotFound();
  return params;
};

/** What the guard is told of a route. */
export interface Guarded {
  readonly may: May;
  readonly audit: Audit<never>;
}

const entryOf = (
  actor: Actor,
  now: Instant,
  request: FastifyRequest,
  { event, purpose }: Audit<never>,
): Omit<Entry, 'outcome'> => ({
  at: now,
  account: null,
  staff: actor.staff,
  post: actor.post,
  event,
  purpose,
  requestId: request.id,
  target: Object.entries((request.params ?? {}) as Record<string, string>) // as above
    .map(([name, value]) => `${name}:${value}`)
    .join(' '),
});

/**
 * Runs an act or a read in one transaction with its audit: allowed, and the row is written with it, or nothing is shown;
 * refused, and what was begun is undone, the refusal's row is kept, and the refusal goes on to the caller.
 */
export const guarded = async <T>(
  host: Host,
  role: 'reader' | 'app',
  request: FastifyRequest,
  identity: Identity & { readonly actor: Actor },
  route: Guarded,
  run: (acting: Acting) => Promise<T>,
  allowed: (result: T, tx: Tx) => Promise<Partial<Entry> | null>,
  within: (tx: Tx, run: () => Promise<T>) => Promise<T> = (_, go) => go(),
): Promise<T> => {
  const now = host.now();
  const { actor, account } = identity;
  const today = dayOf(now);
  const standing = { role, partnership: actor.partnership, post: actor.post, account, now } as const;
  const entry = { ...entryOf(actor, now, request, route.audit), account };
  const outcome = await transact(host.databases.serving, standing, async (tx) => {
    try {
      const verdict = route.may(actor, { today, now });
      if (!verdict.ok) throw new NotAllowed(verdict.reason);
      const result = await within(tx, () => run({ tx, actor, now, today }));
      const extra = await allowed(result, tx);
      if (extra) await writeAudit(tx, { ...entry, outcome: 'allowed', ...extra });
      return { result };
    } catch (error) {
      // A row out of sight answers as if there were none.
      const refusal = isPolicyRefusal(error) ? new NotFound() : error;
      if (!(refusal instanceof NotAllowed || refusal instanceof NotFound)) throw refusal;
      await writeAudit(tx, { ...entry, outcome: 'refused', detail: refusal.name });
      return { refusal };
    }
  }).catch(async (error: unknown) => {
    // The post ended before it could stand anywhere; the refusal is kept all the same, under no post.
    if (!(error instanceof NotAllowed)) throw error;
    const house = { role: 'reader', partnership: actor.partnership, account, now } as const;
    await transact(host.databases.serving, house, (tx) =>
      writeAudit(tx, { ...entry, post: null, outcome: 'refused', detail: 'PostEnded' }),
    );
    throw error;
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.result;
};
