import { type Instant, sayInstant } from '#kernel';

/** What somebody had before them when they last opened their pack: ids, times and prints, no words. */
export interface Held {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** A print of the place and of how people meet. */
  readonly where: string;
  readonly items: readonly {
    readonly id: string;
    readonly print: string;
    readonly number: string;
    readonly startsAt: Instant;
  }[];
  /** Shown: its words stood on the page itself. */
  readonly papers: readonly { readonly id: string; readonly item: string; readonly shown: boolean }[];
}

export interface PaperNow {
  readonly id: string;
  readonly title: string;
  readonly item: string;
  /** The papers that it took the place of, one after the other. */
  readonly replaces: readonly string[];
  readonly why: string;
}
/** What they have before them now. */
export interface Now extends Held {
  readonly place: string;
  readonly mode: string;
  /** Every line of the agenda that they know of: with a title where they may know that. */
  readonly lines: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly open: boolean;
    readonly supplement: boolean;
  }[];
  readonly current: readonly PaperNow[];
  /** Whether they are called to the whole meeting, and so know which items there are. */
  readonly whole: boolean;
}
export interface Change {
  readonly kind: 'moved' | 'added' | 'changed' | 'closed' | 'paper';
  readonly says: string;
}

const say = (kind: Change['kind'], says: string): Change => ({ kind, says });

const meetingMoved = (was: Held, now: Now): Change[] => {
  if (was.startsAt !== now.startsAt)
    return [
      say(
        'moved',
        `The meeting has moved: it begins on ${sayInstant(now.startsAt)}, and not on ${sayInstant(was.startsAt)}.`,
      ),
    ];
  return was.endsAt === now.endsAt
    ? []
    : [say('moved', `The meeting now ends on ${sayInstant(now.endsAt)}.`)];
};

const itemsChanged = (was: Held, now: Now): Change[] => {
  const before = new Map(was.items.map((item) => [item.id, item]));
  const prints = new Map(now.items.map(({ id, print }) => [id, print]));
  return now.lines.flatMap(({ id, number, title, open, supplement }): Change[] => {
    const print = prints.get(id);
    if (!open || print === undefined) return [];
    const held = before.get(id);
    if (!held)
      return [
        say(
          'added',
          `Item ${number}, ${title}, is new in your papers${supplement ? ': a supplement to the agenda' : ''}.`,
        ),
      ];
    return held.print === print ? [] : [say('changed', `Item ${number}, ${title}, has changed.`)];
  });
};

const orderChanged = (was: Held, now: Now): Change[] => {
  const before = new Map(was.items.map((item) => [item.id, item]));
  const kept = now.items.flatMap((item) => {
    const held = before.get(item.id);
    return held ? [{ held, item }] : [];
  });
  const moved =
    was.startsAt === now.startsAt && kept.some(({ held, item }) => held.startsAt !== item.startsAt);
  const reordered = kept.some(({ held }, index) => {
    const next = kept[index + 1];
    return next !== undefined && held.startsAt > next.held.startsAt;
  });
  return [
    ...(reordered ? [say('moved', 'The items come in another order.')] : []),
    ...(moved ? [say('moved', 'The times of items have moved.')] : []),
  ];
};

/** Of an item that is no longer theirs they are told its title only where the agenda still shows it to them. */
const itemsClosed = (was: Held, now: Now): Change[] => {
  const lines = new Map(now.lines.map((line) => [line.id, line]));
  return was.items.flatMap(({ id }): Change[] => {
    const line = lines.get(id);
    if (line?.open) return [];
    if (line && line.title !== '')
      return [say('closed', `Item ${line.number}, ${line.title}, is no longer open to you.`)];
    if (!line && now.whole) return [say('closed', 'An item was taken off the agenda.')];
    return [say('closed', 'An item is no longer open to you.')];
  });
};

const papersChanged = (was: Held, now: Now): Change[] => {
  const before = new Set(was.papers.map(({ id }) => id));
  const heldItems = new Set(was.items.map(({ id }) => id));
  const lines = new Map(now.lines.map((line) => [line.id, line]));
  const gone = new Set(before);
  const told = now.current.flatMap(({ id, title, item, replaces, why }): Change[] => {
    gone.delete(id);
    const old = replaces.filter((each) => before.has(each));
    for (const each of old) gone.delete(each);
    // The papers of an item that is new to them are no news of their own.
    if (before.has(id) || !heldItems.has(item)) return [];
    const number = lines.get(item)?.number ?? '';
    return old.length > 0
      ? [say('paper', `A paper of item ${number} was replaced by ${title}${why ? `: ${why}` : '.'}`)]
      : [say('paper', `A paper was added to item ${number}: ${title}.`)];
  });
  const withdrawn = was.papers.flatMap(({ id, item }): Change[] => {
    const line = lines.get(item);
    return gone.has(id) && line?.open
      ? [say('paper', `A paper of item ${line.number}, ${line.title}, was withdrawn.`)]
      : [];
  });
  return [...told, ...withdrawn];
};

/** What changed in somebody's own pack since they last opened it: never a word of what is not theirs now. */
export const changesSince = (was: Held, now: Now): Change[] => [
  ...meetingMoved(was, now),
  ...(was.where === now.where
    ? []
    : [say('moved', `Where you meet has changed: ${[now.mode, now.place].filter(Boolean).join(', ')}.`)]),
  ...orderChanged(was, now),
  ...itemsChanged(was, now),
  ...papersChanged(was, now),
  ...itemsClosed(was, now),
];
