import { describe, expect, it } from 'vitest';
import { canSign, inForceFrom, type Signature, statusOf, type VersionFacts } from './rules.ts';

const sign = (organisation: string, at = '2026-11-10T10:00:00.000Z'): Signature => ({
  organisation,
  verdict: 'signed',
  at,
});
const version = (
  number: number,
  signatures: readonly Signature[],
  changes: Partial<VersionFacts> = {},
): VersionFacts => ({
  number,
  effectiveFrom: '2026-11-01',
  withdrawn: false,
  asked: ['council', 'icb', 'police'],
  signatures,
  ...changes,
});
const all = [sign('council'), sign('icb'), sign('police', '2026-11-20T10:00:00.000Z')];
const TODAY = '2026-11-23';

describe('The sign-off of a document', () => {
  it('is in force when all three signed that very version, and not a day before the last of them', () => {
    const two = version(1, all.slice(0, 2));
    expect(statusOf(two, [two], TODAY)).toBe('toSign');
    const three = version(1, all);
    expect(inForceFrom(three)).toBe('2026-11-20');
    expect(statusOf(three, [three], TODAY)).toBe('inForce');
    expect(statusOf(three, [three], '2026-11-19')).toBe('toCome');
  });

  it('a refusal keeps it out of force until that partner signs after all', () => {
    const refused = version(1, [...all.slice(0, 2), { ...sign('police'), verdict: 'refused' }]);
    expect(statusOf(refused, [refused], TODAY)).toBe('refused');
    const signed = version(1, [...refused.signatures, sign('police', '2026-11-21T09:00:00.000Z')]);
    expect(statusOf(signed, [signed], TODAY)).toBe('inForce');
  });

  it('a changed version needs every signature anew, and the one before stays in force until it has them', () => {
    const before = version(1, all);
    const changed = version(2, [sign('council')]);
    expect([before, changed].map((each) => statusOf(each, [before, changed], TODAY))).toEqual([
      'inForce',
      'toSign',
    ]);
    const complete = version(2, all);
    expect([before, complete].map((each) => statusOf(each, [before, complete], TODAY))).toEqual([
      'replaced',
      'inForce',
    ]);
    const never = version(1, []);
    expect(statusOf(never, [never, changed], TODAY)).toBe('overtaken');
  });

  it('where an area has two police forces, both sign', () => {
    const two = version(1, all, { asked: ['council', 'icb', 'police', 'other police'] });
    expect(statusOf(two, [two], TODAY)).toBe('toSign');
  });

  it('put to nobody is never in force', () => {
    const nobody = version(1, [], { asked: [] });
    expect(statusOf(nobody, [nobody], TODAY)).toBe('toSign');
  });

  it('is signed by the lead where Working Together says so, and else by the delegated partner too', () => {
    const seats = [{ organisation: 'icb', capacity: 'delegatedSafeguardingPartner' as const }];
    const facts = { status: 'toSign' as const, seats, signatures: [] };
    expect(canSign({ ...facts, kind: 'sharing' })).toMatchObject({ ok: true, as: { organisation: 'icb' } });
    expect(canSign({ ...facts, kind: 'arrangements' }).ok).toBe(false);
    expect(canSign({ ...facts, kind: 'sharing', signatures: [sign('icb')] }).ok).toBe(false);
    expect(canSign({ ...facts, kind: 'sharing', status: 'overtaken' })).toMatchObject({
      reason: 'A newer version was put to the partners. Sign that one.',
    });
  });
});
