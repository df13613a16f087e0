import type { Instant } from '#kernel';
import type { Aim, OpenTo } from './kinds.ts';

/** An item's place in the tree of an agenda, and the minutes planned for it. */
export interface Planned {
  readonly id: string;
  readonly parent_id: string | null;
  readonly place: number;
  readonly minutes: number | null;
}
export interface PlacedItem {
  readonly id: string;
  readonly parent: string | null;
  /** '2' or '2.1': as people call it in the meeting. */
  readonly number: string;
  readonly depth: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Those of the same parent, in order, and where this one stands among them. */
  readonly siblings: readonly string[];
}

const MINUTE = 60_000;

/**
 * The items of an agenda in their order, each with its number, and when it begins and ends: one after the other from the start of the
 * meeting, an item's own minutes first and then those of the items under it. An item whose parent is not there stands by itself.
 */
export const laidOut = (items: readonly Planned[], startsAt: Instant): PlacedItem[] => {
  const known = new Set(items.map(({ id }) => id));
  const children = new Map<string | null, Planned[]>();
  for (const item of items) {
    const parent = item.parent_id !== null && known.has(item.parent_id) ? item.parent_id : null;
    children.set(parent, [...(children.get(parent) ?? []), item]);
  }
  const placed: {
    item: Planned;
    parent: string | null;
    number: string;
    depth: number;
    from: number;
    until: number;
    siblings: string[];
  }[] = [];
  let time = Date.parse(startsAt);
  const lay = (parent: string | null, above: string, depth: number): void => {
    const own = (children.get(parent) ?? []).sort(
      (one, other) => one.place - other.place || one.id.localeCompare(other.id),
    );
    const siblings = own.map(({ id }) => id);
    for (const [index, item] of own.entries()) {
      const number = `${above}${index + 1}`;
      const line = { item, parent, number, depth, from: time, until: time, siblings };
      placed.push(line);
      time += (item.minutes ?? 0) * MINUTE;
      lay(item.id, `${number}.`, depth + 1);
      line.until = time;
    }
  };
  lay(null, '', 0);
  return placed.map(({ item, from, until, ...line }) => ({
    id: item.id,
    ...line,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(until).toISOString(),
  }));
};

export const MOVES = ['up', 'down', 'in', 'out'] as const;
export type Move = (typeof MOVES)[number];
/** Where an item goes: under which item (none: at the top), and before which of those there (none: last). */
export interface Goes {
  readonly under: string | null;
  readonly before: string | null;
}
/** No agenda is deeper: 1.1.1. */
export const DEEPEST = 2;

const depthBelow = (placed: readonly PlacedItem[], id: string): number => {
  const here = placed.find((item) => item.id === id);
  const at = placed.findIndex((item) => item.id === id);
  if (!here) return 0;
  let deepest = here.depth;
  for (const item of placed.slice(at + 1)) {
    if (item.depth <= here.depth) break;
    deepest = Math.max(deepest, item.depth);
  }
  return deepest - here.depth;
};

/** Where one step moves an item; null where it cannot go further that way. */
export const stepOf = (placed: readonly PlacedItem[], id: string, move: Move): Goes | null => {
  const here = placed.find((item) => item.id === id);
  if (!here) return null;
  const { siblings, parent } = here;
  const at = siblings.indexOf(id);
  if (move === 'up') return at > 0 ? { under: parent, before: siblings[at - 1] ?? null } : null;
  if (move === 'down')
    return at < siblings.length - 1 ? { under: parent, before: siblings[at + 2] ?? null } : null;
  if (move === 'in') {
    const under = siblings[at - 1];
    return under !== undefined && here.depth + 1 + depthBelow(placed, id) <= DEEPEST
      ? { under, before: null }
      : null;
  }
  const above = placed.find((item) => item.id === parent);
  if (!above) return null;
  return { under: above.parent, before: above.siblings[above.siblings.indexOf(above.id) + 1] ?? null };
};

/** Where an item goes that is dropped on another: into its place, beneath it where it came from above. */
export const dropOf = (placed: readonly PlacedItem[], id: string, onto: string): Goes | null => {
  const here = placed.find((item) => item.id === id);
  const there = placed.find((item) => item.id === onto);
  if (!here || !there || id === onto) return null;
  // Never under itself.
  for (
    let above: string | null = there.parent;
    above !== null;
    above = placed.find((item) => item.id === above)?.parent ?? null
  )
    if (above === id) return null;
  if (there.depth + depthBelow(placed, id) > DEEPEST) return null;
  const downwards = there.parent === here.parent && there.siblings.indexOf(id) < there.siblings.indexOf(onto);
  const at = there.siblings.indexOf(onto) + (downwards ? 1 : 0);
  return { under: there.parent, before: there.siblings[at] ?? null };
};

interface StandingItem {
  readonly title: string;
  readonly aim: Aim;
  readonly minutes: number;
  readonly openTo: OpenTo;
  readonly says: string;
}
/** What every meeting of a series begins with. */
export const STANDING_ITEMS: readonly StandingItem[] = [
  { title: 'Apologies for absence', aim: 'note', minutes: 5, openTo: 'public', says: '' },
  {
    title: 'Declarations of interest',
    aim: 'note',
    minutes: 5,
    openTo: 'public',
    says: 'Anybody with an interest in an item says so, and leaves where they must.',
  },
  {
    title: 'Minutes of the last meeting',
    aim: 'decide',
    minutes: 10,
    openTo: 'public',
    says: 'To agree that they are accurate, and to look at what was promised.',
  },
];
/** The most items of one agenda. */
export const MOST_ITEMS = 500;
