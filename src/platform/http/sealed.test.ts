import { expect, test } from 'vitest';
import { sealsOf } from './sealed.ts';

const seals = sealsOf('a secret for the tests of at least 32 characters');
const hers = { what: 'authenticator', whose: 'one' } as const;

test('what is sealed opens for the same purpose, and reads differently each time', () => {
  const sealed = seals.seal(hers, 'JBSWY3DPEHPK3PXP');
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(seals.seal(hers, 'JBSWY3DPEHPK3PXP')).not.toBe(sealed);
  expect(seals.open(hers, sealed)).toBe('JBSWY3DPEHPK3PXP');
});

test('it opens for nobody else, for nothing else, under no other secret, and not once it is altered', () => {
  const sealed = seals.seal(hers, 'JBSWY3DPEHPK3PXP');
  expect(seals.open({ ...hers, whose: 'two' }, sealed)).toBeNull();
  expect(seals.open({ ...hers, what: 'directory' }, sealed)).toBeNull();
  expect(sealsOf('another secret for the tests of 32 characters').open(hers, sealed)).toBeNull();
  const [version = '', nonce = '', tag = '', closed = ''] = sealed.split('.');
  const other = closed.startsWith('A') ? `B${closed.slice(1)}` : `A${closed.slice(1)}`;
  expect(seals.open(hers, [version, nonce, tag, other].join('.'))).toBeNull();
  expect(seals.open(hers, [version, nonce, tag.slice(0, 4), closed].join('.'))).toBeNull();
  expect(seals.open(hers, 'nothing')).toBeNull();
});
