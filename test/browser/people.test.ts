import { expect, test } from 'vitest';
import {
  addIdentifier,
  addName,
  addPerson,
  addRelationship,
  changePerson,
  makeFamilies,
  makePerson,
  paths,
  seeded,
} from '#people';
import { addExclusion, addInvolvement, addRestriction, addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';

const LONG_NAME = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley of Llanfairpwllgwyngyll';

/** A family with all that a page about a person can show, awkward names among it. */
const layPeople = (app: TestApp, vale: ArdenVale) =>
  actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
    await makeFamilies(
      acting,
      seeded(3),
      Array.from({ length: 12 }, () => ({ family: 'Smith' })),
    );
    const child = await makePerson(acting, {
      given: 'Zofia Anna',
      family: 'Wiśniewska',
      knownAs: 'Zosia',
      born: '2016-04-03',
      sex: 'F',
      ethnicity: 'WOTH',
      disabilities: ['LD', 'AUT', 'COMM'],
      nhs: '9434765919',
      upn: 'H801200001001',
      school: 'Hawthorn Lane Primary School',
      address: 'Flat 4, 12 Hawthorn Lane, Northvale',
      postcode: 'AV1 2QD',
      safeContact: 'Text the mother first.\nNever ring the landline.',
      workerSafety: 'Visit in pairs. The dog in the yard is not tied up (police, 4 November 2026).',
    });
    const mother = await makePerson(acting, {
      given: 'Agnieszka',
      family: LONG_NAME,
      born: '1991',
      sex: 'F',
    });
    const brother = await makePerson(acting, { given: 'Kacper', family: 'Wiśniewski', born: '2023-01' });
    const census = await makePerson(acting, { unnamed: 'DfEX0000001', born: '2010-01-01' });
    const unborn = await makePerson(acting, { given: 'Baby', family: 'Wiśniewska', unborn: '2027-01-20' });
    const dead = await addPerson(acting, {
      names: [{ given: 'Hector', family: 'Lofthouse' }],
      born: '2020-05-01',
      died: '2026-02-03',
      sex: 'M',
      addresses: [{ lines: '7 Sorrel Crescent', postcode: 'AV4 3NG', withheld: true }],
    });
    await addRelationship(acting, {
      person: child,
      other: mother,
      kind: 'mother',
      parentalResponsibility: true,
      sameFamily: true,
    });
    await addRelationship(acting, {
      person: child,
      other: brother,
      kind: 'halfSibling',
      until: '2026-01-01',
    });
    await addName(acting, child, { kind: 'previous', given: 'Zofia', family: 'Nowak', until: '2019-02-01' });
    await addIdentifier(acting, child, { scheme: 'laChildId', value: 'AV004711' });
    // The child's own number stands here too, beside a second one: both pages warn.
    for (const value of ['9434765919', '4010232137'])
      await addIdentifier(acting, census, { scheme: 'nhs', value });
    await changePerson(acting, brother, 1, {
      born: '2023-01-02',
      expected: null,
      died: null,
      sex: 'M',
      ethnicity: 'WOTH',
      disabilities: ['NONE'],
      school: 'Little Acorns Nursery',
      safeContact: '',
      workerSafety: '',
      explained: '',
    });
    const give = {
      record: child,
      grantee_kind: 'organisation' as const,
      grantee_id: vale.trust,
      lawful_basis: 'publicTask',
      purpose: 'to plan the two-year review',
    };
    await addShare(acting, give);
    await addShare(acting, { ...give, outcome: 'refused', reason: 'The first was asked for too early' });
    await addExclusion(acting, {
      child_id: child,
      staff_id: vale.secondFrontDoorWorker.staff,
      reason: 'The father’s sister',
    });
    for (const [practitioner, organisation, lead] of [
      ['Hana Voss', vale.trust, false],
      [LONG_NAME, vale.council, true],
    ] as const)
      await addInvolvement(acting.tx, {
        child_id: child,
        organisation_id: organisation,
        body_id: null,
        post_id: null,
        practitioner,
        service: 'Health visiting',
        reach: '01632 960111, weekdays 9am to 5pm',
        lead,
        from_day: '2025-01-06',
        until_day: null,
        last_seen_day: '2026-11-20',
      });
    const restricted = await makePerson(acting, {
      given: 'Otis',
      family: 'Quickfall',
      address: '1 Bluebell Path',
    });
    await addRestriction(acting, restricted, 'A colleague’s child', [vale.frontDoorWorker.staff]);
    return { child, mother, brother, census, unborn, dead, restricted };
  });

