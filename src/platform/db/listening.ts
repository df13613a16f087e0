import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Embedded } from './embedded.ts';

/** What listens on a channel of the database. */
export interface Ear {
  /** What was told, by whichever process: small words, ids only. */
  readonly heard: (told: string) => void;
  /** The connection was lost and is back: what was told meanwhile is not heard any more, and has to be asked for. */
  readonly resumed?: () => void;
}
/** Listens until what it gives is called. */
export type Listen = (channel: string, ear: Ear) => Promise<() => Promise<void>>;

const CHANNEL = /^[a-z][a-z_]{1,40}$/;
const demandChannel = (channel: string): string => {
  if (!CHANNEL.test(channel)) throw new Error('Not the name of a channel.');
  return channel;
};

/** On the embedded database everything is told within this process. */
export const listeningOnEmbedded =
  ({ pglite, exclusive }: Embedded): Listen =>
  async (channel, { heard }) => {
    // It is told inside the transaction that ends with it, and heard outside, where another may be opened.
    const outside = AsyncLocalStorage.snapshot();
    const stop = await exclusive(() =>
      pglite.listen(demandChannel(channel), (told) => outside(() => heard(told))),
    );
    return () => exclusive(async () => void (pglite.closed || (await stop())));
  };

const AGAIN_AFTER = 1_000;
/** How often a connection on which nothing is heard is asked whether it is still there. */
const BEAT = 30_000;

/** One connection of this process for all of its channels, opened when somebody listens: a pooler hands none to keep. */
export const listeningOnServer = (
  url: string,
): { readonly listen: Listen; readonly close: () => Promise<void> } => {
  const ears = new Map<string, Set<Ear>>();
  let client: pg.Client | null = null;
  let opening: Promise<pg.Client> | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;

  const open = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    fresh.on('error', () => lost(fresh));
    fresh.on('end', () => lost(fresh));
    fresh.on('notification', ({ channel, payload = '' }) => {
      for (const ear of ears.get(channel) ?? []) ear.heard(payload);
    });
    await fresh.connect();
    for (const channel of ears.keys()) await fresh.query(`listen ${channel}`);
    client = fresh;
    beat(fresh);
    return fresh;
  };
  /** A server that went away without a word is noticed by its silence. */
  const beat = (held: pg.Client): void => {
    const later = setTimeout(() => {
      if (client !== held) return;
      held.query('select 1').then(
        () => beat(held),
        () => {
          lost(held);
          void held.end().catch(() => undefined);
        },
      );
    }, BEAT);
    later.unref();
  };
  const opened = (): Promise<pg.Client> => {
    if (client) return Promise.resolve(client);
    opening ??= open().finally(() => {
      opening = null;
    });
    return opening;
  };
  const lost = (gone: pg.Client): void => {
    if (client !== gone || closed) return;
    client = null;
    tryAgain();
  };
  const tryAgain = (): void => {
    clearTimeout(again);
    again = setTimeout(() => {
      opened().then(
        () => {
          for (const each of ears.values()) for (const ear of each) ear.resumed?.();
        },
        () => closed || tryAgain(),
      );
    }, AGAIN_AFTER);
    again.unref();
  };
  return {
    listen: async (channel, ear) => {
      const all = ears.get(demandChannel(channel)) ?? new Set();
      const isFirst = all.size === 0;
      ears.set(channel, all.add(ear));
      // A server that cannot be reached now is tried again: whoever listens also asks by itself.
      const connected = await opened().catch(() => {
        tryAgain();
        return null;
      });
      if (isFirst) await connected?.query(`listen ${channel}`);
      return async () => {
        all.delete(ear);
        if (all.size > 0) return;
        ears.delete(channel);
        await client?.query(`unlisten ${channel}`).catch(() => undefined);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
};
