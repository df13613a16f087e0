import { expect, test } from 'vitest';
import { makePerson } from '#people';
import { moduleJobs } from '../../src/cli/bring-up.ts';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const run = async (app: TestApp, name: string, upload: string, post: string) => {
  const found = await asOwner(app.databases, (tx) =>
    tx.selectFrom('upload').select('account_id').where('id', '=', upload).executeTakeFirst(),
  );
  await moduleJobs()
    .find((job) => job.name === name)
    ?.run({
      ...{ databases: app.databases, partnership: PARTNERSHIP, now: app.now, log: quiet, files: app.files },
      about: { upload, post, account: found?.account_id },
    });
};

const PEOPLE = [
  'Surname,First name,DOB,Gender,NHS number,Postcode',
  'Larkin,Ada,02/11/2015,girl,,B91 3QB',
  'Larkin-Featherstonehaugh-Cholmondeley,Maximiliana Theodora,9/3/2016,F,943 476 5919,',
  'Larkin,Cy,31/02/2016,M,,',
  'Larkin,Dee,2016,X,943 476 5918,',
].join('\n');
const CONTACTS =
  'Surname,First name,DOB,Concern,Urgent\nFerris,Ivy,2/11/2019,"Bruises on both arms, twice",no\nFerris,,2/11/2018,,perhaps\n';

/** Lists that stand at each stage. */
const layLists = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const worker = vale.socialWorker.post;
  const nurse = vale.healthVisitor.post;
  await actAs(app.databases, worker, (acting) =>
    makePerson(acting, { given: 'Ada', family: 'Larkin', born: '2015-11-02' }),
  );
  const begin = async (post: string, kind: string, name: string, content: string, read = true) => {
    const sent = await app.sendFiles(post, '/uploads/new', { kind }, { list: { name, content } });
    const id = sent.location.split('/').at(-1) ?? '';
    if (read) await run(app, 'upload-reading', id, post);
    return id;
  };
  const columns = {
    'columns.family': '0',
    'columns.given': '1',
    'columns.born': '2',
    'columns.sex': '3',
    'columns.nhs': '4',
    'columns.postcode': '5',
  };
  const map = async (post: string, id: string, fields: Record<string, string>) => {
    await app.send(post, `/uploads/${id}/columns`, fields);
    await run(app, 'upload-judging', id, post);
  };
  const reading = await begin(worker, 'people', 'reading.csv', PEOPLE, false);
  const unreadable = await begin(worker, 'people', 'nothing.csv', 'Surname,First name\n');
  const fresh = await begin(
    worker,
    'people',
    'Class 4B, autumn term, with everything that the school sent in October.csv',
    PEOPLE,
  );
  const review = await begin(worker, 'people', 'class.csv', PEOPLE);
  await map(worker, review, columns);
  const judging = await begin(worker, 'people', 'class of November.csv', PEOPLE);
  await map(worker, judging, columns);
  await asOwner(app.databases, async (tx) => {
    await tx.updateTable('upload').set({ judged_at: null }).where('id', '=', judging).execute();
    await tx
      .updateTable('upload_row')
      .set({ verdict: null })
      .where('upload_id', '=', judging)
      .where('verdict', '=', 'refused')
      .execute();
  });
  const done = await begin(worker, 'people', 'done.csv', PEOPLE.replaceAll('Larkin', 'Marlow'));
  await map(worker, done, columns);
  await app.send(worker, `/uploads/${done}/confirm`, {}, `/uploads/${done}`);
  await run(app, 'upload-committing', done, worker);
  const contacts = await begin(nurse, 'contacts', 'clinic.csv', CONTACTS);
  return { reading, unreadable, fresh, judging, review, done, contacts };
};

