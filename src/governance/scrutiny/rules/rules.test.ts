import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, calendarOf, clockFor, ENGLAND } from '#calendar';
import {
  answerClock,
  canClear,
  canConsider,
  canDescribeSeat,
  canDo,
  canLast,
  canPublish,
  canTake,
  hasVote,
  isInTime,
  lastReceived,
  municipalYear,
  offerExclusion,
  publicVersion,
  quorumOf,
  type ScrutinySeat,
  STATES,
  sayYear,
  stateOf,
} from './index.ts';

const seat = (id: string, capacity: string, more: Partial<ScrutinySeat> = {}): ScrutinySeat => ({
  id,
  capacity,
  kind: null,
  substituteFor: null,
  termUntil: null,
  ...more,
});

describe('The municipal year', () => {
  it('runs from annual meeting to annual meeting, and says where a day is not entered', () => {
    const entered = ['2026-05-19', '2027-05-18'];
    expect(municipalYear('2026-05-18', entered)).toMatchObject({ from: '2025-05-01', until: '2026-05-18' });
    expect(municipalYear('2026-05-19', entered)).toEqual({
      from: '2026-05-19',
      until: '2027-05-17',
      provisional: false,
    });
    expect(municipalYear('2026-11-23', []).provisional).toBe(true);
    expect(sayYear(municipalYear('2027-01-02', entered))).toBe('2026 to 2027');
  });
});

describe('Votes and quorum', () => {
  const seats = [
    seat('alder', 'chair'),
    seat('birch', 'member'),
    seat('cole', 'substitute', { substituteFor: 'birch' }),
    seat('vicar', 'coOptee', { kind: 'churchOfEngland' }),
    seat('governor', 'coOptee', { kind: 'parentGovernor', termUntil: '2026-10-01' }),
    seat('faith', 'coOptee', { kind: 'otherFaith' }),
  ];
  const matter = (education: boolean, ...present: string[]) => ({
    education,
    present: new Set(present),
    on: '2026-11-23',
  });
  const votes = (education: boolean, ...present: string[]) =>
    seats
      .filter((each) => present.includes(each.id) && hasVote(each, matter(education, ...present)))
      .map(({ id }) => id);

  it('give church and parent governor representatives a vote on education, and on nothing else', () => {
    expect(votes(true, 'alder', 'vicar', 'faith')).toEqual(['alder', 'vicar']);
    expect(votes(false, 'alder', 'vicar')).toEqual(['alder']);
  });
  it('end with a term of office', () => {
    expect(votes(true, 'governor')).toEqual([]);
  });
  it('count a substitute only while their member is away', () => {
    expect(votes(false, 'alder', 'cole')).toEqual(['alder', 'cole']);
    expect(votes(false, 'alder', 'birch', 'cole')).toEqual(['alder', 'birch']);
    expect(quorumOf(seats, matter(false, 'alder', 'birch', 'cole', 'vicar'), 3)).toEqual({
      there: 2,
      needed: 3,
      met: false,
    });
    expect(quorumOf(seats, matter(true, 'alder', 'birch', 'cole', 'vicar'), 3).met).toBe(true);
  });
  it('need a substitute to say for whom, and a co-opted member whom they represent', () => {
    expect(
      canDescribeSeat({ capacity: 'substitute', kind: null, substituteFor: 'vicar' }, seats),
    ).toMatchObject({
      field: 'substituteFor',
    });
    expect(canDescribeSeat({ capacity: 'coOptee', kind: null, substituteFor: null }, seats)).toMatchObject({
      field: 'kind',
    });
    expect(canLast('parentGovernor', '2026-01-01', '2026-06-01').ok).toBe(false);
    expect(canLast('parentGovernor', '2026-01-01', '2029-01-01').ok).toBe(true);
  });
});

describe('Five clear days', () => {
  const due = (meeting: string) => clockFor('agendaPublication', meeting, ENGLAND)?.due;
  it('count neither the day of publication nor that of the meeting, nor weekends', () => {
    expect(due('2026-12-03')).toBe('2026-11-25');
  });
  it('step over Easter and Christmas', () => {
    expect(due('2026-04-09')).toBe('2026-03-30');
    expect(due('2027-01-04')).toBe('2026-12-22');
  });
  it('move by a holiday that is added', () => {
    const added = calendarOf([...BANK_HOLIDAYS, { day: '2026-11-30', name: 'A holiday that was added' }]);
    expect(clockFor('agendaPublication', '2026-12-03', added)?.due).toBe('2026-11-24');
    expect(clockFor('agendaPublication', '2026-12-03', added)?.explanation.join()).toContain(
      'A holiday that was added',
    );
  });
  it('are never called statutory for a question: that deadline is the council’s own', () => {
    expect(clockFor('advanceQuestion', '2026-12-03', ENGLAND)?.rule.authority).toBe('local');
    expect(clockFor('agendaPublication', '2026-12-03', ENGLAND)?.rule.authority).toBe('statute');
    expect(clockFor('questionAnswer', '2026-12-03', ENGLAND)?.due).toBe('2026-12-02');
    expect(clockFor('questionAnswerAfter', '2026-12-21', ENGLAND)?.due).toBe('2027-01-07');
  });
});

