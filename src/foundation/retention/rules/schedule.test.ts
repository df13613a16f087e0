import { describe, expect, it } from 'vitest';
import { type ClassName, type Facts, type Term, termFor } from './schedule.ts';

const SHIPPED = new Map<ClassName, number>();
const facts = (given: Partial<Facts>): Facts => ({
  classes: [],
  born: '2001-03-09',
  died: null,
  lastContact: '2016-06-01',
  related: [],
  ...given,
});
const until = (given: Partial<Facts>, years = SHIPPED): Term['until'] => termFor(facts(given), years).until;

describe('How long a person’s records are kept', () => {
  it('is counted from the fact that the class names', () => {
    expect(until({ classes: ['childInNeed'] })).toBe('2026-03-08');
    expect(until({ classes: ['protectionPlan'] })).toBe('2051-05-31');
    expect(until({ classes: ['lookedAfter'] })).toBe('2076-03-08');
  });

  it('of several classes is the longest, and one that cannot be counted beats all', () => {
    expect(termFor(facts({ classes: ['contactOnly', 'lookedAfter', 'childInNeed'] }), SHIPPED).class).toBe(
      'lookedAfter',
    );
    expect(until({ classes: ['childInNeed', 'protectionPlan'], born: null })).toBeNull();
  });

  it('of a looked-after child who died under 18 runs from the death', () => {
    expect(until({ classes: ['lookedAfter'], died: '2018-02-01' })).toBe('2033-01-31');
    expect(until({ classes: ['lookedAfter'], died: '2019-04-01' })).toBe('2076-03-08');
  });

  it('of a relative is that of the children, and waits for the one that cannot be counted', () => {
    expect(until({ related: ['2040-01-01', '2045-01-01'] })).toBe('2045-01-01');
    expect(until({ related: ['2040-01-01', null] })).toBeNull();
    expect(termFor(facts({}), SHIPPED)).toMatchObject({ class: 'unconnected', until: '2022-05-31' });
  });

  it('is as the partnership set it, where it did', () => {
    expect(until({ classes: ['childInNeed'] }, new Map([['childInNeed', 30]]))).toBe('2031-03-08');
  });
});
