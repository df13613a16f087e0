import { expect, test } from 'vitest';
import { type Acting, newId } from '#db';
import { addDays, dayOf, startOfDay } from '#kernel';
import { addPerson, addRelationship } from '#people';
import { addInvolvement } from '#records';
import { insertReferrals } from '#referrals';
import { paths } from '#story';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser, screenshot } from '../support/browser.ts';
import { desk, looksAtArdenVale, seats } from '../support/looks.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const TODAY = dayOf(NOW);
const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley';

/** Two years of three agencies, a long story of ten years, and a child of whom nothing is recorded yet. */
const layStories = (app: TestApp, vale: ArdenVale) =>
  asOwner(app.databases, async (tx) => {
    const acting: Acting = {
      tx,
      now: NOW,
      today: TODAY,
      actor: {
        account: 'test',
        staff: vale.socialWorker.staff,
        staffName: '',
        post: vale.socialWorker.post,
        postTitle: '',
        role: 'socialWorker',
        organisation: vale.council,
        organisationName: '',
        body: null,
        bodyName: null,
        partnership: PARTNERSHIP,
      },
    };
    const rowan = await addPerson(acting, {
      names: [
        { kind: 'legal', given: 'Rowan', family: 'Birch' },
        { kind: 'knownAs', given: 'Ro', family: 'Birch' },
      ],
      born: '2018-05-04',
      sex: 'F',
      school: 'Hawthorn Lane Primary School',
      identifiers: [
        { scheme: 'nhs', value: '9434765919' },
        { scheme: 'laChildId', value: '4471' },
      ],
      addresses: [{ lines: 'Refuge, 4 Mill Rise', postcode: 'ZZ1 1AA', withheld: true }],
      workerSafety: 'Visit in pairs: a dog that bites.',
      safeContact: 'Call the mother’s mobile between 10 and 2. Never leave a message.',
    });
    const kin = [
      ['Ann', 'Birch', '1990-02-01', 'mother', true],
      [LONG, 'Birch', '1988', 'father', true],
      ['Ash', 'Birch', '2020-01-02', 'sibling', false],
      ['Joan', 'Alder', '1961', 'grandparent', false],
    ] as const;
    for (const [given, family, born, kind, parentalResponsibility] of kin) {
      const other = await addPerson(acting, { names: [{ given, family }], born });
      await addRelationship(acting, { person: rowan, other, kind, parentalResponsibility });
    }
    const involved = [
      ['Hana Voss', vale.trust, 'Health visiting', '2024-12-01', null],
      [LONG, vale.council, 'Family support', '2025-02-10', null],
      ['Tom Ashe', vale.school, 'Safeguarding lead', '2024-09-02', '2026-07-20'],
    ] as const;
    for (const [practitioner, organisation_id, service, from_day, until_day] of involved)
      await addInvolvement(tx, {
        child_id: rowan,
        organisation_id,
        body_id: null,
        post_id: null,
        practitioner,
        service,
        reach: '01632 960123, weekdays',
        lead: practitioner === LONG,
        from_day,
        until_day,
        last_seen_day: until_day === null ? '2026-11-18' : null,
      });
    const record = async (
      child: string,
      kind: string,
      owner: string,
      day: string,
      title: string,
      late = 0,
    ) => {
      const id = newId();
      const at = `${day}T${kind === 'referral' ? '00:00' : '10:20'}:00.000Z`;
      await tx
        .insertInto('record')
        .values({
          id,
          kind,
          child_id: child,
          submission_id: id,
          owner_organisation_id: owner,
          owner_body_id: null,
          occurred_at: at,
          recorded_at: late === 0 ? at : startOfDay(addDays(day, late)),
          recorded_by: vale.socialWorker.post,
          title,
        })
        .execute();
      return id;
    };
    const referral = async (child: string, day: string) =>
      insertReferrals(tx, [
        {
          id: await record(child, 'referral', vale.council, day, 'Referral'),
          contact_id: null,
          decision_id: null,
          referral_day: day,
          source_code: '2A',
          primary_need: 'N1',
          accepted_as: 'section17',
          closed_day: null,
          closure_reason: null,
        },
      ]);
    const kinds = [
      ['considered', 'Referral considered and not made'],
      ['parentSupportCheck', 'Parent-support check'],
      ['decision', 'Decision on a contact'],
      ['contactNote', 'Question to the sender'],
      ['outcome', 'Outcome of a contact'],
    ] as const;
    const owners = [vale.trust, vale.council, vale.council, vale.school];
    for (let n = 0; n < 58; n += 1) {
      const [kind, title] = kinds[n % 3 === 0 ? 0 : n % 5] ?? kinds[0];
      // Work comes in bursts.
      const day = addDays('2024-12-02', Math.floor(n / 6) * 78 + (n % 6) * 4);
      await record(rowan, kind, owners[n % 4] ?? vale.council, day, title, n % 11 === 0 ? 9 : 0);
    }
    await referral(rowan, '2025-03-03');
    const long = await addPerson(acting, { names: [{ given: 'Wren', family: 'Ash' }], born: '2016' });
    for (let n = 0; n < 900; n += 1) {
      const [kind, title] = kinds[n % 5] ?? kinds[0];
      await record(long, kind, owners[n % 4] ?? vale.council, addDays('2016-11-24', n * 4), title);
    }
    const empty = await addPerson(acting, { names: [], expected: '2027-01-20' });
    return { rowan, long, empty };
  });