describeInBrowser('lists that are uploaded', () => {
  const seen = looksAtArdenVale('uploads', layLists);

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    { timeout: 180_000 },
    async (seat) => {
      const { vale, laid } = seen;
      await seen.lookAtEach(await seen.openAs(vale.socialWorker.post, seat), {
        list: '/uploads',
        new: '/uploads/new',
        reading: `/uploads/${laid.reading}`,
        unreadable: `/uploads/${laid.unreadable}`,
        fresh: `/uploads/${laid.fresh}`,
        columns: `/uploads/${laid.fresh}/columns`,
        judging: `/uploads/${laid.judging}`,
        review: `/uploads/${laid.review}`,
        rows: `/uploads/${laid.review}/rows`,
        same: `/uploads/${laid.review}/rows?show=same`,
        done: `/uploads/${laid.done}`,
        'rows-done': `/uploads/${laid.done}/rows`,
      });
      await seen.lookAtEach(await seen.openAs(vale.healthVisitor.post, seat), {
        'new-contacts': '/uploads/new',
        'columns-contacts': `/uploads/${laid.contacts}/columns`,
      });
      await seen.lookAtEach(await seen.openAs(vale.teacher.post, seat), { none: '/uploads' });
    },
  );

  test('a page about what goes on says by itself how far it is, and what comes next once it is over', {
    timeout: 120_000,
  }, async () => {
    const { app, vale, laid } = seen;
    const page = await seen.openAs(vale.socialWorker.post, desk);
    const bar = page.getByRole('progressbar');
    await page.goto(`/uploads/${laid.judging}`);
    await page.getByText('2 of 4 rows were looked into.').waitFor();
    expect(await bar.getAttribute('aria-label')).toBe('Rows looked into');
    await asOwner(app.databases, (tx) =>
      tx
        .updateTable('upload_row')
        .set({ verdict: 'refused' })
        .where('upload_id', '=', laid.judging)
        .where('verdict', 'is', null)
        .execute(),
    );
    await page.getByText('4 of 4 rows were looked into.').first().waitFor();
    expect(await bar.evaluate((element) => element instanceof HTMLProgressElement && element.position)).toBe(
      1,
    );
    await asOwner(app.databases, (tx) =>
      tx.updateTable('upload').set({ judged_at: app.now }).where('id', '=', laid.judging).execute(),
    );
    await page.getByRole('button', { name: 'Look at the rows' }).waitFor();
    await page.close();
  });

  test.each([desk, phone])(
    'a list goes from its file to what it made ($width)',
    { timeout: 120_000 },
    async (seat) => {
      const { app, vale } = seen;
      const post = vale.healthVisitor.post;
      const page = await seen.openAs(post, seat);
      await page.goto('/uploads');
      await page.getByRole('button', { name: 'Upload a list' }).click();
      await page.getByLabel('The list').setInputFiles({
        name: 'worries.csv',
        mimeType: 'text/csv', // Headings of its own, so that no other list’s columns are remembered for it.
        buffer: Buffer.from(CONTACTS.replace('Urgent', `Urgent,At ${seat.width}`)),
      });
      await page.getByRole('button', { name: 'Upload the list' }).click();
      await page.waitForURL(/\/uploads\/[0-9a-f-]{36}$/);
      const id = page.url().split('/').at(-1) ?? '';
      await run(app, 'upload-reading', id, post);
      await page.getByRole('button', { name: 'See how far it is' }).click();
      await page.getByRole('button', { name: 'Choose the columns' }).click();
      await page.getByRole('button', { name: 'Look into the rows' }).click();
      await page.waitForURL(new RegExp(`/uploads/${id}$`));
      await run(app, 'upload-judging', id, post);
      await page.getByRole('button', { name: 'See how far it is' }).click();
      await page.getByRole('link', { name: '2 rows', exact: true }).click();
      await seen.look(page, 'rows-refused');
      await page.getByRole('link', { name: 'Back to the list' }).click();
      await page.getByRole('button', { name: 'Change the columns' }).click();
      await page
        .getByRole('group', { name: 'Were the parents or carers told?' })
        .getByLabel('Yes', { exact: true })
        .check();
      await page.getByLabel('What is life like for the child?').last().fill('Not known');
      await page.getByLabel('What kind of service does it come from?').last().selectOption('3B');
      await page.getByLabel('How can the front door reach you?').last().fill('01632 960123');
      await page.getByRole('button', { name: 'Look into the rows' }).click();
      await page.waitForURL(new RegExp(`/uploads/${id}$`));
      await run(app, 'upload-judging', id, post);
      await page.getByRole('button', { name: 'See how far it is' }).click();
      await page.getByRole('button', { name: 'Send 1 contact to the front door' }).click();
      await page.waitForURL(new RegExp(`/uploads/${id}$`));
      await run(app, 'upload-committing', id, post);
      await page.getByRole('button', { name: 'See how far it is' }).click();
      await seen.look(page, 'sent');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download what was not added' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('worries not added.csv');
    },
  );
});
