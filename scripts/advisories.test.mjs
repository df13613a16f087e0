import { expect, test } from 'vitest';
import { answerIn, lateOn } from './advisories.mjs';

const via = (source, severity) => ({
  source,
  severity,
  title: 'Something gives way',
  url: `https://github.com/advisories/${source}`,
  range: '<2.0.0',
});
const audit = JSON.stringify({
  vulnerabilities: {
    weak: { name: 'weak', via: [via(1, 'high'), via(2, 'low')] },
    above: { name: 'above', via: ['weak'] },
  },
});

test('each weakness is counted from the day on which it was first seen, and is late by how bad it is', () => {
  const before = [{ source: '1', since: '2026-11-10' }];
  const found = answerIn(audit, '2026-11-23', before);
  expect(found.map(({ source, component, since }) => [source, component, since])).toEqual([
    ['1', 'weak', '2026-11-10'],
    ['2', 'weak', '2026-11-23'],
  ]);
  expect(lateOn(found, '2026-11-23').map(({ source }) => source)).toEqual(['1']);
  expect(lateOn(found, '2026-11-17')).toEqual([]);
});

test.each(['', '{"message":"405 Method Not Allowed"}'])(
  'no answer (%s) is never taken for a good one',
  (text) => {
    expect(() => answerIn(text, '2026-11-23', [])).toThrow();
  },
);
