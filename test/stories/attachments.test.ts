import { rm, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attachmentsOf } from '#attachments';
import { newId } from '#db';
import { openFiles } from '#files';
import type { JobWork } from '#jobs';
import { makePerson } from '#people';
import { addExclusion, addRestriction, addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type SentFile, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { startClamd } from '../support/clamd.ts';
import { eicar, pdf } from '../support/sample-files.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { worryOf } from '../support/worries.ts';
import { docx } from '../support/zip.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const DAY = 24 * 60 * 60 * 1000;

describe('Documents', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let child = '';
  let words = 0;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    words += 1;
    app.now = NOW;
    child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const id = await makePerson(acting, { given: 'Leo', family: `Marsh${words}`, born: '2016-03-09' });
      await addShare(acting, {
        ...{ record: id, grantee_kind: 'post', grantee_id: vale.healthVisitor.post },
        ...{ lawful_basis: 'Public task', purpose: 'To work with the family' },
      });
      return id;
    });
  });

  const file = (name = 'report.pdf', content: Buffer = pdf(`story ${words}`)): SentFile => ({
    name,
    content,
  });
  const documentsOf = async (post: string, about: string) => {
    const answer = await app.getJson(post, `/records/${about}/documents`);
    if (answer.status !== 200) return answer.status;
    return z
      .object({ documents: z.array(z.object({ id: z.string(), title: z.string(), name: z.string() })) })
      .parse(answer.json()).documents;
  };
  /** Adds a document and gives its id. */
  const add = async (
    post: string,
    about: string,
    more: { access?: string; title?: string } = {},
    sent = file(),
  ) => {
    const { access = 'record', title = 'Letter from the hospital' } = more;
    const answer = await app.sendFiles(
      post,
      `/records/${about}/documents/new`,
      { title, access },
      { document: sent },
    );
    expect([answer.status, answer.location]).toEqual([303, `/records/${about}/documents`]);
    const found = await documentsOf(post, about);
    return (Array.isArray(found) ? found.at(-1)?.id : undefined) ?? '';
  };
  const raised = async (about: object = { given: 'Ivy', family: 'Ferris' }) => {
    const sent = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [about] }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const rows = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    return rows[0]?.id ?? '';
  };

  it('a document is added to a person, read by those who keep the record, and each download is on the record', async () => {
    const content = pdf('Leo’s letter');
    const id = await add(vale.socialWorker.post, child, {}, file('Brief für Leo.pdf', content));
    const page = await app.get(vale.frontDoorWorker.post, `/attachments/${id}`);
    expect(page.text).toContain('Letter from the hospital');
    expect(page.text).toContain('Not checked for viruses');
    const got = await app.get(vale.frontDoorWorker.post, `/attachments/${id}/file`);
    expect([got.status, got.bytes]).toEqual([200, content]);
    expect(got.header('content-type')).toBe('application/pdf');
    expect(got.header('content-disposition')).toBe(
      `attachment; filename="Brief fur Leo.pdf"; filename*=UTF-8''Brief%20f%C3%BCr%20Leo.pdf`,
    );
    expect(got.header('x-content-type-options')).toBe('nosniff');
    expect(got.header('content-security-policy')).toContain('sandbox');
    expect(got.header('cache-control')).toBe('no-store');
    expect((await auditOf(app))[0]).toMatchObject({
      ...{ event: 'document.downloaded', outcome: 'allowed', post_id: vale.frontDoorWorker.post },
      ...{ target: `document:${id}`, subjects: [child] },
    });
    // A program gets what is known of it, and the content by another look.
    expect((await app.getJson(vale.frontDoorWorker.post, `/attachments/${id}/file`)).json()).toMatchObject({
      ...{ name: 'Brief für Leo.pdf', bytes: content.length, type: 'pdf' },
    });
    // The ways to it: the person's record, and the story.
    for (const url of [`/people/${child}`, `/children/${child}`])
      expect((await app.get(vale.socialWorker.post, url)).text).toContain(`/records/${child}/documents`);
    // The partner who knows the child sees what goes with the record, and the police nothing at all.
    expect((await app.get(vale.healthVisitor.post, `/attachments/${id}/file`)).status).toBe(200);
    const none = await app.get(vale.officer.post, `/attachments/${newId()}`);
    for (const url of [`/attachments/${id}`, `/attachments/${id}/file`, `/records/${child}/documents`]) {
      const answer = await app.get(vale.officer.post, url);
      expect([url, answer.status]).toEqual([url, none.status]);
    }
  });

  it('a partner adds one, and those who keep the record read it; what is for its own organisation stays there', async () => {
    const id = await add(vale.healthVisitor.post, child, { title: 'Red book' });
    const own = await add(vale.healthVisitor.post, child, {
      title: 'Supervision note',
      access: 'organisation',
    });
    expect(await documentsOf(vale.socialWorker.post, child)).toMatchObject([{ id }]);
    expect((await app.get(vale.socialWorker.post, `/attachments/${own}`)).status).toBe(404);
    expect((await app.get(vale.namedNurse.post, `/attachments/${own}`)).status).toBe(404); // she does not see the child
    expect(await documentsOf(vale.healthVisitor.post, child)).toMatchObject([{ id }, { id: own }]);
    // Whose it is decides who may see it.
    const refused = await app.send(
      vale.socialWorker.post,
      `/attachments/${id}/access`,
      { access: 'organisation', version: '1' },
      `/attachments/${id}`,
    );
    expect(refused.status).toBe(403);
    const changed = await app.send(
      vale.healthVisitor.post,
      `/attachments/${id}/access`,
      { access: 'organisation', version: '1' },
      `/attachments/${id}`,
    );
    expect(changed.status).toBe(303);
    expect(await documentsOf(vale.socialWorker.post, child)).toEqual([]);
    const late = await app.send(
      vale.healthVisitor.post,
      `/attachments/${id}/access`,
      { access: 'record', version: '1' },
      `/attachments/${id}`,
    );
    expect(late.status).toBe(409);
  });

  it('a withheld one is for those who visit, and is given to nobody', async () => {
    const id = await add(vale.socialWorker.post, child, {
      access: 'withheld',
      title: 'Tenancy of the refuge',
    });
    expect((await app.get(vale.frontDoorWorker.post, `/attachments/${id}`)).status).toBe(200);
    expect((await app.get(vale.healthVisitor.post, `/attachments/${id}`)).status).toBe(404);
    const given = await app.send(vale.socialWorker.post, `/attachments/${id}/give`, {
      ...{ to: `organisation:${vale.school}`, lawfulBasis: 'publicTask', purpose: 'Conference' },
    });
    expect(given.status).toBe(409);
    const asNurse = await app.sendFiles(
      vale.healthVisitor.post,
      `/records/${child}/documents/new`,
      { title: 'x', access: 'withheld' },
      { document: file() },
    );
    expect(asNurse.status).toBe(422);
  });

  it('a redacted version is linked to its source, goes where the source must not, and leads nobody back to it', async () => {
    const source = await add(vale.socialWorker.post, child, { access: 'organisation', title: 'Assessment' });
    const url = `/attachments/${source}/redacted/new`;
    const same = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { why: 'Names', access: 'organisation' },
      { document: file() },
    );
    expect(same.status).toBe(422);
    expect(same.text).toContain('nothing was taken out of it');
    const answer = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { why: 'The grandmother, who did not agree', access: 'organisation' },
      { document: file('redacted.pdf', pdf('less')) },
    );
    expect(answer.status).toBe(303);
    const redacted = answer.location.split('/').at(-1) ?? '';
    const asOwner_ = await app.getJson(vale.socialWorker.post, `/attachments/${redacted}`);
    expect(asOwner_.json()).toMatchObject({
      source: { id: source },
      redactedWhy: 'The grandmother, who did not agree',
    });
    expect((await app.getJson(vale.socialWorker.post, `/attachments/${source}`)).json()).toMatchObject({
      redactedVersions: [{ id: redacted }],
    });

    const gift = {
      to: `organisation:${vale.school}`,
      lawfulBasis: 'publicTask',
      purpose: 'To prepare for the conference',
    };
    expect((await app.send(vale.socialWorker.post, `/attachments/${redacted}/give`, gift)).status).toBe(303);
    expect((await app.send(vale.socialWorker.post, `/attachments/${redacted}/give`, gift)).text).toContain(
      'They have this document already',
    );
    // The school sees the one document, and nothing else of the child.
    const seen = await app.getJson(vale.teacher.post, `/attachments/${redacted}`);
    expect(seen.json()).toMatchObject({
      source: null,
      about: null,
      document: { title: 'Assessment, redacted' },
    });
    expect(seen.text).not.toContain(source);
    await app.get(vale.teacher.post, `/attachments/${redacted}`);
    expect((await auditOf(app))[0]).toMatchObject({ event: 'document.viewed', subjects: [child] });
    expect((await app.get(vale.teacher.post, '/attachments')).text).toContain('Assessment, redacted');
    expect((await app.get(vale.teacher.post, `/attachments/${redacted}/file`)).bytes).toEqual(pdf('less'));
    for (const gone of [
      `/attachments/${source}`,
      `/attachments/${source}/file`,
      `/people/${child}`,
      `/records/${child}/documents`,
    ])
      expect([gone, (await app.get(vale.teacher.post, gone)).status]).toEqual([gone, 404]);
    // Taken back, it is gone.
    const { given } = z
      .object({ given: z.array(z.object({ id: z.string() })) })
      .parse((await app.getJson(vale.socialWorker.post, `/attachments/${redacted}`)).json());
    await app.send(
      vale.socialWorker.post,
      `/attachments/${redacted}/give/${given[0]?.id}/end`,
      {},
      `/attachments/${redacted}`,
    );
    expect((await app.get(vale.teacher.post, `/attachments/${redacted}`)).status).toBe(404);
  });

  it('of a restricted child nobody finds one but the named, and a conflict of interest beats a gift', async () => {
    const id = await add(vale.healthVisitor.post, child);
    await app.send(vale.socialWorker.post, `/attachments/${id}/give`, {});
    const own = await add(vale.socialWorker.post, child, { title: 'Report' });
    await app.send(vale.socialWorker.post, `/attachments/${own}/give`, {
      ...{ to: `organisation:${vale.school}`, lawfulBasis: 'publicTask', purpose: 'Conference' },
    });
    expect((await app.get(vale.teacher.post, `/attachments/${own}`)).status).toBe(200);
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addExclusion(acting, {
        child_id: child,
        staff_id: vale.secondFrontDoorWorker.staff,
        reason: 'A relative',
      }),
    );
    expect((await app.get(vale.secondFrontDoorWorker.post, `/attachments/${own}`)).status).toBe(404);
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, child, 'A witness', []),
    );
    for (const post of [vale.healthVisitor, vale.socialWorker, vale.teacher, vale.frontDoorWorker])
      for (const document of [id, own])
        for (const url of [
          `/attachments/${document}`,
          `/attachments/${document}/file`,
          `/records/${child}/documents`,
          `/records/${child}/documents/new`,
        ])
          expect([url, (await app.get(post.post, url)).status]).toEqual([url, 404]);
    expect((await app.get(vale.teacher.post, '/attachments')).text).not.toContain('Report');
    expect((await app.get(vale.frontDoorManager.post, `/attachments/${id}/file`)).status).toBe(200);
  });

  it('one on a contact goes where the contact goes: the front door reads it, the sender sees what the front door adds', async () => {
    const contact = await raised();
    expect((await app.get(vale.healthVisitor.post, `/contacts/${contact}`)).text).toContain('none yet');
    const id = await add(vale.healthVisitor.post, contact, { title: 'Photograph of the bruise' });
    expect((await app.get(vale.frontDoorWorker.post, `/contacts/${contact}`)).text).toContain('one document');
    expect((await app.get(vale.frontDoorWorker.post, `/attachments/${id}/file`)).status).toBe(200);
    expect((await app.get(vale.teacher.post, `/attachments/${id}`)).status).toBe(404);
    // Once somebody says which child it is, a look at it is a look at that child.
    const known = await raised({ person: child });
    const about = await add(vale.healthVisitor.post, known);
    await app.get(vale.frontDoorWorker.post, `/attachments/${about}/file`);
    expect((await auditOf(app))[0]).toMatchObject({ event: 'document.downloaded', subjects: [child] });
    // And whatever erases the child's records erases it with them.
    const { rows } = await asOwner(app.databases, (tx) =>
      sql<{ ids: string[] }>`select records_of_disposal(${child}::uuid) as ids`.execute(tx),
    );
    expect(rows[0]?.ids).toEqual(expect.arrayContaining([known, about]));
  });

  it('what is wrong is said at its question, what was typed is kept, and a file that arrived need not be chosen again', async () => {
    const url = `/records/${child}/documents/new`;
    const lie = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { title: 'A letter', access: 'record' },
      { document: file('letter.pdf', docx()) },
    );
    expect(lie.status).toBe(422);
    expect(lie.text).toContain('says that it is a PDF, and its content is a Word document');
    expect(lie.text).toContain('value="A letter"');
    const none = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { title: 'A letter', access: 'record' },
      {},
    );
    expect(none.text).toContain('Select the file of the document');
    const large = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { title: 'x', access: 'record' },
      { document: file('a.pdf', Buffer.concat([pdf(), Buffer.alloc(1_000_001)])) },
    );
    expect(large.text).toContain('It is larger than 1.0 MB');

    // The title was left out: the file is here all the same.
    const untitled = await app.sendFiles(
      vale.socialWorker.post,
      url,
      { title: '', access: 'record' },
      { document: file('Ünï (1).pdf') },
    );
    expect(untitled.status).toBe(422);
    expect(untitled.text).toContain('has arrived');
    const mark = /name="document" value="([^"]+)"/.exec(untitled.text)?.[1] ?? '';
    const again = await app.send(vale.socialWorker.post, url, {
      title: 'Letter',
      access: 'record',
      document: mark,
    });
    expect(again.status).toBe(303);
    const found = await documentsOf(vale.socialWorker.post, child);
    expect(found).toMatchObject([{ name: 'Ünï (1).pdf' }]);

    // The mark is good for the person who sent the file, unaltered, and not for ever.
    const other = await app.send(vale.frontDoorWorker.post, url, {
      title: 'Letter',
      access: 'record',
      document: mark,
    });
    expect(other.text).toContain('Select the file of the document');
    const [said = '', signature] = mark.split('.');
    const forged = Buffer.from(
      Buffer.from(said, 'base64url')
        .toString()
        .replace(/"sha256":"../, '"sha256":"00'),
    ).toString('base64url');
    expect(
      (
        await app.send(vale.socialWorker.post, url, {
          title: 'L',
          access: 'record',
          document: `${forged}.${signature}`,
        })
      ).status,
    ).toBe(422);
    app.now = new Date(Date.parse(NOW) + 3 * DAY).toISOString();
    expect(
      (await app.send(vale.socialWorker.post, url, { title: 'L', access: 'record', document: mark })).status,
    ).toBe(422);
  });

  it('a form with a file sent twice acts once, and whoever may not add one leaves nothing behind', async () => {
    const url = `/records/${child}/documents/new`;
    const hidden = await app.open(vale.socialWorker.post, url);
    const fields = { ...hidden, title: 'Once', access: 'record' };
    const [first, second] = [
      await app.sendFiles(vale.socialWorker.post, url, fields, { document: file() }),
      await app.sendFiles(vale.socialWorker.post, url, fields, { document: file() }),
    ];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await documentsOf(vale.socialWorker.post, child)).toHaveLength(1);
    const content = pdf('never kept');
    const refused = await app.sendFiles(
      vale.scrutinyMember.post,
      url,
      { title: 'x', access: 'record' },
      { document: file('a.pdf', content) },
      '/',
    );
    expect(refused.status).toBe(403);
    for await (const { sha256 } of app.files.list(PARTNERSHIP))
      expect(
        await asOwner(app.databases, (tx) =>
          tx.selectFrom('attachment').select('id').where('sha256', '=', sha256).executeTakeFirst(),
        ),
      ).toBeDefined();
  });

  it('one that was added by mistake is withdrawn: nobody opens it, and that it was there stays', async () => {
    const id = await add(vale.socialWorker.post, child);
    const done = await app.send(vale.socialWorker.post, `/attachments/${id}/withdraw`, {
      why: 'It is about another child',
      version: '1',
    });
    expect(done.status).toBe(303);
    expect((await app.get(vale.socialWorker.post, `/attachments/${id}`)).text).toContain(
      'It is about another child',
    );
    expect((await app.get(vale.socialWorker.post, `/attachments/${id}/file`)).status).toBe(403);
    expect(
      (
        await app.send(
          vale.socialWorker.post,
          `/attachments/${id}/access`,
          { access: 'record', version: '2' },
          `/attachments/${id}`,
        )
      ).status,
    ).toBe(409);
  });

  it('content that the disk altered is not handed out, and content that nobody names is cleared away in time', async () => {
    const kept = await add(vale.socialWorker.post, child, {}, file('kept.pdf', pdf('kept')));
    const refused = await app.sendFiles(
      vale.socialWorker.post,
      `/records/${child}/documents/new`,
      { title: '', access: 'record' },
      { document: file('left.pdf', pdf('left')) },
    );
    const mark = /name="document" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';
    const contents = async () => {
      let count = 0;
      for await (const _ of app.files.list(PARTNERSHIP)) count += 1;
      return count;
    };
    const [clearing] = attachmentsOf([]).jobs ?? [];
    const at = (days: number): JobWork => ({
      ...{ databases: app.databases, partnership: PARTNERSHIP, about: {}, log: quiet, files: app.files },
      now: new Date(Date.now() + days * DAY).toISOString(),
    });
    const before = await contents();
    await clearing?.run(at(3));
    expect(await contents()).toBe(before);
    await clearing?.run(at(5));
    expect(await contents()).toBeLessThan(before);
    expect((await app.get(vale.socialWorker.post, `/attachments/${kept}/file`)).bytes).toEqual(pdf('kept'));
    // What it was kept for comes too late, and is told so.
    const late = await app.send(vale.socialWorker.post, `/records/${child}/documents/new`, {
      title: 'Late',
      access: 'record',
      document: mark,
    });
    expect(late.text).toContain('was cleared away. Choose it again');

    const { sha256 } = await asOwner(app.databases, (tx) =>
      tx.selectFrom('attachment').select('sha256').where('id', '=', kept).executeTakeFirstOrThrow(),
    );
    await app.files.remove(PARTNERSHIP, sha256);
    const missing = await app.get(vale.socialWorker.post, `/attachments/${kept}/file`);
    expect([missing.status, missing.text.includes('This file cannot be read')]).toEqual([500, true]);
  });

  it('where a scanner listens: a virus is refused and recorded, and one found later closes the document', async () => {
    const clamd = await startClamd();
    const scanned = await openApp(app.databases, { clamd: clamd.url });
    const url = `/records/${child}/documents/new`;
    const sent = await scanned.sendFiles(
      vale.socialWorker.post,
      url,
      { title: 'x', access: 'record' },
      { document: file('note.txt', eicar()) },
    );
    expect([sent.status, sent.text.includes('It holds a virus, and was not kept')]).toEqual([422, true]);
    const events = await auditOf(app);
    expect(events.find(({ event }) => event === 'file.refused')).toMatchObject({
      outcome: 'refused',
      post_id: vale.socialWorker.post,
    });
    await scanned.sendFiles(
      vale.socialWorker.post,
      url,
      { title: 'Clean', access: 'record' },
      { document: file() },
    );
    expect((await scanned.get(vale.socialWorker.post, `/records/${child}/documents`)).text).not.toContain(
      'not checked for viruses',
    );

    // Added while no scanner listened.
    const id = await add(
      vale.socialWorker.post,
      child,
      { title: 'Unchecked' },
      file('later.txt', Buffer.concat([Buffer.from('Later: '), eicar()])),
    );
    const checking = attachmentsOf([]).jobs?.[1];
    const files = openFiles({ folder: app.filesIn, s3: null, clamd: clamd.url, most: 1_000_000 });
    await checking?.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      files,
      now: NOW,
    });
    expect((await app.get(vale.socialWorker.post, `/attachments/${id}`)).text).toContain('Holds a virus');
    expect((await app.get(vale.socialWorker.post, `/attachments/${id}/file`)).status).toBe(403);
    await clamd.stop();
    await scanned.served.stop();
  });

  it('where files cannot be kept, the person is told at the question and loses nothing that was typed', async () => {
    const broken = await openApp(app.databases);
    await rm(broken.filesIn, { recursive: true });
    await writeFile(broken.filesIn, 'no folder');
    const sent = await broken.sendFiles(
      vale.socialWorker.post,
      `/records/${child}/documents/new`,
      { title: 'Typed with care', access: 'record' },
      // Several parts long: what is behind it in the form is heard all the same.
      { document: file('long.txt', Buffer.alloc(900_000, 'words ')) },
    );
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('The file could not be kept just now');
    expect(sent.text).toContain('Typed with care');
    await broken.served.stop();
    await rm(broken.filesIn);
  });

  it('a mark that nobody made is no file, whatever its length', async () => {
    const url = `/records/${child}/documents/new`;
    for (const document of ['a', 'abcde', 'abcde.f', '%.%']) {
      const sent = await app.send(vale.socialWorker.post, url, {
        title: 'Forged',
        access: 'record',
        document,
      });
      expect([document, sent.status]).toEqual([document, 422]);
    }
  });
});
