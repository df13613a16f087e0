import type { Acting, Tx } from '#db';
import { type PersonLine, personLines } from '#people';
import { recordKinds } from '#records';
import { linkedWith } from '../store/index.ts';

/** The other records of each of these people, as far as the actor sees them. */
export const alsoRecordedAs = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PersonLine[]>> => {
  const linked = await linkedWith(tx, ids);
  if (linked.size === 0) return new Map();
  const lines = await personLines(tx, [...new Set([...linked.values()].flat())], today);
  return new Map([...linked].map(([id, others]) => [id, others.flatMap((other) => lines.get(other) ?? [])]));
};

/** A person's own id and those of their other records, as far as the actor sees them: what is asked of one is asked of all. */
export const recordsOfChild = async (tx: Tx, id: string): Promise<string[]> => [
  id,
  ...((await linkedWith(tx, [id])).get(id) ?? []),
];

/** On the story of a child: that they are recorded elsewhere too, and the way to read on there. */
export const linkedInForce = async (acting: Acting, child: string) => {
  const others = (await alsoRecordedAs(acting, [child])).get(child) ?? [];
  if (others.length === 0) return [];
  const story = (await recordKinds(acting.tx)).get('story');
  return others.map(({ id, name, birth }) => ({
    what: 'Also recorded as',
    says: [name, birth].filter(Boolean).join(', '),
    href: story?.path(id) ?? null,
    since: null,
    clock: null,
  }));
};

/** What modules tell of a child, each told of all the records of that child. */
export const ofAllRecords =
  <Told>(tellers: readonly ((acting: Acting, child: string) => Promise<readonly Told[]>)[]) =>
  async (acting: Acting, child: string): Promise<Told[]> => {
    const ids = await recordsOfChild(acting.tx, child);
    const all: Told[] = [];
    for (const tells of tellers) for (const id of ids) all.push(...(await tells(acting, id)));
    return all;
  };
