import { expect, test } from 'vitest';
import { type Definition, faultsIn, versionFor } from './indicator.ts';

const definition = (version: number, from: string, until?: string): Definition => ({
  id: 'XX01',
  version,
  from,
  ...(until === undefined ? {} : { until }),
  theme: 'Front door',
  name: 'Example',
  question: '',
  numerator: '',
  denominator: null,
  unit: 'count',
  polarity: 'neutral',
  source: '',
  frequency: 'quarter',
  disclosure: 'children',
  citation: '',
  notes: [],
});
const versions = [definition(1, '2020-04-01', '2024-03-31'), definition(2, '2024-04-01')];

test('A version answers for the periods that begin in its days, and an old one can be asked again by name', () => {
  expect(versionFor(versions, '2024-03-31')?.version).toBe(1);
  expect(versionFor(versions, '2024-04-01')?.version).toBe(2);
  expect(versionFor(versions, '2026-04-01', 1)?.version).toBe(1);
  // Before the first, the newest answers rather than nobody.
  expect(versionFor(versions, '2010-04-01')?.version).toBe(2);
});

test('Two versions for one day, or of one number, are a mistake in the program', () => {
  expect(faultsIn(versions)).toEqual([]);
  expect(faultsIn([definition(1, '2020-04-01'), definition(2, '2024-04-01')])).toHaveLength(1);
  expect(faultsIn([...versions, definition(2, '2030-04-01', '2030-05-01')])).toHaveLength(1);
  expect(faultsIn([definition(1, '2020-04-01', '2019-04-01')])).toHaveLength(1);
});
