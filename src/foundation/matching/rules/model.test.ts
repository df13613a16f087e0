import { describe, expect, it } from 'vitest';
import { seeded } from '#people';
import { makeRecorded, type Recorded } from '../demo.ts';
import { type Details, readBorn, traitsOf } from './details.ts';
import { lettersApart, likeness, soundOf } from './likeness.ts';
import { linkRecords } from './link.ts';
import { startingModel, weigh } from './model.ts';

const HOME = { address: '12 Mill Rise, Northvale', postcode: 'AV1 2BD' };
const CHILD: Details = {
  names: [{ given: 'Amelia', surname: 'Thistlewood' }],
  born: '2016-03-09',
  sex: 'F',
  places: [HOME],
};
const model = startingModel(10_000);
const against = (other: Details, one: Details = CHILD) => weigh(model, traitsOf(one), traitsOf(other));
const fieldOf = (other: Details, field: string) => against(other).fields.find((each) => each.field === field);

describe('two records are weighed field by field', () => {
  it('what is missing on either side weighs nothing, neither for nor against', () => {
    const { fields, probability } = against({ names: [{ given: 'Amelia', surname: 'Thistlewood' }] });
    for (const name of ['date_of_birth', 'sex', 'postcode', 'address', 'national_id', 'phone', 'email'])
      expect(fields.find(({ field }) => field === name)).toMatchObject({ kind: 'unknown', bits: 0 });
    expect(probability).toBeGreaterThan(0.05);
    expect(against({}).fields.every(({ bits }) => bits === 0)).toBe(true);
  });

  it.each([
    ['given_name', { names: [{ given: 'Ameila', surname: 'Thistlewood' }] }, 'one letter out'],
    ['given_name', { names: [{ given: 'Millie', surname: 'Thistlewood' }] }, 'a short form'],
    ['given_name', { names: [{ given: 'Thistlewood', surname: 'Amelia' }] }, 'stands as the family name'],
    ['surname', { names: [{ given: 'Amelia', surname: 'Khan-Thistlewood' }] }, 'shares a part'],
    ['date_of_birth', { born: '2016-09-03' }, 'day and month swapped'],
    ['date_of_birth', { born: '2016-03-08' }, 'one digit out'],
    ['date_of_birth', { born: '2016-03' }, 'as far as it is known'],
    ['postcode', { places: [{ address: '', postcode: 'AV1 2XY' }] }, 'same sector'],
    ['address', { places: [{ address: '12 Mill Rise', postcode: '' }] }, 'nearly the same'],
  ])('%s: %o is told as close', (field, other: Details, says) => {
    expect(fieldOf(other, field)).toMatchObject({ kind: 'close' });
    expect(fieldOf(other, field)?.says).toContain(says);
  });

  it('the next house of a street is another address', () => {
    expect(fieldOf({ places: [{ address: '14 Mill Rise, Northvale', postcode: '' }] }, 'address')?.says).toBe(
      'words in common',
    );
  });

  it('of several names and homes the best counts', () => {
    const renamed = {
      ...CHILD,
      names: [
        { given: 'Millie', surname: 'Webb' },
        { given: 'Amelia', surname: 'Thistlewood' },
      ],
    };
    expect(against(renamed).probability).toBeGreaterThan(0.99);
  });

  it('a brother and a twin share a family, a home and a birth, and are no second record of one child', () => {
    const twin = { ...CHILD, names: [{ given: 'Nell', surname: 'Thistlewood' }] };
    expect(against(twin)).toMatchObject({ against: 'home', certain: false });
    expect(against(twin).probability).toBeLessThan(0.5);
    expect(against({ ...twin, born: '2012-11-01' }).probability).toBeLessThan(0.01);
  });

  it('nothing is beyond doubt by a name and a birth alone, or while anything of the child’s own differs', () => {
    expect(against(CHILD).certain).toBe(true);
    expect(against({ ...CHILD, places: [] }).certain).toBe(false);
    expect(against({ ...CHILD, sex: 'M' }).certain).toBe(false);
    const numbered = { ...CHILD, nationalIds: ['9434765919'] };
    expect(against({ ...CHILD, nationalIds: ['9990000018'] }, numbered).certain).toBe(false);
  });

  it('what systems write where they know nothing is nothing', () => {
    const none: Details = {
      names: [{ given: 'Unknown', surname: 'N/K' }],
      born: '1900-01-01',
      sex: 'not known',
      nationalIds: ['0000000000'],
      phones: ['00000000000'],
      emails: ['none@example.org'],
    };
    expect(weigh(model, traitsOf(none), traitsOf(none)).fields.every(({ kind }) => kind === 'unknown')).toBe(
      true,
    );
  });
});

