import { expect, test } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner } from '../support/world.ts';
import { worryOf } from '../support/worries.ts';

const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley-Llanfairpwllgwyngyllgogerychwyrndrobwll';
const ROUND = {
  purpose: 'To decide today whether the child needs help or protection.',
  lawfulBasis: 'publicTask',
  condition: 'safeguarding',
  familyTold: 'no',
  familyNotToldWhy: 'Telling them could put the child at risk.',
  reach: '01632 960100',
};

/** A round about one contact, answered in every way, one late and one withdrawn; a restricted child; and requests that wait. */
const layChecks = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const raise = async (given: string) => {
    const sent = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, {
        children: [
          {
            given,
            family: 'Birch',
            born: '2019-03-09',
            nhsNumber: '9434765919',
            school: 'Kestrel Academy',
            address: '4 Alder Walk',
          },
        ],
      }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const [row] = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    return row?.id ?? '';
  };
  const ask = async (about: object, to: readonly string[], urgency: string) => {
    const asked = await app.sendJson(vale.frontDoorWorker.post, '/checks/new', {
      ...ROUND,
      ...about,
      urgency,
      agencies: to.map((each) => ({
        to: each,
        question: 'What do you know since January?',
        give: about === undefined ? [] : ['born'],
      })),
    });
    const { checks } = z.object({ checks: z.array(z.string()) }).parse(asked.json());
    const rows = await asOwner(app.databases, (tx) =>
      tx.selectFrom('check_request').select(['id', 'check_id']).where('check_id', 'in', checks).execute(),
    );
    return checks.map((check) => ({ check, request: rows.find((row) => row.check_id === check)?.id ?? '' }));
  };
  const health = `body:${vale.healthVisiting}`;
  const contact = await raise('Rowan');
  const later = await raise(LONG);
  const fresh = await raise('Ash');
  const [school, trust, support] = await ask(
    { contact },
    [`organisation:${vale.school}`, `organisation:${vale.trust}`, `body:${vale.familySupport}`],
    'urgent',
  );
  const [answered] = await ask({ contact }, [health], 'immediate');
  const [waiting] = await ask({ contact: later }, [health], 'routine');
  await ask({ contact: fresh }, [health], 'immediate');
  const reply = (post: string, request: string | undefined, body: object) =>
    app.sendJson(post, `/checks/requests/${request}/reply`, body);
  const refused = {
    answer: 'refused',
    ground: 'tooMuch',
    reason: 'The whole record is asked for, and the father has not been told.',
    nextStep: 'Ask about attendance alone, or ring Tom Ashe.',
  };
  await reply(vale.teacher.post, school?.request, refused);
  await reply(vale.namedNurse.post, trust?.request, {
    answer: 'nothing',
    searched: 'Nora Lamb, in SystmOne',
  });
  const known = {
    answer: 'known',
    known: 'Weight fell below the second centile.\n\nTwo reviews were missed.',
    searched: 'Hana Voss, in SystmOne',
  };
  await reply(vale.healthVisitor.post, answered?.request, { ...known, known: 'One review was missed.' });
  await reply(vale.healthVisitor.post, answered?.request, {
    ...known,
    correctedWhy: 'The second was found later.',
  });
  await app.sendJson(vale.frontDoorWorker.post, `/checks/${support?.check}/withdraw`, {
    why: 'They told us by telephone.',
  });
  const child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
    const id = await makePerson(acting, { given: 'Hazel', family: 'Quillon', born: '2015-05-05' });
    await addRestriction(acting, id, 'A protected witness.', [vale.frontDoorWorker.staff]);
    return id;
  });
  return { contact, fresh, child, waiting, answered, school };
};

