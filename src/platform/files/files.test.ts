import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileTypes, sayFileName } from '#kernel';
import { startClamd } from '../../../test/support/clamd.ts';
import { eicar, jpeg, pdf, png } from '../../../test/support/sample-files.ts';
import { docx, zip } from '../../../test/support/zip.ts';
import { contentDisposition, type Files, openFiles } from './index.ts';
import { inspect } from './inspect/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arden-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const look = async (name: string, content: Buffer | string, declared = '') => {
  const path = join(folder, 'looked-at');
  await writeFile(path, content);
  const found = await inspect(path, { name, declared, types: fileTypes });
  return found.ok ? found.type : found.reason;
};

describe('A file is what its content is', () => {
  test('and is taken where its name and the browser say the same', async () => {
    expect(await look('report.pdf', pdf(), 'application/pdf')).toBe('pdf');
    expect(await look('REPORT.PDF', pdf(), 'application/octet-stream')).toBe('pdf');
    expect(await look('letter.docx', docx())).toBe('docx');
    expect(await look('drawing.png', png(), 'image/png')).toBe('png');
    expect(await look('photo.jpeg', jpeg(4000, 3000), 'image/jpeg')).toBe('jpeg');
    expect(await look('list.csv', 'given,family\nAda,Ashe\n', 'application/vnd.ms-excel')).toBe('csv');
    expect(await look('list.csv', Buffer.from('given\nZo\xeb\n', 'latin1'))).toBe('csv');
    expect(await look('list.csv', Buffer.from('\ufeffgiven;family', 'utf16le'))).toBe('csv');
    expect(await look('mail.eml', 'From: a@example.org\r\nSubject: Leo\r\n\r\nText')).toBe('eml');
  });

  test.each([
    ['program.pdf', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), /not a PDF/],
    ['page.pdf', '<!doctype html><script>alert(1)</script>', /web page/],
    ['page.txt', ' <html><body>', /web page/],
    ['picture.png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', /web page/],
    ['letter.pdf', docx(), /says that it is a PDF, and its content is a Word document/],
    ['sheet.xlsx', docx(), /an Excel workbook, and its content is a Word document/],
    ['report.docx', pdf(), /Word document, and its content is a PDF/],
    ['note.txt', pdf(), /text file, and its content is a PDF/],
    ['report.pdf.exe', pdf(), /must end as such files do/],
    ['report', pdf(), /must end as such files do/],
    ['empty.pdf', '', /It is empty/],
    ['words.csv', Buffer.from([0x61, 0, 0x62, 1, 2, 3]), /not a PDF/],
    ['archive.docx', zip([{ name: 'a.txt', content: 'a' }]), /archive of files/],
    ['mail.eml', 'only words', /not an e-mail/],
    ['old.msg', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000)]), /old format/],
  ])('%s is refused with a sentence', async (name, content, why) => {
    expect(await look(name, content)).toMatch(why);
  });

  test('and a browser that says otherwise is not believed', async () => {
    expect(await look('report.pdf', pdf(), 'text/html')).toMatch(/another kind of file/);
  });
});

