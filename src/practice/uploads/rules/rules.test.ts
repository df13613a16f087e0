import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { guessColumns, headingRow, type Question, questionsOf } from './columns/index.ts';
import { harmless, writeCsv } from './csv.ts';
import { rowsOfMerged } from './merged.ts';
import { becomes } from './stages.ts';
import { looksGarbled, readAnswer, readDay } from './values.ts';

const question = (kind: 'people' | 'contacts', name: string): Question => {
  const found = questionsOf(kind).find((each) => each.name === name);
  if (!found) throw new Error(`There is no question ${name}.`);
  return found;
};

describe('Columns', () => {
  test('are guessed by their headings, and none answers two questions', () => {
    expect(
      guessColumns('people', ['Pupil Surname', 'Fore-name(s)', 'D.O.B.', 'NHS No.', 'Gender', 'House']),
    ).toEqual({
      ...{ family: 0, given: 1, born: 2, nhs: 3, sex: 4 },
    });
    expect(guessColumns('people', ['Name', 'Name'])).toEqual({});
    expect(guessColumns('people', ['Surname', 'Surname'])).toEqual({ family: 0 });
  });
  test('have their headings below a title and an empty row', () => {
    const rows = [
      { number: 1, cells: ['Class 4B', '', ''] },
      { number: 2, cells: ['', '', ''] },
      { number: 4, cells: ['First name', 'Surname', 'DOB'] },
      { number: 5, cells: ['Ada', 'Ashe', '2.11.2015'] },
    ];
    expect(headingRow('people', rows)).toBe(4);
    expect(headingRow('people', [{ number: 2, cells: ['Nom', 'Prénom'] }])).toBe(2);
    expect(headingRow('people', [])).toBeNull();
  });
});

describe('A day in a list', () => {
  test.each([
    ['2016-03-09', '2016-03-09'],
    ['2016-03-09T00:00:00', '2016-03-09'],
    ['9/3/2016', '2016-03-09'],
    ['09.03.2016', '2016-03-09'],
    ['9 March 2016', '2016-03-09'],
    ['9-Mar-2016', '2016-03-09'],
    ['3/2016', '2016-03'],
    ['March 2016', '2016-03'],
    ['2016', '2016'],
  ])('%s is %s', (text, value) => {
    expect(readDay(text, true)).toEqual({ ok: true, value });
  });
  test.each(['03/27/2016', '9/3/16', '31/2/2016', 'March', '42438', 'n/k'])(
    '%s is refused, and not guessed',
    (text) => {
      expect(readDay(text, true).ok).toBe(false);
    },
  );
  test('must be whole where a part may not be unknown', () => {
    expect(readDay('2016', false)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('whole date'),
    });
  });
});

describe('An answer in a list', () => {
  test('is a choice by its code, its label or another word for it', () => {
    for (const text of ['F', 'f', 'Female', 'girl'])
      expect(readAnswer(question('people', 'sex'), text)).toMatchObject({ value: { value: 'F' } });
    expect(readAnswer(question('people', 'sex'), 'G')).toMatchObject({ ok: false });
    expect(readAnswer(question('contacts', 'source'), 'Police')).toMatchObject({
      value: { value: '6' },
    });
    expect(readAnswer(question('contacts', 'immediateRisk'), 'TRUE')).toMatchObject({
      value: { value: 'yes' },
    });
    expect(readAnswer(question('contacts', 'immediateRisk'), 'perhaps')).toMatchObject({ ok: false });
  });
  test('an NHS number whose zero a spreadsheet dropped gets it back, and no other number does', () => {
    expect(readAnswer(question('people', 'nhs'), '101010028')).toMatchObject({
      ...{ ok: true, value: { value: '0101010028', note: expect.stringContaining('zero') } },
    });
    for (const other of ['101010029', '999999999', '12345678', '9434765919'])
      expect(readAnswer(question('people', 'nhs'), other)).toEqual({ ok: true, value: { value: other } });
  });
  test('that was read in the wrong encoding is told', () => {
    expect(looksGarbled('ZoÃ« O’Brien')).toBe(true);
    expect(looksGarbled('Oâ€™Brien')).toBe(true);
    expect(looksGarbled('Zo\ufffd')).toBe(true);
    for (const name of ['Zoë', 'São Paulo', 'Ångström', 'João', 'Ãlvaro'])
      expect(looksGarbled(name)).toBe(false);
  });
});

test('cells that are joined are told by every row that they stand in', () => {
  expect([...rowsOfMerged(['A1:C1', 'B15:B17', 'nonsense'])]).toEqual([
    [1, 'A1:C1'],
    [15, 'B15:B17'],
    [16, 'B15:B17'],
    [17, 'B15:B17'],
  ]);
});

test('what becomes of a row: nothing that may be somebody else is added unsaid', () => {
  expect(becomes('new', null, false)).toBe('added');
  expect(becomes('same', null, false)).toBe('left');
  expect(becomes('same', 'same', false)).toBe('same');
  expect(becomes('same', 'same', true)).toBe('added');
  expect(becomes('same', 'add', false)).toBe('added');
  expect(becomes('new', 'leave', false)).toBe('left');
  expect(becomes('refused', 'add', false)).toBe('refused');
});

test('a report holds no formula, and keeps every other word', () => {
  for (const text of ['=1+1', '+44', '-1', '@sum', '\tx', '\rx'])
    expect(harmless(text).startsWith("'")).toBe(true);
  const rows = [
    ['Row', 'Why'],
    ['12', '=HYPERLINK("http://x")'],
    ['13', 'a "b", c\nd'],
  ];
  const written = writeCsv(rows);
  expect(parse(written, { bom: true })).toEqual([
    ['Row', 'Why'],
    ['12', `'=HYPERLINK("http://x")`],
    ['13', 'a "b", c\nd'],
  ]);
});
