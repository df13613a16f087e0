import { hashPassword } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { hashSlowly, isHashOf } from './hashing.ts';

describe('Hashing a password', () => {
  it('knows the password again, however its letters were composed, and no other', async () => {
    const hash = await hashSlowly('caf\u00e9 river lantern');
    expect(hash).toMatch(/^scrypt-15-8-3:[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(await isHashOf({ hash, password: 'cafe\u0301 river lantern' })).toBe(true);
    expect(await isHashOf({ hash, password: 'cafe river lantern' })).toBe(false);
    expect(await hashSlowly('caf\u00e9 river lantern')).not.toBe(hash);
  });

  it('knows what was hashed before, with less', async () => {
    const hash = await hashPassword('three random words');
    expect(await isHashOf({ hash, password: 'three random words' })).toBe(true);
    expect(await isHashOf({ hash, password: 'other random words' })).toBe(false);
  });
});
