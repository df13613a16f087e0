import { expect, test } from 'vitest';
import { judgeSending } from './rules.ts';

const opened = { at: '2026-11-23T09:00:00.000Z' };

test('a form is taken as a person sends it, and every refusal says what to do', () => {
  expect(judgeSending(opened, '', '2026-11-23T09:00:04.000Z')).toBeNull();
  expect(judgeSending(opened, '', '2026-11-24T09:00:00.000Z')).toBeNull();
  expect(judgeSending(opened, '', '2026-11-23T09:00:03.999Z')).toContain('faster than a person');
  expect(judgeSending(opened, '', '2026-11-24T09:00:00.001Z')).toContain('open for too long');
  expect(judgeSending(null, '', '2026-11-23T09:05:00.000Z')).toContain('open for too long');
  expect(judgeSending(opened, 'http://spam', '2026-11-23T09:05:00.000Z')).toContain(
    'Leave the last box empty',
  );
});
