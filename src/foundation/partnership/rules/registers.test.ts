import { describe, expect, it } from 'vitest';
import { keepers, roleNames } from '#kernel';
import {
  actsOpenTo,
  canAct,
  canBeOfType,
  canEnd,
  canReceive,
  canReportTo,
  canSetTo,
  canStandWithin,
  fieldChanges,
  firstDayWithoutAdministrator,
  holdingOfPerson,
  holdingOfPost,
  isSettable,
  leavesNoAdministrator,
  mayAppointTo,
  overlap,
  type ReportingLine,
  readSetting,
  registerActs,
  rolesToAppointTo,
  seatOf,
  standingOf,
} from './index.ts';

const from = (first: string, until: string | null = null) => ({ from: first, until });
const reason = (verdict: { ok: boolean; reason?: string }) => (verdict.ok ? 'yes' : verdict.reason);

describe('days', () => {
  it.each([
    [from('2026-03-02'), '2026-03-01', 'notBegun'],
    [from('2026-03-02'), '2026-03-02', 'inForce'],
    [from('2026-03-02', '2026-03-05'), '2026-03-05', 'inForce'],
    [from('2026-03-02', '2026-03-05'), '2026-03-06', 'ended'],
    [from('2026-03-02', '2026-03-01'), '2026-03-02', 'cancelled'],
  ] as const)('%o on %s is %s', (period, day, standing) => expect(standingOf(period, day)).toBe(standing));

  it('overlap when one day lies in both, and never with what never took effect', () => {
    expect(overlap(from('2026-01-01', '2026-01-31'), from('2026-01-31'))).toBe(true);
    expect(overlap(from('2026-01-01', '2026-01-31'), from('2026-02-01'))).toBe(false);
    expect(overlap(from('2026-01-10', '2026-01-09'), from('2026-01-01'))).toBe(false);
  });

  it('end on or after the first day, or cancel on the day before it', () => {
    expect(canEnd(from('2026-03-01'), '2026-02-28').ok).toBe(true);
    expect(reason(canEnd(from('2026-03-01'), '2026-02-27'))).toContain('enter 28 February 2026');
  });

  it('of a part lie within those of the whole', () => {
    const whole = { name: 'Northvale CCG', ...from('2013-04-01', '2022-06-30') };
    expect(canStandWithin(from('2020-01-01', '2022-06-30'), whole).ok).toBe(true);
    expect(reason(canStandWithin(from('2020-01-01'), whole))).toBe(
      'Northvale CCG is in force from 1 April 2013 to 30 June 2022. Choose dates within that',
    );
    expect(canStandWithin(from('2025-01-01', '2024-12-31'), whole).ok).toBe(true);
  });
});

