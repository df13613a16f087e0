import { expect, test } from 'vitest';
import {
  ACTS,
  canDo,
  dayIn,
  namesOneOf,
  OUTSTANDING,
  ownerIn,
  promisesIn,
  type State,
} from './rules/index.ts';

const SAID = '2026-03-03';

test.each([
  [
    'A Member questioned the volume of children who had died – it was agreed for these concerns to be investigated by officers as a matter of urgency.',
    true,
  ],
  ['It was agreed that the Board would receive a report by 12 June 2026.', false],
  ['The Assistant Director undertook to circulate the figures.', false],
  ['The Trust would look into the wait for first appointments.', false],
  ['The Board asked the Chief Nurse to bring the figures for each ward.', false],
  ['Action: the clerk to send the list round.', false],
])('a sentence that promises is found: %s', (sentence, urgent) => {
  const [found, more] = promisesIn(
    `Members welcomed the report. ${sentence}\nThey thanked the officers.`,
    SAID,
  );
  expect(found?.sentence).toBe(sentence);
  expect(found?.urgent).toBe(urgent);
  expect(more).toBeUndefined();
});

test.each([
  'Members asked how many children this concerned.',
  'It was agreed that the minutes of the last meeting be signed.',
  'The Board noted the update.',
  'Partner agencies had continued to work together.',
])('what is owed by nobody is not found: %s', (sentence) => {
  expect(promisesIn(sentence, SAID)).toEqual([]);
});

test('the day that a sentence names is read, and a day that does not exist is none', () => {
  expect(dayIn('to report back by 12 June 2026', SAID)).toBe('2026-06-12');
  expect(dayIn('to report back by Friday 2nd January', SAID)).toBe('2027-01-02');
  expect(dayIn('would provide this within two weeks', SAID)).toBe('2026-03-17');
  expect(dayIn('within 3 months', SAID)).toBe('2026-06-03');
  expect(dayIn('by 31 June 2026', SAID)).toBeNull();
  expect(dayIn('as soon as possible', SAID)).toBeNull();
});

test('the owner that is named the longest is offered', () => {
  const owners = [
    { value: 'a', names: ['Police'] },
    { value: 'b', names: ['Forest Police', 'Chief Constable'] },
  ];
  expect(ownerIn('It was agreed that Forest Police would report back', owners)).toBe('b');
  expect(ownerIn('officers would report back', owners)).toBeNull();
});

test('nothing is done to what ended, only the body judges, and nobody judges their own promise', () => {
  for (const state of ['discharged', 'released'] satisfies State[])
    for (const act of ACTS)
      expect(canDo(act, { state, parts: ['owner', 'body'], ownAlone: false }).ok).toBe(false);
  for (const state of OUTSTANDING) {
    expect(canDo('discharge', { state, parts: ['owner'], ownAlone: false }).ok).toBe(false);
    expect(canDo('discharge', { state, parts: ['owner', 'body'], ownAlone: true }).ok).toBe(false);
    expect(canDo('discharge', { state, parts: ['body'], ownAlone: false }).ok).toBe(true);
    expect(canDo('return', { state, parts: ['body'], ownAlone: false }).ok).toBe(state === 'offered');
  }
});

test('a child is named by a part of a name, in capitals too, and not by a word that looks like one', () => {
  const names = ['Will Ash-Birch', 'Zo'];
  expect(namesOneOf('Find out where Will was', names)).toBe(true);
  expect(namesOneOf('See the file of ASH-BIRCH', names)).toBe(true);
  expect(namesOneOf('The Trust will look into it; Williams asked', names)).toBe(false);
  expect(namesOneOf('Zone 4', names)).toBe(false);
});
