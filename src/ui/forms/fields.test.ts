import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './fields.ts';
import type { FormState } from './state.ts';
import { rowsShown, withoutRow, withRow } from './values.ts';

const Child = z.object({
  givenName: z.string().trim().min(1).max(100).meta({ label: 'Given name', hint: 'As the family says it' }),
  born: z.string().optional().meta({ label: 'Date of birth', partial: true }),
});
const Schema = z
  .object({
    source: z
      .enum(['1A', '1B'])
      .meta({ label: 'Who is telling us?', options: { '1A': 'Individual', '1B': 'School' } }),
    needs: z
      .array(z.enum(['health', 'housing']))
      .default([])
      .meta({ label: 'What is needed?' }),
    told: z.preprocess((value) => value === 'true', z.boolean()).meta({ label: 'The parents know' }),
    children: z.array(Child).min(1),
  })
  .superRefine(() => {});

const state = (values: Record<string, unknown>, faults: FormState['faults'] = []): FormState => ({
  values,
  faults,
  key: 'k',
  csrf: 'c',
});

describe('the fields of a form', () => {
  it('take their words from the schema, however deep and however wrapped', () => {
    const f = fieldsOf(Schema, state({}));
    expect(f('children.3.givenName')).toMatchObject({
      id: 'children-3-givenName',
      label: 'Given name',
      hint: 'As the family says it',
      longest: 100,
    });
    expect(f('children.0.born')).toMatchObject({ label: 'Date of birth', partial: true });
    expect(f('told').label).toBe('The parents know');
    expect(f('source').items.map(({ text }) => text)).toEqual(['Individual', 'School']);
    expect(f('needs').items.map(({ text }) => text)).toEqual(['health', 'housing']);
    expect(() => f('children.0.surname')).toThrow('no field "children.0.surname"');
  });

  it('keep what was typed, wrong or not', () => {
    const f = fieldsOf(
      Schema,
      state({
        source: '1B',
        needs: ['housing'],
        'children.0.givenName': '  Åsa ',
        'children.0.born-month': '13',
        'children.0.born-year': '20x6',
      }),
    );
    expect(f('source').items.map(({ chosen }) => chosen)).toEqual([false, true]);
    expect(f('needs').items.map(({ chosen }) => chosen)).toEqual([false, true]);
    expect(f('children.0.givenName').value).toBe('  Åsa ');
    expect(f('children.0.born').parts).toEqual({ day: '', month: '13', year: '20x6' });
  });

  it('show a record that is being changed, with a day that is known in part', () => {
    const f = fieldsOf(
      Schema,
      state({ children: [{ givenName: 'Ann', born: '2016-03' }, { born: '2019' }] }),
    );
    expect(f('children.0.givenName').value).toBe('Ann');
    expect(f('children.0.born').parts).toEqual({ day: '', month: '3', year: '2016' });
    expect(f('children.1.born').parts).toEqual({ day: '', month: '', year: '2019' });
    expect(f.rows('children')).toBe(2);
  });

  it('stand beside their own faults and no others', () => {
    const f = fieldsOf(
      Schema,
      state({}, [
        { field: 'children.1.born-year', message: 'Year must have 4 numbers' },
        { field: 'children.10.born', message: 'Enter a date of birth' },
      ]),
    );
    expect(f('children.1.born')).toMatchObject({ error: 'Year must have 4 numbers', wrongParts: ['year'] });
    expect(f('children.10.born')).toMatchObject({ error: 'Enter a date of birth', wrongParts: [] });
    expect(f('children.0.born').error).toBeUndefined();
    expect(f('children.1.givenName').error).toBeUndefined();
  });
});

describe('the rows of a repeated group', () => {
  it('grow, and shrink without losing what was typed in the others', () => {
    const sent = {
      worry: 'Bruises',
      'children.0.givenName': 'Ann',
      'children.1.givenName': 'Ben',
      'children.1.born-year': '2019',
      'children.2.givenName': 'Cy',
    };
    const more = withRow(sent, 'children');
    expect(rowsShown(more, 'children')).toBe(4);
    const fewer = withoutRow(more, 'children.1');
    expect(fewer).toMatchObject({
      worry: 'Bruises',
      'children.0.givenName': 'Ann',
      'children.1.givenName': 'Cy',
    });
    expect(Object.keys(fewer)).not.toContain('children.1.born-year');
    expect(rowsShown(fewer, 'children')).toBe(3);
  });
});
