import { expect, test } from 'vitest';
import { networkOf, openSigned, readStamp, signed, stampOf } from './stamps.ts';

const SECRET = 'a secret of the tests';

test('what is signed comes back as it went, for its own purpose, and nothing else is ours', () => {
  const mark = signed(SECRET, 'receipt', 'K7QM-3XTB é');
  expect(openSigned(SECRET, 'receipt', mark)).toBe('K7QM-3XTB é');
  expect(openSigned(SECRET, 'other', mark)).toBeNull();
  expect(openSigned('another', 'receipt', mark)).toBeNull();
  expect(
    openSigned(SECRET, 'receipt', `${Buffer.from('K7QM-3XTC').toString('base64url')}.${mark.split('.')[1]}`),
  ).toBeNull();
  for (const none of ['', '.', 'a.b', 'x'.repeat(5000)])
    expect(openSigned(SECRET, 'receipt', none)).toBeNull();
  const stamp = stampOf(SECRET, 'form', '2026-11-23T09:00:00.000Z');
  expect(readStamp(SECRET, 'form', stamp)).toMatchObject({ at: '2026-11-23T09:00:00.000Z' });
});

test('a household is one network, however its addresses are written', () => {
  const network = (address: string) => networkOf(SECRET, address);
  expect(network('2001:db8:1:2::1')).toBe(network('2001:0db8:0001:0002:aaaa:bbbb:cccc:dddd'));
  expect(network('2001:db8:1:2::1')).not.toBe(network('2001:db8:1:3::1'));
  expect(network('::ffff:192.0.2.1')).toBe(network('192.0.2.1'));
  expect(network('192.0.2.1')).not.toBe(network('192.0.2.2'));
  expect(network('fe80::1%eth0')).toBe(network('fe80::2'));
});