/** The stories, and a contact about the child of the first. */
const layStoriesAndContact = async (app: TestApp, vale: ArdenVale) => {
  const children = await layStories(app, vale);
  await app.send(vale.frontDoorWorker.post, `/contacts/new?child=${children.rowan}`, {
    team: vale.frontDoor,
    senderName: 'Dr Lee',
    'children.0.person': children.rowan,
    worry: 'Found alone at the bus station.',
    livedExperience: 'Cold and hungry.',
    immediateRisk: 'no',
    parentsTold: 'yes',
    serviceAgreement: 'notAsked',
    lawfulBasis: 'publicTask',
    source: '3A',
    reach: '01632 960777',
  });
  return children;
};

describeInBrowser('a child’s story', () => {
  const seen = looksAtArdenVale('story', layStoriesAndContact);

  test.each(seats)(
    'is sound and fits at $width pixels, JavaScript $javaScript',
    async (seat) => {
      const { rowan, long, empty } = seen.laid;
      await seen.lookAtEach(await seen.openAs(seen.vale.socialWorker.post, seat), {
        part: paths.story(rowan, { order: 'oldest', until: '2025-06' }),
        empty: paths.story(empty),
        whole: paths.story(rowan),
        long: paths.story(long),
        'nothing-fits': paths.story(rowan, { from: '1999', until: '1999' }),
        'as-at': paths.asAt(rowan),
        'as-at-before': paths.asAt(rowan, undefined, '2026-01-01'),
        network: paths.network(rowan),
        children: paths.children(),
        'children-team': paths.children({ whose: 'team' }),
      });
      const page = await seen.openAs(seen.vale.socialWorker.post, seat);
      await page.goto(paths.story(rowan, { from: '2025-02-31', kind: 'referral' }));
      await seen.look(page, 'wrong-date', 422);
      const teacher = await seen.openAs(seen.vale.teacher.post, seat);
      await teacher.goto(paths.children());
      await seen.look(teacher, 'children-none');
    },
    120_000,
  );

  test('is narrowed by its form, and prints without what only a screen needs', async () => {
    const { rowan } = seen.laid;
    const page = await seen.openAs(seen.vale.socialWorker.post, { ...desk, javaScript: false });
    await page.goto(paths.story(rowan));
    await page.getByLabel('Agency', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Year', { exact: true }).first().fill('2026');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(page.url()).toContain('from-year=2026');
    expect(await page.getByText('From 2026').count()).toBe(1);
    await page.goto(paths.story(rowan, { all: true }));
    await page.emulateMedia({ media: 'print' });
    await screenshot(page, 'story-print');
    expect(await page.getByText('4 Mill Rise').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Apply filters' }).isVisible()).toBe(false);
    expect(await page.getByRole('rowheader', { name: 'Parent-support check' }).first().isVisible()).toBe(
      true,
    );
    expect(await page.locator('main td a, main th a, main dd a').count()).toBe(0);
  });
});