describe('The agenda', () => {
  const item = (id: string, place: number, openTo = 'public', excluded = false) => ({
    id,
    place,
    openTo,
    published: true,
    urgentReason: null,
    excluded,
  });
  it('lets an item be considered that was published in time, or that the chair says is urgent', () => {
    expect(canConsider({ published: true, urgentReason: null }, true).ok).toBe(true);
    expect(canConsider({ published: true, urgentReason: null }, false).ok).toBe(false);
    expect(canConsider({ published: false, urgentReason: null }, true).ok).toBe(false);
    expect(canConsider({ published: false, urgentReason: 'A death on Friday' }, true).ok).toBe(true);
  });
  it('offers the exclusion before the first exempt item, and refuses that item without it', () => {
    const items = [item('c', 3, 'exempt'), item('a', 1), item('b', 2, 'exempt')];
    expect(offerExclusion(items)?.id).toBe('b');
    expect(offerExclusion([item('a', 1), item('b', 2, 'exempt', true)])).toBeNull();
    expect(canTake(item('b', 2, 'exempt')).ok).toBe(false);
    expect(canTake(item('b', 2, 'exempt', true)).ok).toBe(true);
  });
  it('goes out late only with a reason', () => {
    const facts = { published: false, cancelled: false, items: 3, due: '2026-11-25', lateWhy: '' };
    expect(canPublish({ ...facts, today: '2026-11-25' }).ok).toBe(true);
    expect(canPublish({ ...facts, today: '2026-11-26' })).toMatchObject({ ok: false, field: 'lateWhy' });
    expect(canPublish({ ...facts, today: '2026-11-26', lateWhy: 'The office was flooded' }).ok).toBe(true);
    expect(canPublish({ ...facts, today: '2026-11-25', items: 0 }).ok).toBe(false);
  });
});

describe('Questions and answers', () => {
  it('stay in time when the meeting is brought forward, and become so when it is put off', () => {
    expect(isInTime({ wasInTime: true, receivedDay: '2026-11-25' }, '2026-11-20')).toBe(true);
    expect(isInTime({ wasInTime: false, receivedDay: '2026-11-26' }, '2026-12-10')).toBe(true);
    expect(isInTime({ wasInTime: false, receivedDay: '2026-11-26' }, '2026-11-25')).toBe(false);
  });
  it('are answered before the meeting where there is a day left, otherwise ten working days after', () => {
    expect(answerClock({ inTime: true, putOn: '2026-11-25', dueBefore: '2026-12-02' })).toBe(
      'questionAnswer',
    );
    expect(answerClock({ inTime: true, putOn: '2026-12-02', dueBefore: '2026-12-02' })).toBe(
      'questionAnswerAfter',
    );
    expect(answerClock({ inTime: false, putOn: '2026-11-25', dueBefore: '2026-12-02' })).toBe(
      'questionAnswerAfter',
    );
  });
  it('keep the approved version in public until the changed one is checked', () => {
    const versions = [
      { number: 1, check: 'approved' as const },
      { number: 2, check: null },
    ];
    expect(publicVersion(versions)?.number).toBe(1);
    expect(publicVersion([{ number: 1, check: 'returned' }])).toBeNull();
  });
  it('are acted on by the right party at the right time, and every refusal is a sentence', () => {
    expect(canDo('accept', 'received', 'officer').ok).toBe(true);
    for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) // the table's own keys
      expect(canDo('allocate', state, 'author')).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/\.$/),
      });
    expect(canDo('accept', 'withheld', 'officer').ok).toBe(false);
    const facts = {
      held: false,
      accepted: true,
      withheld: false,
      joined: false,
      split: false,
      consolidated: false,
      askedLeave: false,
      asked: 3,
      approved: 2,
    };
    expect(stateOf(facts)).toBe('allocated');
    expect(stateOf({ ...facts, approved: 3 })).toBe('answered');
    expect(stateOf({ ...facts, accepted: false, held: true, asked: 0 })).toBe('held');
  });
});

describe('A report', () => {
  it('speaks for the time since the last one that was received', () => {
    const received = [
      { id: 'a', day: '2019-11-07' },
      { id: 'b', day: '2020-03-12' },
      { id: 'c', day: '2021-03-10' },
    ];
    expect(lastReceived(received, '2021-03-10', 'c')?.day).toBe('2020-03-12');
    expect(lastReceived([], '2021-03-10', 'c')).toBeNull();
  });
  it('is not cleared by its author', () => {
    expect(canClear({ cleared: false, drafts: 1, isAuthor: true }).ok).toBe(false);
    expect(canClear({ cleared: false, drafts: 1, isAuthor: false }).ok).toBe(true);
  });
});
