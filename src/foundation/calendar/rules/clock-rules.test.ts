import { describe, expect, test } from 'vitest';
import { labelOf } from '#kernel';
import { clockFor } from './clock.ts';
import { CLOCK_RULES, ruleFor } from './clock-rules.ts';
import { ENGLAND } from './holidays.ts';

describe('the clock rules', () => {
  test('never have two editions of a clock in force on one day, nor a gap between editions', () => {
    for (const id of new Set(CLOCK_RULES.map((rule) => rule.id))) {
      const editions = CLOCK_RULES.filter((rule) => rule.id === id).toSorted((a, b) =>
        a.effectiveFrom.localeCompare(b.effectiveFrom),
      );
      for (const [index, later] of editions.slice(1).entries()) {
        const dayBefore = new Date(Date.parse(later.effectiveFrom) - 86_400_000).toISOString().slice(0, 10);
        expect(editions[index]?.effectiveTo, `${id} ${later.ruleSet}`).toBe(dayBefore);
      }
      expect(editions.at(-1)?.effectiveTo, id).toBeUndefined();
    }
  });

  test('are all countable, with a source', () => {
    for (const rule of CLOCK_RULES) {
      expect(rule.citation, rule.id).not.toBe('');
      if (rule.unit === 'schoolDay') continue;
      expect(clockFor(rule.id, rule.effectiveFrom, ENGLAND)?.explanation.length, rule.id).toBeGreaterThan(3);
    }
  });

  test('call nothing of the unread edition of 2026 statutory, nor anything local', () => {
    const named = CLOCK_RULES.filter((rule) => /statut/i.test(labelOf(rule.authority, rule.confirmed)));
    expect(named.map((rule) => `${rule.id} ${rule.ruleSet}`)).toEqual([
      'incidentNotification WT2018',
      'incidentNotification WT2023',
    ]);
  });

  test('the edition is the one in force on the day of the trigger', () => {
    const editions = ['2018-07-03', '2018-07-04', '2023-12-14', '2023-12-15', '2026-11-23'].map(
      (day) => ruleFor('referralDecision', day)?.ruleSet,
    );
    expect(editions).toEqual([undefined, 'WT2018', 'WT2018', 'WT2023', 'WT2026']);
    expect(ruleFor('rapidReview', '2025-06-30')?.trigger).toBe('sending the notification');
  });
});

describe('a running clock', () => {
  test('a contact of Friday evening before a bank holiday is decided by Tuesday', () => {
    const clock = clockFor('contactScreening', '2026-05-01T21:30:00.000Z', ENGLAND);
    expect([clock?.due, clock?.rule.authority]).toEqual(['2026-05-05', 'local']);
    expect(clock?.explanation).toContain('Local standard: front door standard.');
  });

  test('an agenda is published five clear working days before its meeting', () => {
    expect(clockFor('agendaPublication', '2026-11-27', ENGLAND)?.due).toBe('2026-11-19');
  });

  test('a re-referral comes within twelve months', () => {
    expect(clockFor('reReferralWindow', '2024-02-29', ENGLAND)?.due).toBe('2025-02-28');
  });
});