describeInBrowser('agency checks', () => {
  const seen = looksAtArdenVale('checks', layChecks);

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      const { vale, laid } = seen;
      const looks: [string, Record<string, string>][] = [
        [
          vale.frontDoorWorker.post,
          {
            compare: `/checks/of-contact/${laid.contact}`,
            ask: `/checks/new?contact=${laid.contact}`,
            'ask-restricted': `/checks/new?child=${laid.child}`,
            'none-yet': `/checks/of-child/${laid.child}`,
            asked: '/checks/asked',
            withdraw: `/checks/${laid.waiting?.check}/withdraw`,
            contact: `/contacts/${laid.contact}`,
            lateness: '/checks/lateness?period=2026-27-Q3',
          },
        ],
        [
          vale.healthVisitor.post,
          {
            inbox: '/checks',
            ended: '/checks?which=ended',
            request: `/checks/requests/${laid.waiting?.request}`,
            answered: `/checks/requests/${laid.answered?.request}`,
            reply: `/checks/requests/${laid.waiting?.request}/reply`,
            correct: `/checks/requests/${laid.answered?.request}/reply`,
            home: '/',
          },
        ],
        [vale.officer.post, { 'inbox-none': '/checks' }],
        [vale.scrutinyMember.post, { 'lateness-suppressed': '/checks/lateness' }],
      ];
      for (const [post, pages] of looks) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    240_000,
  );

  test('two agencies are asked with JavaScript off, and one refuses', { timeout: 120_000 }, async () => {
    const { vale, laid } = seen;
    const page = await seen.openAs(vale.frontDoorWorker.post, phone);
    await page.goto(`/contacts/${laid.fresh}`);
    await page.getByRole('main').getByRole('link', { name: 'Agency checks', exact: true }).click();
    await page.getByRole('button', { name: 'Ask another agency' }).click();
    await page
      .getByLabel('Who is asked?')
      .selectOption({ label: 'Hawthorn Lane Primary School: safeguarding leads' });
    await page.getByLabel('What do you ask?').fill('Was the child hurt at school?');
    await page.getByLabel('School, nursery or college').check();
    await page.getByRole('button', { name: 'Add another agency' }).press('Enter');
    await page.getByLabel('Who is asked?').nth(1).waitFor();
    expect(await page.getByLabel('What do you ask?').first().inputValue()).toContain('hurt at school');
    await page.getByRole('button', { name: 'Ask them' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.title()).toContain('Error:');
    await seen.look(page, 'ask-errors', 422);
    await page
      .getByLabel('Who is asked?')
      .nth(1)
      .selectOption({ label: 'Arden Vale Council: Family Support Service' });
    await page.getByLabel('What do you ask?').nth(1).fill('Do you work with the family?');
    await page.getByRole('radio', { name: 'Urgent', exact: true }).check();
    await page.getByLabel('What are the answers for?').fill('To decide today.');
    await page
      .getByRole('group', { name: 'Does the family know that you ask?' })
      .getByLabel('Yes', { exact: true })
      .check();
    await page.getByLabel('How can an agency reach you?').fill('01632 960100');
    await page.getByRole('button', { name: 'Ask them' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.getByText('2 agencies were asked.').count()).toBe(1);

    const lead = await seen.openAs(vale.teacher.post, phone);
    await lead.goto('/checks');
    await lead.getByRole('link', { name: 'Ash Birch' }).click();
    await lead.getByText('Kestrel Academy').waitFor();
    expect(await lead.getByText('943 476 5919').count()).toBe(0);
    await lead.getByRole('button', { name: 'Answer' }).click();
    await lead.getByLabel('We refuse to share').check();
    await lead.getByRole('button', { name: 'Send the answer' }).press('Enter');
    await lead.waitForLoadState();
    await seen.look(lead, 'reply-errors', 422);
    await lead.getByLabel('Sharing it would be likely to do somebody serious harm').check();
    await lead.getByLabel('Why does that ground apply?').fill('The father works in the office.');
    await lead.getByLabel('What can the front door do next?').fill('Ring Tom Ashe.');
    await lead.getByRole('button', { name: 'Send the answer' }).press('Enter');
    await lead.waitForLoadState();
    expect(await lead.getByText('Your answer was sent.').count()).toBeGreaterThan(0);
    await page.reload();
    expect(await page.getByText('The father works in the office.').count()).toBe(1);
  });
});
