import { expect, test } from 'vitest';
import {
  makeBody,
  makeOrganisation,
  makePost,
  makeReportingLine,
  makeSeat,
  makeSetting,
  paths,
} from '#partnership';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, seats } from '../support/looks.ts';
import { asOwner } from '../support/world.ts';

const LONG =
  'The Royal Metropolitan Borough Partnership for Safeguarding Children, Young People, Families and Transition to Adulthood';
const LONG_NAME = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley of Llanfairpwllgwyngyll';

/** A partnership as large and as awkward as the registers must bear. */
const layMuch = (app: TestApp, vale: ArdenVale) =>
  asOwner(app.databases, async (tx) => {
    await makeSetting(tx, 'accent', '#005a30');
    const icb = await makeOrganisation(tx, {
      name: 'Arden Vale Integrated Care Board',
      type: 'icb',
      code: 'QXX',
    });
    await makeOrganisation(tx, { name: 'Northvale CCG', type: 'ccg' });
    const scp = await makeBody(tx, {
      name: 'Arden Vale SCP',
      type: 'partnership',
      purpose: 'Leads.\nAnd answers.',
    });
    const board = await makeBody(tx, {
      name: LONG,
      type: 'board',
      reportsTo: [scp],
      purpose: LONG.repeat(5),
    });
    const panel = await makeBody(tx, {
      name: LONG_NAME,
      type: 'panel',
      reportsTo: [board],
      receives: 'work',
    });
    const line = await makeReportingLine(tx, { body: panel, reportsTo: scp });
    await makeBody(tx, { name: 'Learning Review Group', type: 'committee' });
    const role = 'boardMember';
    const chief = await makePost(tx, {
      name: 'Cara West',
      role,
      title: 'Chief executive',
      organisation: vale.council,
    });
    const director = await makePost(tx, { name: 'Dev Shah', role, title: LONG, organisation: vale.council });
    const health = await makePost(tx, { name: LONG_NAME, role, title: 'Chief nurse', organisation: icb });
    const independent = await makeOrganisation(tx, { name: 'Dr Idris Vane', type: 'independent' });
    const scrutineer = await makePost(tx, {
      name: 'Idris Vane',
      role: 'independentScrutineer',
      organisation: independent,
    });
    const council = { body: scp, organisation: vale.council };
    const seat = await makeSeat(tx, { ...council, ...chief, capacity: 'leadSafeguardingPartner' });
    await makeSeat(tx, { ...council, ...director, capacity: 'delegatedSafeguardingPartner' });
    await makeSeat(tx, { ...council, ...director, capacity: 'partnershipChair', from: '2024-02-01' });
    await makeSeat(tx, { body: scp, ...health, organisation: icb, capacity: 'leadSafeguardingPartner' });
    await makeSeat(tx, {
      body: scp,
      ...scrutineer,
      organisation: independent,
      capacity: 'independentScrutineer',
    });
    const nobody = await makeOrganisation(tx, { name: 'Empty Charity', type: 'charity' });
    const empty = await makeBody(tx, { name: 'Empty Team', type: 'team', organisation: nobody });
    for (let number = 1; number <= 400; number += 1)
      await makePost(tx, {
        name: `Worker ${number}`,
        role: 'practitioner',
        title: 'Health visitor',
        organisation: vale.trust,
        body: vale.healthVisiting,
      });
    return { scp, board, panel, line, seat, chief, director, health, empty, nobody };
  });

describeInBrowser('the registers of the partnership', () => {
  const seen = looksAtArdenVale('partnership', layMuch);

  const addresses = ({ vale, laid: much } = seen): Record<string, string> => ({
    overview: paths.overview,
    organisations: paths.organisations(),
    'organisations-none': paths.organisations({ q: 'nobody', type: 'sport', standing: 'ended' }),
    organisation: paths.organisation(vale.council),
    'organisation-new': paths.newOrganisation,
    'organisation-change': paths.changeOrganisation(vale.council),
    'organisation-end': paths.endOrganisation(vale.trust),
    bodies: paths.bodies({ standing: 'all' }),
    body: paths.body(much.scp),
    'body-long': paths.body(much.board),
    'body-empty': paths.body(much.empty),
    'body-many': paths.body(vale.healthVisiting),
    'body-new': paths.newBody,
    'body-change': paths.changeBody(much.panel),
    'body-end': paths.endBody(much.board),
    'reporting-new': paths.newReportingLine(much.scp),
    'reporting-end': paths.endReportingLine(much.line),
    'seat-new': paths.newRepresentation(much.scp),
    'seat-end': paths.endRepresentation(much.seat),
    staff: paths.staff({ page: 3 }),
    'staff-none': paths.staff({ q: 'nobody at all' }),
    person: paths.staffMember(much.health.staff),
    'person-new': paths.newStaffMember,
    'person-change': paths.changeStaffMember(much.health.staff),
    appoint: paths.appoint(much.chief.staff),
    posts: paths.posts({ organisation: vale.trust, page: 2 }),
    post: paths.post(much.director.post),
    'post-change': paths.changePost(much.director.post),
    'post-end': paths.endPost(much.director.post),
    settings: paths.settings,
    'setting-text': paths.changeSetting('accent'),
    'setting-choice': paths.changeSetting('managerAuthorisesDecisions'),
  });

  test.each(seats)(
    'show every page, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      await seen.lookAtEach(await seen.openAs(seen.vale.administrator.post, seat), addresses());
    },
    240_000,
  );

  test('show no button to those who only read', async () => {
    const { vale, laid: much } = seen;
    const page = await seen.openAs(vale.healthVisitor.post, { ...desk, javaScript: false });
    for (const address of [
      paths.overview,
      paths.body(much.scp),
      paths.post(much.chief.post),
      paths.settings,
    ]) {
      await page.goto(address);
      expect(await page.locator('main .govuk-button').count(), address).toBe(0);
      expect(await page.getByRole('link', { name: /^(Change|End)/ }).count(), address).toBe(0);
    }
    await seen.look(page, 'settings-read');
  });

  test.each([1280, 390])(
    'lead from a fault to its field, and compare after a lost race, %i wide',
    async (width) => {
      const { vale, laid: much } = seen;
      const seat = { width, javaScript: false };
      const page = await seen.openAs(vale.administrator.post, seat);
      await page.goto(paths.newRepresentation(much.scp));
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('link', { name: 'Select who sits on it' }).click();
      expect(new URL(page.url()).hash).toBe('#post');
      await seen.look(page, 'faults', 422);

      const school = paths.changeOrganisation(vale.school);
      await page.goto(school);
      const other = await seen.openAs(vale.administrator.post, seat);
      await other.goto(school);
      for (const [each, name] of [
        [other, `Hawthorn Academy ${width}`],
        [page, `Hawthorn Free School ${width}`],
      ] as const) {
        await each.getByLabel('Name').fill(name);
        await each.getByRole('button', { name: 'Save changes' }).click();
      }
      expect(await page.getByText(`Hawthorn Academy ${width}`).count()).toBeGreaterThan(0);
      expect(await page.getByText(`Hawthorn Free School ${width}`).count()).toBeGreaterThan(0);
      await seen.look(page, 'lost-race', 409);
      await page.getByLabel('What you typed').check();
      await page.getByRole('button', { name: 'Save what is chosen' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
        `Hawthorn Free School ${width}`,
      );
    },
  );
});