describe('kinds of organisation', () => {
  it.each([
    ['ccg', from('2019-09-29', '2022-06-30'), 'yes'],
    ['ccg', from('2019-09-29', '2022-07-01'), /ended on 30 June 2022/],
    ['ccg', from('2019-09-29'), /ended on 30 June 2022/],
    ['icb', from('2022-07-01'), 'yes'],
    ['icb', from('2022-06-30'), /began on 1 July 2022/],
    ['school', from('1902-01-01'), 'yes'],
  ] as const)('%s %o: %s', (type, period, says) => expect(reason(canBeOfType(type, period))).toMatch(says));

  it('seat the local authority, the health body of the day and the police, and nobody else', () => {
    expect(['localAuthority', 'ccg', 'icb', 'police'].map(seatOf)).toEqual([
      'localAuthority',
      'health',
      'health',
      'police',
    ]);
    expect(['otherLocalAuthority', 'nhsTrust', 'school', 'nonsense'].map(seatOf)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('who reports to whom', () => {
  const line = (body: string, reportsTo: string, days = from('2025-01-01')): ReportingLine => ({
    body,
    reportsTo,
    ...days,
  });
  const nameOf = (id: string) => id.toUpperCase();

  it('is a graph: one body reports to several', () =>
    expect(canReportTo([line('panel', 'board')], line('panel', 'sab'), nameOf).ok).toBe(true));

  it('is no loop, however long', () => {
    const lines = [line('panel', 'board'), line('board', 'partnership')];
    expect(reason(canReportTo(lines, line('partnership', 'panel'), nameOf))).toContain(
      'PANEL reports to BOARD reports to PARTNERSHIP',
    );
    expect(canReportTo(lines, line('panel', 'panel'), nameOf).ok).toBe(false);
    expect(reason(canReportTo(lines, line('panel', 'board'), nameOf))).toBe(
      'PANEL already reports to BOARD then',
    );
  });

  it('is a loop only on a day that has all its lines', () => {
    const past = line('board', 'panel', from('2020-01-01', '2021-12-31'));
    const coming = line('board', 'panel', from('2027-01-01'));
    const proposed = (days: ReturnType<typeof from>) => line('panel', 'board', days);
    expect(canReportTo([past], proposed(from('2022-01-01')), nameOf).ok).toBe(true);
    expect(canReportTo([past], proposed(from('2021-12-31')), nameOf).ok).toBe(false);
    expect(canReportTo([coming], proposed(from('2025-01-01', '2026-12-31')), nameOf).ok).toBe(true);
    expect(reason(canReportTo([coming], proposed(from('2025-01-01')), nameOf))).toContain('1 January 2027');
  });

  it('leaves contacts to a team that an organisation hosts', () => {
    expect(canReceive('contacts', 'team', 'council').ok).toBe(true);
    expect(canReceive('contacts', 'board', 'council').ok).toBe(false);
    expect(canReceive('contacts', 'team', null).ok).toBe(false);
    expect(canReceive('work', 'panel', null).ok).toBe(true);
  });
});

describe('who keeps the registers', () => {
  it('is an administrator, and of their own an organisation’s, and nobody else, whatever the act', () => {
    const kept = Object.keys(keepers) as (keyof typeof keepers)[]; // the keys of the very table
    for (const act of registerActs)
      for (const register of kept)
        for (const role of roleNames) {
          if (role === 'administrator') continue;
          expect(canAct(act, register, role, { holding: 'another' }).ok, `${act} ${register}`).toBe(false);
          if (role !== 'organisationAdministrator') expect(canAct(act, register, role).ok).toBe(false);
        }
    expect(kept.filter((register) => canAct('change', register, 'organisationAdministrator').ok)).toEqual([
      'staff',
      'post',
      'system',
      'webhook',
      'signIns',
      'directory',
    ]);
    const among = ['change', 'end', 'changeEnd'] as const;
    expect(actsOpenTo('post', 'administrator', {}, among)).toEqual(['change', 'end']);
    expect(actsOpenTo('post', 'administrator', { standing: 'ended' }, among)).toEqual([
      'change',
      'changeEnd',
    ]);
    expect(actsOpenTo('post', 'organisationAdministrator', { holding: 'toEnd' }, among)).toEqual(['end']);
    expect(actsOpenTo('post', 'organisationAdministrator', { holding: 'partnerships' }, among)).toEqual([]);
  });

  it('gives the posts of its own organisation, and no role that reaches further', () => {
    const at = (organisationType: string) => ({
      role: 'organisationAdministrator' as const,
      organisation: 'own',
      organisationType,
    });
    expect(rolesToAppointTo(at('school'))).toContain('organisationAdministrator');
    for (const role of ['administrator', 'informationGovernance', 'agencySystem', 'censusImport'] as const)
      expect(mayAppointTo(role, at('localAuthority')), role).toBe(false);
    expect(mayAppointTo('frontDoorWorker', at('localAuthority'))).toBe(true);
    expect(mayAppointTo('frontDoorWorker', at('school'))).toBe(false);
    const school = at('school');
    const post = { organisation: 'own', role: 'practitioner', body: null, host: null } as const;
    expect(holdingOfPost(post, school)).toBe('own');
    expect(holdingOfPost({ ...post, organisation: 'other' }, school)).toBe('another');
    expect(holdingOfPost({ ...post, role: 'administrator' }, school)).toBe('partnerships');
    expect(holdingOfPost({ ...post, body: 'team', host: 'other' }, school)).toBe('toEnd');
    const held = { ...post, ...from('2026-01-01') };
    const elsewhere = { ...held, organisation: 'other' };
    const today = '2026-11-23';
    expect(holdingOfPerson([], school, today)).toBe('nobodys');
    expect(holdingOfPerson([held], school, today)).toBe('own');
    expect(holdingOfPerson([elsewhere], school, today)).toBe('another');
    expect(holdingOfPerson([held, elsewhere], school, today)).toBe('shared');
    expect(holdingOfPerson([held, { ...elsewhere, until: '2026-11-22' }], school, today)).toBe('own');
    expect(holdingOfPerson([held, { ...held, role: 'administrator' }], school, today)).toBe('shared');
  });

  it('is never nobody because of one act', () => {
    const today = '2026-11-23';
    const relay = [from('2020-01-01', '2026-12-31'), from('2027-01-01')];
    expect(firstDayWithoutAdministrator(relay, today)).toBeNull();
    expect(firstDayWithoutAdministrator(relay.slice(0, 1), today)).toBe('2027-01-01');
    expect(firstDayWithoutAdministrator([], today)).toBe(today);
    expect(leavesNoAdministrator(null, '2027-01-01')).toBe(true);
    expect(leavesNoAdministrator('2027-01-01', '2027-01-01')).toBe(false);
    expect(leavesNoAdministrator('2027-01-01', '2026-11-23')).toBe(true);
  });
});

describe('settings', () => {
  it('fall back to how they begin, whatever is stored', () => {
    expect(readSetting('managerAuthorisesDecisions', undefined)).toBe(true);
    expect(readSetting('managerAuthorisesDecisions', false)).toBe(false);
    expect(readSetting('managerAuthorisesDecisions', 'no')).toBe(true);
    expect(readSetting('name', 7)).toBe('Safeguarding Children Partnership');
  });

  it('take a colour and a telephone number, or a sentence', () => {
    expect(canSetTo('accent', '#1D70b8').ok).toBe(true);
    expect(canSetTo('accent', 'red}body{').ok).toBe(false);
    expect(canSetTo('outOfHours', '01632 960 999').ok).toBe(true);
    expect(canSetTo('outOfHours', 'ring Bob').ok).toBe(false);
  });

  it('leave alone what only the program sets', () => {
    expect(isSettable('name')).toBe(true);
    expect(isSettable('synthetic')).toBe(false);
    expect(isSettable('toString')).toBe(false);
  });
});

describe('a change', () => {
  const nameOf = (id: string) => ({ a: 'Council', b: 'Trust' })[id] ?? '';
  const before = { id: 'x', version: 1, organisation_id: 'a', email: 'a@example.org', until_day: null };
  const after = {
    id: 'x',
    version: 2,
    organisation_id: 'b',
    email: 'b@example.org',
    until_day: '2026-03-01',
  };

  it('is told in words, without the e-mail address but to those who keep it', () => {
    expect(fieldChanges(before, after, nameOf, false)).toEqual([
      { label: 'Organisation', before: 'Council', after: 'Trust' },
      { label: 'Last day', before: '', after: '1 March 2026' },
    ]);
    expect(fieldChanges(before, after, nameOf, true)).toContainEqual({
      label: 'E-mail',
      before: 'a@example.org',
      after: 'b@example.org',
    });
  });
});