describe('What would harm whoever opens it is refused before anybody does', () => {
  const zeros = Buffer.alloc(20_000_000);
  test.each([
    [
      'a bomb that packs twenty megabytes into twenty kilobytes',
      docx({ name: 'word/media/a.bin', content: zeros }),
    ],
    [
      'one that is counted many times over the same bytes',
      docx(
        { name: 'a', content: zeros.subarray(0, 90_000) },
        ...Array.from({ length: 300 }, (_, n) => ({
          name: `b${n}`,
          content: zeros.subarray(0, 90_000),
          over: true,
        })),
      ),
    ],
    [
      'one that says it is of ten thousand parts',
      docx(...Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}`, content: '' }))),
    ],
    ['one that says it unpacks to a gigabyte', docx({ name: 'big', content: 'x', says: 1_000_000_000 })],
  ])('%s', async (_, content) => {
    expect(await look('letter.docx', content)).toMatch(/unpacks to far more/);
  });

  test('a locked one, one with macros, one that climbs out of its folder, and half of one', async () => {
    expect(await look('a.docx', docx({ name: 'x', content: 'x', encrypted: true }))).toMatch(/password/);
    expect(await look('a.docx', docx({ name: 'word/vbaProject.bin', content: 'x' }))).toMatch(/macros/);
    expect(await look('a.docx', docx({ name: '../../etc/passwd', content: 'x' }))).toMatch(/damaged/);
    const whole = docx();
    expect(await look('a.docx', whole.subarray(0, whole.length - 30))).toMatch(/damaged/);
  });

  test('a picture that says it is of more pixels than a machine holds', async () => {
    expect(await look('a.png', png(50_000, 50_000))).toMatch(/too large/);
    expect(await look('a.jpg', jpeg(65_000, 65_000))).toMatch(/too large/);
    expect(await look('a.jpg', jpeg(0, 0))).toMatch(/damaged/);
  });
});

describe('The name of a file', () => {
  test.each([
    ['../../etc/passwd.pdf', '../../etc/passwd.pdf', '_.._etc_passwd.pdf'],
    ['C:\\Users\\me\\plan.pdf', 'C:\\Users\\me\\plan.pdf', 'C__Users_me_plan.pdf'],
    ['gpj.\u202efdp.exe', 'gpj.\ufffdfdp.exe', 'gpj._fdp.exe'],
    ['line\r\nSet-Cookie: a=b.pdf', 'line\ufffd\ufffdSet-Cookie: a=b.pdf', 'line__Set-Cookie_ a=b.pdf'],
    ['quote".pdf', 'quote".pdf', 'quote_.pdf'],
    ['CON', 'CON', 'CON'],
    ['Zoë 👩‍🚀.pdf', 'Zoë 👩‍🚀.pdf', 'Zoe ___'],
  ])('%j is shown as it was given, and saved without what deceives', (name, shown, saved) => {
    expect(sayFileName(name)).toBe(shown);
    const said = contentDisposition(name);
    expect(said).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.!~$&+^`|%-]+$/);
    expect(said.slice(22)).toContain(saved.slice(0, 8));
    expect(said).not.toMatch(/[\r\n]|%0[AD]|%2F|%5C|%E2%80%AE/i);
  });

  test('of 300 letters keeps its ending in sight', () => {
    const shown = sayFileName(`${'a'.repeat(300)}.pdf`);
    expect([...shown].length).toBe(80);
    expect(shown.endsWith('aaa.pdf')).toBe(true);
  });
});

const incoming = (content: Buffer, name = 'report.pdf') => ({
  partnership: 'arden',
  name,
  declared: '',
  types: fileTypes,
  now: '2026-11-23T09:00:00.000Z',
  content: Readable.from([content.subarray(0, 10), content.subarray(10)]),
});
const all = async <T>(listed: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const each of listed) found.push(each);
  return found;
};
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

const keeps = (open: () => Files) => {
  test('gives back what it was given, once for the same content, and a partnership apart from another', async () => {
    const files = open();
    const content = pdf(`${Math.random()}`);
    const [first, again] = [
      await files.receive(incoming(content)),
      await files.receive(incoming(content, 'b.pdf')),
    ];
    const sha256 = hashOf(content);
    expect(first).toMatchObject({
      ok: true,
      arrived: { sha256, bytes: content.length, type: 'pdf', virus: 'unchecked' },
    });
    expect(again).toMatchObject({ ok: true, arrived: { sha256, name: 'b.pdf' } });
    const read = await files.read('arden', sha256);
    expect(read && (await buffer(read))).toEqual(content);
    expect(await files.has('arden', sha256)).toBe(true);
    expect(await files.has('forest', sha256)).toBe(false);
    expect(await files.read('forest', sha256)).toBeUndefined();
    const listed = await all(files.list('arden'));
    expect(listed.filter((each) => each.sha256 === sha256)).toHaveLength(1);
    expect(await files.withFile('arden', sha256, (path) => readFile(path))).toEqual(content);
    await files.remove('arden', sha256);
    await files.remove('arden', sha256);
    expect(await files.has('arden', sha256)).toBe(false);
    expect(await all(files.list('forest'))).toEqual([]);
  });
};

describe('A folder of this machine', () => {
  const open = (more: Partial<Parameters<typeof openFiles>[0]> = {}) =>
    openFiles({ folder: join(folder, 'kept'), s3: null, clamd: undefined, most: 1_000_000, ...more });
  keeps(open);

  test('keeps nothing of a file that is too large, or that lies; and what a killed process left is cleared', async () => {
    const files = open({ most: 100 });
    expect(await files.receive(incoming(pdf()))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/larger than 100 bytes/),
    });
    expect(await open().receive(incoming(pdf(), 'a.png'))).toMatchObject({ ok: false });
    expect(await all(files.list('arden'))).toEqual([]);
    const waiting = join(folder, 'kept', '.waiting');
    expect(await readdir(waiting)).toEqual([]);
    await writeFile(join(waiting, 'left'), 'x');
    await files.clear(new Date(Date.now() + 1000).toISOString());
    expect(await readdir(waiting)).toEqual(['left']);
    await files.clear(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect(await readdir(waiting)).toEqual([]);
  });

  test('content that the disk changed is never handed out as if it were whole', async () => {
    const files = open();
    const content = pdf('altered');
    const sha256 = hashOf(content);
    await files.receive(incoming(content));
    const place = join(folder, 'kept', 'arden', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(place, content.with(50, 0x41));
    const read = await files.read('arden', sha256);
    await expect(read && buffer(read)).rejects.toThrow('was altered');
    // Sent again, it is mended.
    await files.receive(incoming(content));
    const mended = await files.read('arden', sha256);
    expect(mended && (await buffer(mended))).toEqual(content);
  });

  test('refuses what could lead out of it', async () => {
    await expect(open().has('../arden', 'a'.repeat(64))).rejects.toThrow();
    await expect(open().read('arden', '../../etc/passwd')).rejects.toThrow();
  });
});

