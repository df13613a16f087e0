import { describe, expect, it } from 'vitest';
import { eventOf, idOf, marksOf, shownBy } from './event.ts';

describe('What a browser shows, as the id of an event', () => {
  it('comes back as it was', () => {
    const shown = marksOf({ now: '<p>Item 1</p>', people: '<ul></ul>' });
    expect(shownBy(idOf(shown))).toEqual(shown);
  });
  it.each([
    undefined,
    '',
    'x',
    '__proto__',
    'now.short',
    'now.abcdefghijkl~',
    'now.abcdefghijkl\nid: x',
    'n.'.repeat(2000),
  ])('is nothing where it is none of ours: %j', (id) => {
    expect(shownBy(id)).toEqual({});
  });
  it('an event stands on lines of its own, whatever is in it', () => {
    expect(eventOf('parts', { now: 'one\ntwo\r\nthree' }, 'now.abcdefghijkl')).toBe(
      'event: parts\nid: now.abcdefghijkl\ndata: {"now":"one\\ntwo\\r\\nthree"}\n\n',
    );
  });
});
