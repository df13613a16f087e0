import { describe, expect, it } from 'vitest';
import {
  type Capacity,
  canRepresent,
  canStopRepresenting,
  type Seat,
  type SeatFacts,
  WT2023,
} from './index.ts';

const always = { from: '2019-09-29', until: null };
const partnership = { ...always, name: 'Arden Vale SCP', type: 'partnership' } as const;
const board = { ...always, name: 'Exploitation Reduction Board', type: 'board' } as const;
const council = { ...always, name: 'Arden Vale Council', type: 'localAuthority' };

const seat = (staff: string, capacity: Capacity, days: Partial<Omit<Seat, 'capacity'>> = {}) => ({
  staff,
  capacity,
  organisation: 'council',
  from: WT2023,
  until: null,
  ...days,
});
const facts = (asked: SeatFacts['seat'], more: Partial<SeatFacts> = {}): SeatFacts => ({
  seat: asked,
  staffName: 'Sam Reed',
  body: partnership,
  post: { ...always, name: 'Their post' },
  organisation: council,
  others: [],
  ...more,
});
const asked = (fact: SeatFacts): string => {
  const verdict = canRepresent(fact);
  return verdict.ok ? 'yes' : `${verdict.field}: ${verdict.reason}`;
};

describe('who sits on a body', () => {
  it.each(['leadSafeguardingPartner', 'delegatedSafeguardingPartner', 'partnershipChair'] as const)(
    'is no %s before Working Together 2023, nor anywhere but on the partnership',
    (capacity) => {
      expect(asked(facts(seat('sam', capacity, { from: '2023-12-14' })))).toMatch(
        /only from 15 December 2023/,
      );
      expect(asked(facts(seat('sam', capacity), { body: board }))).toMatch(/on the partnership itself/);
    },
  );

  it.each(['localAuthority', 'icb', 'police'])('leads for a safeguarding partner: %s', (type) =>
    expect(asked(facts(seat('sam', 'leadSafeguardingPartner'), { organisation: { ...council, type } }))).toBe(
      'yes',
    ),
  );

  it.each(['school', 'nhsTrust', 'otherPolice'])('leads for nobody else: %s', (type) =>
    expect(
      asked(facts(seat('sam', 'delegatedSafeguardingPartner'), { organisation: { ...council, type } })),
    ).toMatch(/^organisation: .*not one of the three safeguarding partners/),
  );

  it('leads alone for each partner, one after the other', () => {
    const held = seat('ana', 'leadSafeguardingPartner', { until: '2025-03-31' });
    expect(asked(facts(seat('sam', 'leadSafeguardingPartner'), { others: [held] }))).toMatch(
      /already has a lead/,
    );
    const after = seat('sam', 'leadSafeguardingPartner', { from: '2025-04-01' });
    expect(asked(facts(after, { others: [held] }))).toBe('yes');
    const forPolice = seat('sam', 'leadSafeguardingPartner', { organisation: 'police' });
    expect(asked(facts(forPolice, { others: [held] }))).toBe('yes');
  });

  it('scrutinises and does not chair or decide, whichever came first', () => {
    const chair = seat('sam', 'chair');
    const scrutineer = seat('sam', 'independentScrutineer');
    expect(asked(facts(scrutineer, { others: [chair] }))).toMatch(
      /^post: The independent scrutineer does not chair/,
    );
    expect(asked(facts(chair, { others: [scrutineer] }))).toMatch(/does not chair/);
    expect(asked(facts(seat('sam', 'member'), { others: [scrutineer] }))).toBe('yes');
    expect(asked(facts(seat('ana', 'chair'), { others: [scrutineer] }))).toBe('yes');
    const before = seat('sam', 'chair', { from: '2020-01-01', until: '2021-01-01' });
    expect(asked(facts(scrutineer, { others: [before] }))).toBe('yes');
  });

  it('chairs the partnership as one of its delegated partners, and alone', () => {
    const chair = seat('sam', 'partnershipChair', { from: '2024-01-01' });
    const delegated = seat('sam', 'delegatedSafeguardingPartner');
    expect(asked(facts(chair))).toMatch(/One of the delegated safeguarding partners chairs/);
    expect(asked(facts(chair, { others: [delegated] }))).toBe('yes');
    expect(asked(facts(chair, { others: [{ ...delegated, until: '2025-01-01' }] }))).toMatch(/all that time/);
    const other = seat('ana', 'partnershipChair');
    expect(asked(facts(chair, { others: [delegated, other] }))).toMatch(/already has a chair/);
  });

  it('sits once in one capacity, and within the days of the body, the post and the organisation', () => {
    const member = seat('sam', 'member');
    expect(asked(facts(member, { others: [member] }))).toMatch(/already sits on Arden Vale SCP/);
    const ended = { ...council, until: '2024-03-31' };
    expect(asked(facts(member, { organisation: ended }))).toMatch(/^from: Arden Vale Council is in force/);
  });

  it('stops chairing before it stops being a delegated partner', () => {
    const delegated = seat('sam', 'delegatedSafeguardingPartner');
    const chair = seat('sam', 'partnershipChair');
    expect(canStopRepresenting(delegated, '2026-01-01', [chair]).ok).toBe(false);
    expect(canStopRepresenting(delegated, '2026-01-01', [{ ...chair, until: '2026-01-01' }]).ok).toBe(true);
    expect(canStopRepresenting(delegated, '2026-01-01', [{ ...chair, staff: 'ana' }]).ok).toBe(true);
  });
});
