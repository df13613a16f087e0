import { describe, expect, test } from 'vitest';
import type { Part, Partner } from '#meetings';
import { canDo, type LiveFacts } from './acts.ts';
import { behind, nextOf, planOf } from './plan.ts';
import { quorumOf } from './quorum.ts';
import { type Happened, type Place, placesFrom, presides, type Seat } from './room.ts';

const away: Place = { is: 'away', how: null, since: null, item: null, came: false };
const here: Place = { ...away, is: 'here', how: 'room', since: '2026-11-23T09:00:00.000Z', came: true };
const seat = (name: string, part: Part, over: Partial<Seat> = {}): Seat => ({
  ...{ id: name, name, part, votes: part !== 'clerk' && part !== 'invited', partner: null },
  ...{ deputyFor: null, hasAuthority: null, place: here },
  ...over,
});
const of = (name: string, partner: Partner, over: Partial<Seat> = {}) =>
  seat(name, 'member', { partner, ...over });

describe('the quorum', () => {
  const all = [of('Ann', 'localAuthority'), of('Ben', 'health'), of('Cy', 'police')];
  test('counts those with a vote who are here, and each statutory partner', () => {
    expect(quorumOf({ number: 3, partners: true }, all)).toMatchObject({
      isThere: true,
      present: 3,
      lacks: [],
    });
    expect(quorumOf({ number: 4, partners: false }, all).lacks).toEqual([
      '1 more member with a vote is needed: 3 of 4 are here.',
    ]);
    expect(quorumOf({ number: null, partners: false }, []).isSet).toBe(false);
  });
  test('a member who has withdrawn counts for nothing', () => {
    const withdrawn = [
      ...all.slice(0, 2),
      of('Cy', 'police', { place: { ...here, is: 'withdrawn', item: 'one' } }),
    ];
    expect(quorumOf({ number: 3, partners: true }, withdrawn).lacks).toEqual([
      '1 more member with a vote is needed: 2 of 3 are here.',
      'The police are not spoken for: Cy has withdrawn.',
    ]);
  });
  test('a deputy stands for a member who is not here, and of the two one counts', () => {
    const deputy = seat('Di', 'substitute', { deputyFor: 'Cy', hasAuthority: true });
    expect(quorumOf({ number: 4, partners: true }, [...all, deputy]).present).toBe(3);
    const gone = [...all.slice(0, 2), of('Cy', 'police', { place: away }), deputy];
    expect(quorumOf({ number: 3, partners: true }, gone).isThere).toBe(true);
    const without = [...gone.slice(0, 3), { ...deputy, hasAuthority: false }];
    expect(quorumOf({ number: 3, partners: true }, without).lacks).toEqual([
      'The police are not spoken for: Di comes for somebody else and may not commit it.',
    ]);
  });
});

test('the chair presides, else a deputy chair, else whom those here chose, and nobody who is not here', () => {
  const [chair, deputy, member] = [seat('Ann', 'chair'), seat('Ben', 'deputyChair'), seat('Cy', 'member')];
  expect(presides([chair, deputy, member], 'Cy')?.name).toBe('Ann');
  expect(presides([{ ...chair, place: away }, deputy, member], 'Cy')?.name).toBe('Ben');
  expect(presides([{ ...chair, place: away }, { ...deputy, place: away }, member], 'Cy')?.name).toBe('Cy');
  expect(presides([{ ...chair, place: away }, { ...deputy, place: away }, member], null)).toBeNull();
});

test('somebody invited waits until they are let in, and waits again when they come back', () => {
  const parts = new Map<string, Part>([['Gil', 'invited']]);
  const at = '2026-11-23T09:00:00.000Z';
  const placeAfter = (...events: Happened[]) =>
    placesFrom(
      events.map((event) => ({ attendee: 'Gil', event, how: 'online', item: null, at })),
      parts,
    ).get('Gil')?.is;
  expect(placeAfter('arrived')).toBe('waiting');
  expect(placeAfter('arrived', 'admitted')).toBe('here');
  expect(placeAfter('arrived', 'admitted', 'left')).toBe('away');
  expect(placeAfter('arrived', 'admitted', 'left', 'arrived')).toBe('waiting');
});

test('time against plan: what is over counts, what is to come does not', () => {
  const item = (id: string, place: number, minutes: number | null) => ({
    ...{ id, parent: null, place, title: id, minutes },
  });
  const plan = planOf(
    [item('one', 1, 10), item('two', 2, 20), item('three', 3, null), item('four', 4, 5)],
    [
      { item: 'one', from: '2026-11-23T09:00:00.000Z', until: '2026-11-23T09:15:00.000Z' },
      { item: 'two', from: '2026-11-23T09:15:00.000Z', until: null },
    ],
    '2026-11-23T09:40:00.000Z',
  );
  expect(plan.map(({ number, state, used }) => [number, state, used])).toEqual([
    ['1', 'done', 15],
    ['2', 'inHand', 25],
    ['3', 'toCome', 0],
    ['4', 'toCome', 0],
  ]);
  expect(behind(plan)).toBe(10);
  expect(nextOf(plan)?.id).toBe('three');
});

describe('who may do what', () => {
  const facts: LiveFacts = {
    ...{ stands: 'live', keeps: false, runs: true, part: 'chair', place: here },
    ...{ seesItem: true, anyInHand: true, quorum: null, presides: true },
  };
  test('the chair runs the meeting, and not while they are withdrawn; the clerk alone writes', () => {
    expect(canDo('take', facts).ok).toBe(true);
    expect(canDo('take', { ...facts, place: { ...here, is: 'withdrawn', item: 'one' } }).ok).toBe(false);
    expect(canDo('write', facts).ok).toBe(false);
    expect(canDo('write', { ...facts, keeps: true }).ok).toBe(true);
  });
  test('nothing is decided without a quorum', () => {
    const quorum = quorumOf({ number: 2, partners: false }, []);
    expect(canDo('decide', { ...facts, keeps: true, quorum }).ok).toBe(false);
  });
});