describe('A bucket of an S3-compatible server', () => {
  const servers: S3rver[] = [];
  const start = async (allowMismatchedSignatures: boolean) => {
    const server = new S3rver({
      ...{ port: 0, address: '127.0.0.1', silent: true, allowMismatchedSignatures },
      directory: join(folder, `s3-${allowMismatchedSignatures}`),
      configureBuckets: [{ name: 'arden-files', configs: [] }],
    });
    servers.push(server);
    return `http://127.0.0.1:${(await server.run()).port}/arden-files`;
  };
  let strict: string;
  let lenient: string;
  beforeAll(async () => {
    strict = await start(false);
    // This server works out the signature of a list over another path than was asked for: only its lists are taken on trust.
    lenient = await start(true);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));
  const open = (url: string, secretKey = 'S3RVER') =>
    openFiles({
      folder: join(folder, 'waiting'),
      s3: { url, region: 'eu-west-2', accessKey: 'S3RVER', secretKey },
      clamd: undefined,
      most: 1_000_000,
    });
  keeps(() => open(lenient));

  test('lists all that it holds, and says so where it is not there', async () => {
    const files = open(lenient);
    for (let n = 0; n < 3; n += 1) await files.receive(incoming(pdf(`page ${n}`)));
    expect(await all(files.list('arden'))).toHaveLength(3);
    await expect(all(open(lenient.replace('arden-files', 'gone')).list('arden'))).rejects.toThrow(
      'no such bucket',
    );
  });

  test('takes what is signed, and does not take a wrong key for an empty bucket', async () => {
    const files = open(strict);
    const content = pdf('signed');
    expect(await files.receive(incoming(content))).toMatchObject({ ok: true });
    const read = await files.read('arden', hashOf(content));
    expect(read && (await buffer(read))).toEqual(content);
    expect(await files.has('arden', hashOf(pdf('none')))).toBe(false);
    await expect(open(strict, 'wrong').receive(incoming(pdf()))).rejects.toThrow();
    await expect(open(strict, 'wrong').read('arden', hashOf(content))).rejects.toThrow();
    await expect(open(strict, 'wrong').has('arden', hashOf(content))).rejects.toThrow();
    await files.remove('arden', hashOf(content));
    expect(await files.has('arden', hashOf(content))).toBe(false);
  });
});

describe('Where a clamd listens', () => {
  test('a virus is refused and named, a clean file is said to be, and what it would not look at is unchecked', async () => {
    const clamd = await startClamd(2000);
    const open = (url: string) =>
      openFiles({ folder: join(folder, 'scanned'), s3: null, clamd: url, most: 1_000_000 });
    const files = open(clamd.url);
    const content = pdf('clean');
    expect(await files.receive(incoming(content))).toMatchObject({ arrived: { virus: 'clean' } });
    expect(clamd.seen[0]).toEqual(content);
    expect(await files.receive(incoming(eicar(), 'note.txt'))).toMatchObject({
      ...{ ok: false, signature: 'Eicar-Test-Signature', reason: expect.stringContaining('virus') },
    });
    expect(await files.has('arden', hashOf(eicar()))).toBe(false);
    expect(await files.receive(incoming(pdf('x'.repeat(3000))))).toMatchObject({
      arrived: { virus: 'unchecked' },
    });
    expect(await files.scan('arden', hashOf(content))).toEqual({ virus: 'clean' });
    await clamd.stop();
    expect(await files.receive(incoming(pdf('down')))).toMatchObject({ arrived: { virus: 'unchecked' } });
    expect(await open('unix:/nowhere/clamd.ctl').receive(incoming(pdf('none')))).toMatchObject({
      arrived: { virus: 'unchecked' },
    });
  });
});