describe('words', () => {
  it('letters apart count a swap once, and stop where it is enough', () => {
    expect(lettersApart('alan', 'alna', 2)).toBe(1);
    expect(lettersApart('abcd', 'badc', 2)).toBe(2);
    expect(lettersApart('smith', 'smyths', 1)).toBe(2);
    expect(lettersApart('smith', 'smyths', 2)).toBe(2);
    expect(lettersApart('ab', 'ba', 1)).toBe(1);
    expect(lettersApart('aab', 'ab', 1)).toBe(1);
    expect(lettersApart('kitten', 'sitting', 3)).toBe(3);
    expect(lettersApart('kitten', 'sitting', 2)).toBe(3);
    expect(lettersApart('', 'abc', 1)).toBe(2);
  });
  it('likeness is Jaro-Winkler', () => {
    expect(likeness('martha', 'marhta')).toBeCloseTo(0.9611, 4);
    expect(likeness('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4);
    expect(likeness('a', 'b')).toBe(0);
  });
  it('sounds that English writes in two ways are one', () => {
    expect(soundOf('stephen')).toBe(soundOf('steven'));
    expect(soundOf('philip')).toBe(soundOf('filip'));
    expect(soundOf('catherine')).toBe(soundOf('katherine'));
  });
  it.each([
    ['2016-3-9', '2016-03-09'],
    ['20160309', '2016-03-09'],
    ['9/3/2016', '2016-03-09'],
    ['3/25/2016', '2016-03-25'],
    ['2016-03-09T00:00:00', '2016-03-09'],
    ['9 March 2016', '2016-03-09'],
    ['2016', '2016'],
    ['31/02/2016', null],
    ['01/01/1900', null],
    ['yesterday', null],
  ])('a date of birth written as %s is %s', (typed, read) => expect(readBorn(typed)).toBe(read));
});

const traitsIn = (made: readonly Recorded[]) =>
  made.map((each) =>
    traitsOf({
      names: [{ given: each.given_name, surname: each.surname }],
      born: each.date_of_birth,
      sex: each.sex,
      places: [{ address: each.address, postcode: each.postcode }],
      nationalIds: [each.national_id],
    }),
  );

describe('the weights are learnt from the records themselves', () => {
  it('a file without a second record of anybody joins nobody, however many families are in it', () => {
    const made = makeRecorded(seeded(3), '2026-11-23', { children: 900, oneIn: 1e9 });
    const { pairs } = linkRecords(traitsIn(made), 0.5);
    expect(pairs.length).toBeLessThan(made.length / 100);
    expect(pairs.filter(({ certain }) => certain)).toEqual([]);
  });

  it('finds those of one person, and of what is beyond doubt none is wrong; the same records give the same answer', () => {
    const made = makeRecorded(seeded(7), '2026-11-23', { children: 2_400 });
    const linked = linkRecords(traitsIn(made), 0.5);
    const isRight = ({ one, other }: { one: number; other: number }) =>
      made[one]?.person === made[other]?.person;
    expect(linked.pairs.filter(({ certain }) => certain).length).toBeGreaterThan(200);
    expect(linked.pairs.filter((pair) => pair.certain && !isRight(pair))).toEqual([]);
    expect(linked.pairs.filter((pair) => !isRight(pair)).length / linked.pairs.length).toBeLessThan(0.05);
    expect(linkRecords(traitsIn(made), 0.5).pairs).toEqual(linked.pairs);
  });

  it('a handful of records cannot drag the model somewhere absurd', () => {
    const two = [
      traitsOf(CHILD),
      traitsOf({ ...CHILD, names: [{ given: 'Rory', surname: 'Webb' }], born: '2003-01-01', places: [] }),
    ];
    expect(linkRecords(two, 0.5).pairs).toEqual([]);
    expect(linkRecords([], 0.5).pairs).toEqual([]);
    expect(linkRecords([...two, traitsOf(CHILD)], 0.5).pairs).toMatchObject([{ one: 0, other: 2 }]);
  });
});
