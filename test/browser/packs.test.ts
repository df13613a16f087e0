import { writeFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { openPrinter } from '#print';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, seats } from '../support/looks.ts';
import { paperOf } from '../support/made-pdf.ts';
import { layBoard } from '../support/meeting-laid.ts';
import { clerkOf, packRound, wordsOf } from '../support/packing.ts';
import { printerSettings } from '../support/printer.ts';
import { pdf } from '../support/sample-files.ts';
import { docx } from '../support/zip.ts';

const LONG =
  'Multi-agency response to children who go missing from home, care or education: how long a return interview takes, and why';
const NOTE =
  'To the members of the board\n\nThe figures of the last quarter are complete but for two schools, which sent theirs late. They are added before the meeting.\n';

const layPacks = async (app: TestApp, vale: ArdenVale) => {
  const board = await layBoard(app.databases, vale);
  const clerk = clerkOf(app, board.clerk);
  const file = async (name: string, ...pages: string[]) => ({
    ...{ name, content: Buffer.from(await paperOf(pages)) },
  });
  const meeting = await clerk.meeting(board.board, {
    title: 'Safeguarding Children Partnership Executive, December',
    purpose: 'Agrees the plan for the year, and hears what became of last year’s.',
    ...{ isPublic: true, mode: 'hybrid', place: 'Council House, committee room 2' },
  });
  const neglect = await clerk.item(meeting, 'Neglect: what the last year showed', {
    ...{ openTo: 'public', presenter: 'Head of Quality Assurance', aim: 'decide', minutes: '25' },
    says: 'Members are asked to agree which two of the five proposals go forward, and who answers for each.',
  });
  const missing = await clerk.item(meeting, LONG);
  const named = await clerk.item(meeting, 'A serious incident', { openTo: 'named' });
  await clerk.item(meeting, 'Nobody knows of this', { openTo: 'named', titleShows: false });
  await clerk.item(meeting, 'Contract for advocacy', {
    ...{ openTo: 'exempt', exemptParagraph: '3', exemptWhy: 'A tender is running' },
  });
  await clerk.paper(
    neglect,
    await file('neglect.pdf', 'Neglect, page one', 'Neglect, page two'),
    'Neglect: report of the Quality Assurance Group',
  );
  await clerk.paper(neglect, { name: 'tables.docx', content: docx() }, 'Tables to the report', {
    kind: 'appendix',
  });
  await clerk.paper(neglect, { name: 'note.txt', content: NOTE }, 'Note of the analyst');
  await clerk.paper(missing, await file('missing.pdf', 'Missing'), 'Return interviews, by district');
  await clerk.paper(missing, { name: 'broken.pdf', content: pdf('cut short') }, 'Map of districts', {
    kind: 'appendix',
  });
  await clerk.paper(named, await file('incident.pdf', 'Incident'), 'Rapid review');
  await clerk.call(meeting);
  const printer = openPrinter(printerSettings(inject('browser')));
  await packRound(app, undefined);
  // Nothing is printed by this server: its page says so.
  const other = await clerk.meeting(board.board, { title: 'Executive, January', day: '2027-01-12' });
  await clerk.call(other);
  return { ...board, meeting, other, neglect, clerk, printer };
};

describeInBrowser('Packs', () => {
  const looks = looksAtArdenVale('packs', layPacks);

  test.each(seats)('somebody’s papers at $width, JavaScript $javaScript', async (seat) => {
    const { laid } = looks;
    const page = await looks.openAs(laid.health, seat);
    await looks.lookAtEach(page, {
      [`empty-${seat.javaScript}`]: `/meetings/${laid.other}/pack`,
      [`pack-${seat.javaScript}`]: `/meetings/${laid.meeting}/pack`,
    });
    await page.goto(`/meetings/${laid.meeting}`);
    await page.getByRole('link', { name: 'Read your papers on one page' }).click();
    expect(await page.title()).toContain('Your papers');
    const contents = page.getByRole('table', { name: 'Contents' });
    await contents.getByRole('link', { name: LONG }).click();
    expect(page.url()).toContain('#item-');
    expect(await page.content()).not.toContain('Nobody knows of this');
  });

  test('printed from a browser, each sheet says for whom, and what may be done with it', async () => {
    const { laid } = looks;
    const page = await looks.openAs(laid.health);
    await page.goto(`/meetings/${laid.meeting}/pack`);
    const words = await wordsOf(await page.pdf({ preferCSSPageSize: true }));
    expect(words.length).toBeGreaterThan(1);
    for (const each of words)
      expect(each).toContain('Dev Anand, Chief Nurse, Arden Vale Community NHS Trust · OFFICIAL-SENSITIVE');
    expect(words.join(' ')).not.toContain('Back to the meeting');
    // What is folded on the screen is printed all the same.
    expect(words.join(' ')).toContain('but for two schools');
  });

  test('with its PDF, and with what changed since it was read', async () => {
    const { app, laid } = looks;
    for (const post of [laid.health, laid.police]) await app.get(post, `/meetings/${laid.meeting}/pack`);
    const late = { name: 'late.pdf', content: Buffer.from(await paperOf(['Late'])) };
    await laid.clerk.paper(laid.neglect, late, 'Table 4, with the two schools', { kind: 'supplement' });
    await laid.clerk.item(laid.meeting, 'Urgent: the helpline');
    await packRound(app, laid.printer);
    for (const [index, seat] of seats.entries()) {
      const page = await looks.openAs([laid.health, laid.police][index] ?? '', seat);
      await looks.lookAtEach(page, { [`printed-${seat.javaScript}`]: `/meetings/${laid.meeting}/pack` });
      const button = page.getByRole('button', { name: 'Save as a PDF' });
      expect(await button.textContent()).toMatch(/\d+ pages/);
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain('A paper was added to item 1: Table 4, with the two schools.');
      expect(text).toContain(
        'Item 6, Urgent: the helpline, is new in your papers: a supplement to the agenda.',
      );
      expect(text).toMatch(/Page \d/);
    }
    const pdf = await app.get(laid.health, `/meetings/${laid.meeting}/pack.pdf`);
    expect(pdf.status).toBe(200);
    if (process.env.ARDEN_SHOTS) await writeFile('test-results/packs.pdf', pdf.bytes ?? Buffer.of());
  });
});
