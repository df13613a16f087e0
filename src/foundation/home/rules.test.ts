import { expect, it } from 'vitest';
import { firstThingsFirst } from './rules.ts';

it('puts what is urgent first, then the longest overdue, and what has no date last', () => {
  const lines = [
    { what: 'some time', urgent: false },
    { what: 'tomorrow', urgent: false, due: '2026-11-24' },
    { what: 'overdue', urgent: false, due: '2026-11-02' },
    { what: 'in danger', urgent: true, due: '2026-11-25' },
    { what: 'also tomorrow', urgent: false, due: '2026-11-24' },
  ];
  expect(firstThingsFirst(lines).map(({ what }) => what)).toEqual([
    'in danger',
    'overdue',
    'tomorrow',
    'also tomorrow',
    'some time',
  ]);
});
