import { describe, expect, it } from 'vitest';
import { readPlace, readTarget, sayEvent, writePlace } from './rules.ts';

const ID = '0199aaaa-0000-7000-8000-000000000001';

describe('an event in words', () => {
  it.each([
    ['contact.viewed', 'Contact viewed'],
    ['people.searched', 'People searched'],
    ['person.addressAdded', 'Person: address added'],
    ['person.addressChangeOpened', 'Person: form opened (address change)'],
    ['organisation.formOpened', 'Organisation: form opened'],
    ['bankHoliday.added', 'Bank holiday added'],
    ['action.begun', 'Action: form opened'],
    ['queue.viewed', 'Front door queue viewed'],
    ['odd', 'Odd'],
  ])('%s is "%s"', (event, words) => expect(sayEvent(event)).toBe(words));
});

describe('what an address carries', () => {
  it('is a place in the list, or nothing', () => {
    const place = { at: '2026-11-23T09:00:00.000Z', id: ID };
    expect(readPlace(writePlace(place))).toEqual(place);
    for (const wrong of ['', 'x', `2026-13-45T09:00:00.000Z_${ID}`, `${place.at}_1`, `${writePlace(place)}'`])
      expect(readPlace(wrong)).toBeNull();
  });
});

it('what an act was about is read out of the audit, word by word', () => {
  expect(readTarget(`id:${ID} key:accent submissionId:${ID} stray empty:`)).toEqual([
    { name: 'id', value: ID, isId: true },
    { name: 'key', value: 'accent', isId: false },
    { name: 'submission id', value: ID, isId: true },
  ]);
});
