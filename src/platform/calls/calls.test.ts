import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { call } from './index.ts';
import { mayReach } from './networks.ts';

const publicOnly = mayReach([]);

test.each([
  '127.0.0.1',
  '127.8.9.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'localhost',
  'not an address',
])('%s is not reached', (address) => {
  expect(publicOnly(address)).toBe(false);
});

test.each(['8.8.8.8', '51.1.2.3', '172.32.0.1', '2a00:1450:4009::1', '2606:4700::1111'])(
  '%s is reached',
  (address) => {
    expect(publicOnly(address)).toBe(true);
  },
);

test('a network that the operator let in is reached, and no other', () => {
  const may = mayReach(['10.2.0.0/16', '127.0.0.1']);
  expect(['10.2.3.4', '127.0.0.1', '10.3.0.1', '127.0.0.2'].map(may)).toEqual([true, true, false, false]);
});

describe('a call', () => {
  const asked: { url: string | undefined; body: string }[] = [];
  let answer: { status: number; headers?: Record<string, string>; silent?: boolean } = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      asked.push({ url: request.url, body });
      if (answer.silent) return;
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    // of a server that listens on a port
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const to = (url: string, allowed: string[] = ['127.0.0.0/8', '::1'], patience = 5_000) =>
    call({ url, headers: { 'content-type': 'application/json' }, body: '{}', allowed, patience });

  it('is made to this machine only where that is let in', async () => {
    expect(await to(`http://127.0.0.1:${port}/hook`)).toEqual({ status: 204 });
    expect(await to(`http://127.0.0.1:${port}/hook`, [])).toEqual({ why: 'address refused' });
    // Nor by a name for it, nor by other spellings of the same address.
    for (const host of ['localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '127.1'])
      expect(await to(`http://${host}:${port}/hook`, [])).toEqual({ why: 'address refused' });
    expect(asked).toEqual([{ url: '/hook', body: '{}' }]);
  });

  it('in plain http goes nowhere else', async () => {
    expect(await to('http://93.184.216.34/hook')).toEqual({ why: 'address refused' });
  });

  it('follows no redirect: what leads elsewhere is no answer', async () => {
    asked.length = 0;
    answer = { status: 302, headers: { location: `http://127.0.0.1:${port}/elsewhere` } };
    expect(await to(`http://127.0.0.1:${port}/hook`)).toEqual({ status: 302 });
    expect(asked.map(({ url }) => url)).toEqual(['/hook']);
    answer = { status: 204 };
  });

  it('waits no longer than it has patience, and says in a code what went wrong', async () => {
    answer = { status: 200, silent: true };
    expect(await to(`http://127.0.0.1:${port}/hook`, ['127.0.0.1'], 100)).toEqual({ why: 'timed out' });
    answer = { status: 204 };
    expect(await to('http://127.0.0.1:1/hook')).toEqual({ why: 'ECONNREFUSED' });
    // Our server speaks no TLS.
    expect((await to(`https://127.0.0.1:${port}/hook`)).why).toMatch(/^(ERR_SSL_|EPROTO)/);
  });

  it.each([
    'ftp://example.org/',
    'https://a:b@example.org/',
    'javascript:alert(1)',
    '//x',
    'https://example.org/#x',
  ])('is never made to %s', async (url) => {
    expect(await to(url)).toEqual({ why: 'address refused' });
  });
});
