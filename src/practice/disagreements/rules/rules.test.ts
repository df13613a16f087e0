import { describe, expect, it } from 'vitest';
import { canDo, type DisagreementFacts, endingsAt, partsOf } from './acts.ts';
import { namesSuspected } from './names.ts';
import { countBy, daysOfYear, median, yearOf, yearsEnded } from './patterns.ts';
import { onSilence } from './silence.ts';
import { AT_RISK_STAGE, firstStage, nextStage, STAGES, stageOf } from './stages.ts';

describe('The stages of a disagreement', () => {
  it('follow each other, and above the last there is none', () => {
    expect(STAGES.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(nextStage(1)).toEqual({ stage: 2, clock: 'escalationManagers' });
    expect(nextStage(4)).toBeNull();
    expect(stageOf(99).number).toBe(1);
  });

  it('are skipped where a child is at immediate risk', () => {
    expect(firstStage(true)).toEqual({ stage: AT_RISK_STAGE, clock: 'escalationAtRisk' });
    expect(firstStage(false).stage).toBe(1);
  });

  it('are silent when the last day has passed, and not on it', () => {
    expect(onSilence(2, '2026-11-25', '2026-11-25')).toBeNull();
    expect(onSilence(2, '2026-11-25', '2026-11-26')).toEqual({ to: { stage: 3, clock: 'escalationLeads' } });
    expect(onSilence(4, '2026-11-25', '2026-11-26')).toEqual({ to: null });
  });
});

describe('Who has which part', () => {
  const standing = {
    stage: 1,
    raisedBy: 'nurse',
    raisedIn: 'health visiting',
    raisedFor: 'trust',
    withOrganisation: 'council',
    withBody: 'front door',
    given: ['designated nurse'],
  };
  const worker = {
    role: 'frontDoorWorker',
    post: 'worker',
    body: 'front door',
    organisation: 'council',
  } as const;
  const manager = { ...worker, role: 'frontDoorManager', post: 'manager' } as const;
  it('those who decided are asked first, then their managers, then the partners’ posts', () => {
    expect(partsOf(worker, standing)).toEqual(['asked', 'party']);
    expect(partsOf(worker, { ...standing, stage: 2 })).toEqual(['party']);
    expect(partsOf(manager, { ...standing, stage: 2 })).toEqual(['asked', 'party']);
    expect(partsOf(manager, { ...standing, stage: 4 })).toEqual(['party']);
    const designated = {
      role: 'safeguardingLead',
      post: 'designated nurse',
      body: null,
      organisation: 'icb',
    } as const;
    expect(partsOf(designated, { ...standing, stage: 4 })).toEqual(['asked', 'party']);
  });
  it('inside one agency nobody answers what they raised, and its managers are asked like any', () => {
    const inside = { ...standing, raisedBy: 'social worker', raisedIn: 'assessment', raisedFor: 'council' };
    const raiser = {
      role: 'socialWorker',
      post: 'social worker',
      body: 'assessment',
      organisation: 'council',
    } as const;
    expect(partsOf(raiser, inside)).toEqual(['raiser']);
    expect(partsOf(manager, { ...inside, stage: 2 })).toEqual(['asked', 'party']);
  });
});

describe('What may be done', () => {
  const facts: DisagreementFacts = { status: 'waiting', stage: 2, parts: ['asked'], repliedBefore: false };
  it('who replied before does not reply again, and who raised it never does', () => {
    expect(canDo('reply', facts).ok).toBe(true);
    expect(canDo('reply', { ...facts, repliedBefore: true }).ok).toBe(false);
    expect(canDo('reply', { ...facts, parts: ['raiser'] }).ok).toBe(false);
    expect(canDo('answer', { ...facts, parts: ['raiser'] }).ok).toBe(false);
    expect(canDo('learn', { ...facts, status: 'ended', parts: ['party'] }).ok).toBe(true);
  });
  it('only what the partners decided can stand without agreement', () => {
    expect(endingsAt(3)).not.toContain('notAgreed');
    expect(endingsAt(4)).toContain('notAgreed');
  });
});

describe('A text that names nobody', () => {
  const known = { names: ['Rowan Birch', 'Hana Voss'], references: ['AB12-CD34'] };
  it('is warned of names, dates, places and numbers', () => {
    expect(
      namesSuspected('Rowan was seen on 3 March at AV1 1AA by Dr Nash, contact AB12-CD34.', known),
    ).toEqual(expect.arrayContaining(['Rowan', '3 March', 'AV1 1AA', 'Dr Nash', 'AB12-CD34']));
    expect(namesSuspected('NHS number 943 476 5919', known)).toHaveLength(1);
  });
  it('is let be where it says nothing of the kind', () => {
    expect(namesSuspected('Managers answer within 2 working days, and say so in writing.', known)).toEqual(
      [],
    );
    expect(namesSuspected('The birchwood was not the point.', known)).toEqual([]);
  });
});

describe('The patterns', () => {
  const row = {
    raised_by: 'a',
    decided_by: 'b',
    theme: 'plan',
    stage: 1,
    days: 1,
    silent: 0,
    stages: 1,
    ended_as: null,
  };
  it('are counted with the most first, by years that have ended', () => {
    expect(countBy([row, row, { ...row, theme: 'roles' }], ({ theme }) => theme)).toEqual([
      { key: 'plan', count: 2 },
      { key: 'roles', count: 1 },
    ]);
    expect([median([]), median([3]), median([1, 2, 3, 10])]).toEqual([null, 3, 2.5]);
    expect([yearOf('2026-03-31'), yearOf('2026-04-01')]).toEqual(['2025', '2026']);
    expect(daysOfYear('2025')).toEqual({ from: '2025-04-01', until: '2026-03-31' });
    expect(yearsEnded('2026-11-23', 2)).toEqual(['2025', '2024']);
    expect(() => daysOfYear('then')).toThrow(RangeError);
  });
});
