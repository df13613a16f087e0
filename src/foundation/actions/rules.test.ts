import { describe, expect, it } from 'vitest';
import {
  type Act,
  actsOpen,
  canBeGiven,
  canDo,
  listsOf,
  type OwedKind,
  type Part,
  partsOf,
  type Status,
  statusOf,
} from './rules.ts';

const facts = (status: Status, parts: readonly Part[], owedKind: OwedKind = 'body') => ({
  status,
  parts,
  owedKind,
  heldByName: 'Hana Voss',
});
const ALL: readonly Act[] = ['take', 'done', 'notDone', 'assign', 'handBack', 'changeDate', 'cancel'];

describe('Who may do what to an action', () => {
  it.each<[Status, Part, readonly Act[]]>([
    ['waiting', 'setter', ['changeDate', 'cancel']],
    ['waiting', 'owing', ['take', 'done', 'notDone', 'assign']],
    ['waiting', 'holder', []],
    ['taken', 'setter', ['changeDate', 'cancel']],
    ['taken', 'owing', []],
    ['taken', 'holder', ['done', 'notDone', 'assign', 'handBack']],
    ['taken', 'lead', ['assign', 'handBack']],
    ...(['done', 'notDone', 'cancelled'] as const).flatMap((status) =>
      (['setter', 'owing', 'holder', 'lead'] as const).map((part): [Status, Part, readonly Act[]] => [
        status,
        part,
        [],
      ]),
    ),
  ])('lets, when %s, the %s do %j', (status, part, open) => {
    expect(actsOpen(facts(status, [part]))).toEqual(open);
    for (const act of ALL) expect(canDo(act, facts(status, [part])).ok).toBe(open.includes(act));
  });

  it('names who has it, so that two people do not do one thing', () => {
    expect(canDo('take', facts('taken', ['owing']))).toMatchObject({
      reason: expect.stringContaining('Hana Voss has taken this'),
    });
    expect(canDo('done', facts('taken', ['owing']))).toMatchObject({
      reason: expect.stringContaining('Hana Voss has it'),
    });
  });

  it('keeps what was set for one post with that post', () => {
    expect(actsOpen(facts('taken', ['owing', 'holder', 'lead'], 'post'))).toEqual(['done', 'notDone']);
  });
});

describe('As what a post meets an action', () => {
  const action = {
    owedKind: 'body',
    owedId: 'team',
    heldBy: null,
    setBy: 'setter',
    setBody: 'front door',
    setOrganisation: 'council',
  } as const;
  const worker = { role: 'practitioner', post: 'worker', body: 'team', organisation: 'trust' } as const;

  it('sets it with its own team and with those who lead its organisation, and with nobody else', () => {
    const council = { ...worker, organisation: 'council', body: 'elsewhere' } as const;
    expect(partsOf({ ...council, post: 'setter' }, action)).toEqual(['setter']);
    expect(partsOf({ ...council, body: 'front door' }, action)).toEqual(['setter']);
    expect(partsOf({ ...council, role: 'teamManager' }, action)).toEqual(['setter']);
    expect(partsOf({ ...council, role: 'socialWorker' }, action)).toEqual([]);
    expect(partsOf({ ...council, body: null }, { ...action, setBody: null })).toEqual([]);
  });

  it('owes what its team owes, and leads where its role leads', () => {
    expect(partsOf(worker, action)).toEqual(['owing']);
    expect(partsOf(worker, { ...action, heldBy: 'worker' })).toEqual(['owing', 'holder']);
    expect(partsOf({ ...worker, role: 'teamManager' }, action)).toEqual(['owing', 'lead']);
    expect(partsOf({ ...worker, body: 'another team' }, action)).toEqual([]);
  });

  it('owes what its organisation owes only where its role looks across the organisation', () => {
    const owed = { ...action, owedKind: 'organisation', owedId: 'trust' } as const;
    expect(partsOf({ ...worker, role: 'safeguardingLead' }, owed)).toEqual(['owing', 'lead']);
    expect(partsOf(worker, owed)).toEqual([]);
    expect(canBeGiven('practitioner', 'organisation')).toBe(false);
    expect(canBeGiven('practitioner', 'body')).toBe(true);
    expect(canBeGiven('administrator', 'body')).toBe(false);
  });
});

it('stands where its steps have brought it', () => {
  expect(statusOf({ ending: null, heldBy: null })).toBe('waiting');
  expect(statusOf({ ending: null, heldBy: 'post' })).toBe('taken');
  expect(statusOf({ ending: 'notDone', heldBy: null })).toBe('notDone');
});

it('lists a team’s actions to those who sit in one, and an organisation’s to those who look across it', () => {
  expect(listsOf({ role: 'practitioner', body: null })).toEqual(['mine', 'set']);
  expect(listsOf({ role: 'socialWorker', body: 'team' })).toEqual(['mine', 'team', 'organisation', 'set']);
});
