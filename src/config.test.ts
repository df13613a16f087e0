import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sessionSecret } from './config/secret.ts';
import { packageRoot, readConfig, WrongSetting } from './config.ts';

const live = {
  DATABASE_URL: 'postgres://arden_app:hush@db/arden',
  SESSION_SECRET: 'thirty-two characters of a secret',
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (problem) {
    if (problem instanceof WrongSetting) return problem.faults;
    throw problem;
  }
  return [];
}

test('told nothing, Arden shows a made-up partnership to this machine only', () => {
  expect(readConfig({ PORT: ' ', HOST: '' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    dataDir: join(packageRoot, 'data'),
    database: { kind: 'embedded' },
    demonstration: true,
    givenSecret: undefined,
  });
});

test('every fault is told at once, each with its setting and why', () => {
  expect(faultsOf({ PORT: '3000x', LOG_LEVEL: 'loud', BASE_URL: 'https://arden.example/path' })).toEqual([
    'PORT is "3000x": it must be a whole number from 0 to 65535.',
    'BASE_URL is "https://arden.example/path": it must be an address such as https://arden.example.gov.uk, with no path.',
    'LOG_LEVEL is "loud": it must be one of fatal, error, warn, info, debug, trace, silent.',
  ]);
});

test('demonstration mode is refused to other machines, by any name of them', () => {
  for (const HOST of ['0.0.0.0', '::', '10.0.0.7', 'arden.example']) {
    expect(faultsOf({ HOST })).toEqual([expect.stringContaining(`HOST is "${HOST}": in demonstration mode`)]);
    expect(faultsOf({ HOST, DEMO: 'no' })).toEqual([]);
  }
  for (const HOST of ['127.0.0.1', '127.8.9.1', '::1', 'localhost', '::ffff:127.0.0.1'])
    expect(faultsOf({ HOST })).toEqual([]);
});

test('beside a real database demonstration mode is off, and on only in the words that say that nothing is real', () => {
  expect(readConfig(live).demonstration).toBe(false);
  expect(readConfig({ ...live, DEMO: 'yes-this-is-synthetic' }).demonstration).toBe(true);
  expect(faultsOf({ ...live, DEMO: 'yes' })).toEqual([
    expect.stringContaining('set DEMO=yes-this-is-synthetic'),
  ]);
});

test('with DATABASE_URL a secret is demanded, and the owner must be another role', () => {
  const { SESSION_SECRET, ...secretless } = live;
  expect(faultsOf(secretless)).toEqual([expect.stringContaining('SESSION_SECRET is not set')]);
  expect(faultsOf({ ...live, SESSION_SECRET: 'short' })).toEqual([
    'SESSION_SECRET is wrong: it must have 32 characters or more.',
  ]);
  expect(faultsOf({ ...live, DATABASE_OWNER_URL: live.DATABASE_URL })).toEqual([
    expect.stringContaining('must not own the tables'),
  ]);
  expect(faultsOf({ DATABASE_OWNER_URL: live.DATABASE_URL })).toEqual([
    'DATABASE_OWNER_URL is set and DATABASE_URL is not: set both, or neither.',
  ]);
});

test('no sentence repeats a password', () => {
  expect(faultsOf({ ...live, DATABASE_URL: 'mysql://arden:hush@db/arden' }).join()).not.toContain('hush');
});

test('the proxies to trust are counted or named, and never all', () => {
  expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual(['10.0.0.0/8', '::1']);
  for (const TRUST_PROXY of ['yes', '10.0.0.0/64', 'a,b', '0.0.0.0/0', '::/0'])
    expect(faultsOf({ TRUST_PROXY })).toHaveLength(1);
});

test('the secret is made once, kept from other users, and the same for all who ask at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = readConfig({ DATA_DIR: join(folder, 'data') });
  const secrets = await Promise.all([sessionSecret(config), sessionSecret(config), sessionSecret(config)]);
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);

  const kept = join(config.dataDir, 'session-secret');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect((await readFile(kept, 'utf8')).trim()).toBe(secrets[0]);
  await writeFile(kept, '');
  await expect(sessionSecret(config)).rejects.toThrow('Delete it');
});

test('mail leaves one way, encrypted, and never from a demonstration', () => {
  expect(readConfig(live).mail).toEqual({ kind: 'none' });
  const smtp = { SMTP_URL: 'smtp://arden:geheim@mail.example.gov.uk:587', MAIL_FROM: 'arden@example.gov.uk' };
  const notify = {
    NOTIFY_API_KEY: `arden-${'0'.repeat(8)}-1111-4111-8111-${'0'.repeat(12)}-${'0'.repeat(8)}-1111-4111-8111-${'0'.repeat(12)}`,
    NOTIFY_TEMPLATE_ID: '11111111-1111-4111-8111-111111111111',
  };
  expect(readConfig({ ...live, ...smtp }).mail).toMatchObject({ kind: 'smtp', from: smtp.MAIL_FROM });
  expect(readConfig({ ...live, ...notify }).mail).toMatchObject({ kind: 'notify' });
  const faults = (settings: Record<string, string>) => faultsOf({ ...live, ...settings });
  expect(faults({ ...smtp, ...notify })).toHaveLength(1);
  expect(faults({ SMTP_URL: smtp.SMTP_URL })).toEqual([expect.stringContaining('MAIL_FROM is not set')]);
  expect(faults({ ...smtp, MAIL_FROM: 'a@b.uk\r\nBcc: c@d.uk' })).toHaveLength(1);
  expect(faults({ ...notify, NOTIFY_URL: 'http://notify.example' })).toHaveLength(1);
  expect(faults({ ...smtp, SMTP_URL: 'http://arden:geheim@mail' }).join()).not.toContain('geheim');
  // A demonstration's addresses are made up, and may be somebody's all the same.
  expect(faultsOf(smtp)).toHaveLength(1);
  expect(faultsOf({ ...smtp, SMTP_URL: 'smtp://localhost:1025' })).toEqual([]);
});
