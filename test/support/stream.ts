/** A stream of server-sent events, read as a browser reads it. */

/** What one event told. */
export interface Event {
  readonly name: string;
  readonly id: string;
  readonly told: Readonly<Record<string, string>>;
}
export interface Stream {
  readonly status: number;
  /** Every event so far. */
  readonly events: readonly Event[];
  /** Waits for the first event that fits after the last that was waited for; throws after ten seconds. */
  readonly next: (fits: (event: Event) => boolean) => Promise<Event>;
  readonly close: () => void;
}

const PATIENCE = 10_000;

const read = (block: string): Event | null => {
  const lines = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...rest] = line.split(': ');
      return [name, rest.join(': ')] as const;
    }),
  );
  const data = lines.get('data');
  return data === undefined
    ? null
    : { name: lines.get('event') ?? '', id: lines.get('id') ?? '', told: JSON.parse(data) };
};

/** Opens a stream as a post. `lastEventId` is what a browser says whose line broke. */
export const openStream = async (
  base: string,
  path: string,
  post: string,
  lastEventId?: string,
): Promise<Stream> => {
  const ending = new AbortController();
  const response = await fetch(new URL(path, base), {
    headers: {
      accept: 'text/event-stream',
      'x-test-post': post,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: ending.signal,
  });
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  let from = 0;
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  const take = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      events.push(...blocks.flatMap((block) => read(block) ?? []));
      wakeAll();
    }
  };
  take().catch(() => undefined);
  return {
    status: response.status,
    events,
    next: (fits) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Nothing of the kind was told within ${PATIENCE} ms.`));
        }, PATIENCE);
        const look = () => {
          const at = events.findIndex((event, index) => index >= from && fits(event));
          const found = events[at];
          if (!found) return;
          from = at + 1;
          clearTimeout(late);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => ending.abort(),
  };
};
