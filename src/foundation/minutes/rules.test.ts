import { expect, test } from 'vitest';
import {
  ACTS,
  actsOpen,
  awayFrom,
  cameTo,
  canDo,
  type MinutesFacts,
  queryFor,
  standingOf,
} from './rules/index.ts';

const CLERK: MinutesFacts = {
  ...{ standing: 'draft', keeps: true, chairs: false, keepsLater: false, chairsLater: false },
  ...{ called: true, begun: true },
};

test('minutes stand by their steps, and taken back they are a draft again', () => {
  expect(standingOf([])).toBe('draft');
  expect(standingOf([{ step: 'circulated' }])).toBe('circulated');
  expect(standingOf([{ step: 'circulated' }, { step: 'withdrawn' }])).toBe('draft');
  expect(standingOf([{ step: 'circulated' }, { step: 'approved' }])).toBe('approved');
  expect(standingOf([{ step: 'approved' }, { step: 'signed' }])).toBe('signed');
});

test('approved minutes take an addendum and nothing else, whoever asks', () => {
  for (const standing of ['approved', 'signed'] as const)
    for (const act of ACTS)
      expect(
        canDo(act, { ...CLERK, chairs: true, keepsLater: true, chairsLater: true, standing }).ok,
        act,
      ).toBe(act === 'amend' || (act === 'sign' && standing === 'approved'));
});

test('a member comments while they go round, and no more', () => {
  const member = { ...CLERK, keeps: false };
  expect(actsOpen(member)).toEqual([]);
  expect(actsOpen({ ...member, standing: 'circulated' })).toEqual(['comment']);
  expect(actsOpen({ ...member, standing: 'approved', chairsLater: true })).toEqual(['sign']);
});

test('a reply goes with the last query that has none', () => {
  const query = (id: string) => ({ id, kind: 'query' as const, replyTo: null });
  expect(queryFor([query('a'), query('b')])).toBe('b');
  expect(queryFor([query('a'), query('b'), { id: 'c', kind: 'reply', replyTo: 'b' }])).toBe('a');
  expect(queryFor([{ id: 'c', kind: 'statement', replyTo: null }])).toBeNull();
});

test('who withdrew, left or came later was not there for an item', () => {
  const at = (minute: number) => `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const events = [
    { attendee_id: 'stays', event: 'arrived' as const, at: at(0) },
    { attendee_id: 'withdraws', event: 'arrived' as const, at: at(0) },
    { attendee_id: 'leaves', event: 'arrived' as const, at: at(1) },
    { attendee_id: 'withdraws', event: 'withdrew' as const, at: at(10) },
    { attendee_id: 'leaves', event: 'left' as const, at: at(10) },
    { attendee_id: 'withdraws', event: 'returned' as const, at: at(20) },
    { attendee_id: 'late', event: 'arrived' as const, at: at(25) },
  ];
  expect(cameTo(events)).toEqual(['stays', 'withdraws', 'leaves', 'late']);
  expect([...awayFrom(events, [{ from_at: at(10), until_at: at(20) }])]).toEqual([
    ['withdraws', 'withdrew'],
    ['leaves', 'left'],
    ['late', 'notYet'],
  ]);
  expect(awayFrom(events, [{ from_at: at(2), until_at: at(10) }]).has('leaves')).toBe(false);
  expect(awayFrom(events, [{ from_at: at(19), until_at: at(30) }]).size).toBe(1);
  expect(awayFrom(events, []).size).toBe(0);
});
