import { expect, test } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { pdf, png } from '../support/sample-files.ts';
import { docx } from '../support/zip.ts';

const LONG = `${'Protokoll-der-Hilfeplankonferenz-'.repeat(5)}final-FINAL2.pdf`;

/** A child with documents of every standing, and another without any. */
const layDocuments = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const [child, other] = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => [
    await makePerson(acting, { given: 'Leo', family: 'Marsh', born: '2016-03-09' }),
    await makePerson(acting, { given: 'Ivy', family: 'Ferris', born: '2019-11-02' }),
  ]);
  const worker = vale.socialWorker.post;
  const add = async (title: string, name: string, content: Buffer, access = 'record') => {
    await app.sendFiles(
      worker,
      `/records/${child}/documents/new`,
      { title, access },
      { document: { name, content } },
    );
    const listed = await app.getJson(worker, `/records/${child}/documents`);
    const { documents } = z.object({ documents: z.array(z.object({ id: z.string() })) }).parse(listed.json());
    return documents.at(-1)?.id ?? '';
  };
  const report = await add(
    'Paediatric report, 3 November',
    'Paediatric report.pdf',
    pdf('report'),
    'organisation',
  );
  await add('Drawing that Leo made at school', 'drawing.png', png());
  await add(
    'Minutes of the strategy discussion, with everything that was said there and by whom',
    LONG,
    pdf('long'),
  );
  const refuge = await add('Tenancy', 'tenancy.docx', docx(), 'withheld');
  const mistake = await add('Letter', 'gpj.\u202efdp.docx', docx());
  await app.send(worker, `/attachments/${mistake}/withdraw`, {
    why: 'It is about another child',
    version: '1',
  });
  const made = await app.sendFiles(
    worker,
    `/attachments/${report}/redacted/new`,
    {
      why: 'The name and telephone number of the grandmother, who did not agree to be named',
      access: 'record',
    },
    { document: { name: 'Paediatric report (redacted).pdf', content: pdf('less') } },
  );
  const redacted = made.location.split('/').at(-1) ?? '';
  await app.send(worker, `/attachments/${redacted}/give`, {
    ...{
      to: `organisation:${vale.school}`,
      lawfulBasis: 'publicTask',
      purpose: 'To prepare for the conference on 4 December',
    },
  });
  return { child, other, report, refuge, mistake, redacted };
};

describeInBrowser('documents', () => {
  const seen = looksAtArdenVale('documents', layDocuments);

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    { timeout: 180_000 },
    async (seat) => {
      const { vale, laid } = seen;
      const { child, other, report, refuge, mistake, redacted } = laid;
      await seen.lookAtEach(await seen.openAs(vale.socialWorker.post, seat), {
        list: `/records/${child}/documents`,
        none: `/records/${other}/documents`,
        add: `/records/${child}/documents/new`,
        source: `/attachments/${report}`,
        redacted: `/attachments/${redacted}`,
        withheld: `/attachments/${refuge}`,
        withdrawn: `/attachments/${mistake}`,
        redact: `/attachments/${report}/redacted/new`,
        give: `/attachments/${redacted}/give`,
        withdraw: `/attachments/${redacted}/withdraw`,
        person: `/people/${child}`,
      });
      await seen.lookAtEach(await seen.openAs(vale.teacher.post, seat), {
        given: '/attachments',
        'given-one': `/attachments/${redacted}`,
      });
      await seen.lookAtEach(await seen.openAs(vale.officer.post, seat), { 'given-none': '/attachments' });
    },
  );

  test.each([desk, phone])(
    'a file that was chosen stays with the form when something else is wrong ($width)',
    { timeout: 60_000 },
    async (seat) => {
      const page = await seen.openAs(seen.vale.socialWorker.post, seat);
      await page.goto(`/records/${seen.laid.other}/documents/new`);
      await page
        .getByLabel('The document')
        .setInputFiles({ name: 'Brief für Ivy.pdf', mimeType: 'application/pdf', buffer: pdf('kept') });
      await page.getByRole('button', { name: 'Add the document' }).click();
      await page.waitForLoadState();
      await seen.look(page, 'add-errors', 422);
      expect(await page.getByText('Brief für Ivy.pdf').count()).toBe(1);
      await page.getByLabel('What is it?').fill(`Letter ${seat.width}`);
      await page.getByRole('button', { name: 'Add the document' }).click();
      await page.waitForLoadState();
      await page.getByRole('link', { name: `Letter ${seat.width}` }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('Brief für Ivy.pdf');
    },
  );
});
