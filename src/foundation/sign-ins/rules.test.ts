import { expect, expectTypeOf, it } from 'vitest';
import type { AccountEvent } from '#auth';
import { type Event, eventsOf, KINDS, type Kind, readPlace, sayEvent, writePlace } from './rules.ts';

it('says everything that happens to an account, and puts it under one kind', () => {
  expectTypeOf<AccountEvent>().toExtend<Event>();
  const all = (Object.keys(KINDS) as Kind[]).flatMap(eventsOf); // the keys of the very table
  expect(new Set(all).size).toBe(all.length);
  expect(eventsOf('refused')).toContain('account.signInLocked');
  expect(sayEvent('account.secondStepReset')).toBe('Second step reset');
});

it('reads a place out of an address, and nothing else', () => {
  const place = { at: '2026-11-23T09:00:00.000Z', id: '01a20800-6e9d-7000-942e-27ecaefd29f7' };
  expect(readPlace(writePlace(place))).toEqual(place);
  for (const wrong of ['', 'x', `${place.at}_`, `2026-99-99T09:00:00.000Z_${place.id}`])
    expect(readPlace(wrong)).toBeNull();
});