describeInBrowser('the pages about people', () => {
  const seen = looksAtArdenVale('people', layPeople);
  const model = async <Part extends 'names' | 'addresses' | 'identifiers' | 'relatives' | 'network'>(
    id: string,
    part: Part,
  ) =>
    (
      (await seen.app.getJson(seen.vale.frontDoorManager.post, paths.person(id))).json() as Record<
        Part,
        Record<string, string>[]
      >
    )[part]; // checked by the route

  test.each(seats)(
    'every page is sound at $width pixels, JavaScript $javaScript',
    async (seat) => {
      const page = await seen.openAs(seen.vale.frontDoorManager.post, seat);
      const { child, mother, brother, census, unborn, dead, restricted } = seen.laid;
      const [name] = await model(child, 'names');
      const [address] = await model(child, 'addresses');
      const [number] = await model(child, 'identifiers');
      const [relative] = await model(child, 'relatives');
      const mine = (await model(child, 'network')).find(({ practitioner }) => practitioner === LONG_NAME);
      await seen.lookAtEach(page, {
        search: paths.people,
        found: `${paths.people}?name=smith&reason=contact+K7QM-3XTB`,
        'found-all': `${paths.people}?name=wisniewska&reason=contact+K7QM-3XTB`,
        nobody: `${paths.people}?name=zzyzx&reason=contact+K7QM-3XTB`,
        add: `${paths.addPerson}?name=Zofia+Nowak&born-year=2016`,
        child: paths.person(child),
        mother: paths.person(mother),
        census: paths.person(census),
        unborn: paths.person(unborn),
        dead: paths.person(dead),
        restricted: paths.person(restricted),
        change: paths.changePerson(child),
        'name-add': paths.addName(child),
        'name-change': paths.changeName(child, name?.id ?? ''),
        'address-add': paths.addAddress(child),
        'address-change': paths.changeAddress(child, address?.id ?? ''),
        'number-add': paths.addIdentifier(child),
        'number-change': paths.changeIdentifier(child, number?.id ?? ''),
        'relative-find': `${paths.findRelative(child)}?find=smith`,
        'relative-add': paths.addRelationship(child, census),
        'relative-change': paths.changeRelationship(child, relative?.relationship ?? ''),
        relationship: paths.relationship(relative?.relationship ?? ''),
        network: paths.network(child),
        'network-add': paths.addInvolvement(child),
        'network-change': paths.changeInvolvement(child, mine?.id ?? ''),
        history: paths.history(brother, '2026-11-23'),
        'history-before': paths.history(brother, '2020-01-01'),
        restrict: paths.restriction(child),
        'restricted-names': paths.restriction(restricted),
        exclusions: paths.exclusions(child),
        shares: paths.shares(child),
      });
      for (const [asked, address] of [
        ['search-why', `${paths.people}?name=smith`],
        ['search-long', `${paths.people}?name=${'smith'.repeat(60)}`],
        ['relative-short', `${paths.findRelative(child)}?find=s`],
        ['history-wrong', `${paths.history(child)}?on-day=31&on-month=2&on-year=2026`],
      ] as const) {
        await page.goto(address);
        await seen.look(page, asked, 422);
      }
    },
    180_000,
  );

  test('a person is added, changed by two at once and restricted, without JavaScript, on a phone', async () => {
    const page = await seen.openAs(seen.vale.frontDoorManager.post, phone);
    await page.goto(paths.people);
    await page.getByLabel('Name').fill('Ottilie Thistlewood');
    await page.getByLabel('Why are you searching?').fill('contact K7QM-3XTB');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: 'Add a person' }).click();
    expect(await page.getByLabel('Given names').inputValue()).toBe('Ottilie');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await seen.look(page, 'add-wrong', 422);
    expect(await page.getByRole('alert').textContent()).toContain('Select sex');
    await page.getByLabel('Female').check();
    await page.getByRole('group', { name: 'Date of birth', exact: true }).getByLabel('Year').fill('2019');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await seen.look(page, 'added');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Ottilie Thistlewood');

    const second = await seen.openAs(seen.vale.frontDoorWorker.post, desk);
    await page.getByRole('link', { name: 'Change the details' }).click();
    await second.goto(page.url());
    await second.getByLabel('School').fill('Canal Terrace Primary School');
    await second.getByRole('button', { name: 'Save the details' }).click();
    await second.waitForURL(/\/people\/[0-9a-f-]+$/);
    await page.getByLabel('School').fill('Kingsmere Primary Academy');
    await page.getByRole('button', { name: 'Save the details' }).click();
    await seen.look(page, 'lost-race', 409);
    expect(await page.textContent('main')).toMatch(/Canal Terrace[\s\S]*Kingsmere/);
    await page.getByLabel('What you typed').check();
    await page.getByRole('button', { name: 'Save what is chosen' }).click();
    expect(await page.textContent('main')).toContain('Kingsmere Primary Academy');

    await page.getByRole('link', { name: 'Restrict this record' }).click();
    await page.getByLabel('Why must this record be restricted?').fill('A colleague’s niece');
    await page.getByRole('button', { name: 'Restrict this record' }).click();
    await seen.look(page, 'now-restricted');
    await second.goto(second.url());
    await seen.look(second, 'not-there', 404);
  });
});
