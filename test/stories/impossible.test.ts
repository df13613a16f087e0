import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBody, makeOrganisation, makePost, paths as places } from '#partnership';
import { makePerson, paths } from '#people';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';

const Told = z.object({ errors: z.array(z.object({ field: z.string(), message: z.string() })) });
const NOBODY = '01890000-0000-7000-8000-00000000dead';

describe('What cannot be is refused beside its field, and never by the database', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let admin: string;
  let worker: string;
  let child: string;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    admin = vale.administrator.post;
    worker = vale.frontDoorManager.post;
    child = await actAs(app.databases, worker, (acting) =>
      makePerson(acting, { given: 'Ivy', family: 'Larch' }),
    );
  });
  afterAll(() => app.close());

  /** What is said against it, by field. */
  const refused = async (post: string, url: string, body: object) => {
    const answer = await app.sendJson(post, url, body);
    expect([url, answer.status, answer.text.slice(0, 200)]).toEqual([url, 422, expect.anything()]);
    return Object.fromEntries(
      Told.parse(answer.json()).errors.map(({ field, message }) => [field, message] as const),
    );
  };
  const days = { from: '2026-06-02', until: '2026-06-01' };
  const BEFORE = 'must be on or after 2 June 2026, when it begins';

  it('an organisation, a body, a reporting line, a seat or a post whose last day is before its first', async () => {
    const { council, frontDoor, familySupport, socialWorker, namedNurse } = vale;
    const said = { until: `Last day ${BEFORE}` };
    const school = { name: 'Elm School', type: 'school', ...days };
    expect(await refused(admin, places.newOrganisation, school)).toEqual(said);
    const panel = { name: 'Panel', type: 'panel', receives: 'none', organisation: council, ...days };
    expect(await refused(admin, places.newBody, panel)).toEqual(said);
    expect(
      await refused(admin, places.newReportingLine(frontDoor), { reportsTo: familySupport, ...days }),
    ).toEqual(said);
    expect(
      await refused(admin, places.newRepresentation(frontDoor), {
        post: socialWorker.post,
        capacity: 'member',
        ...days,
      }),
    ).toEqual(said);
    const post = { title: 'Nurse', organisation: vale.trust, role: 'practitioner', ...days };
    expect(await refused(admin, places.appoint(namedNurse.staff), post)).toEqual(said);
    // Long before it, and the day before, on which a row that stands is cancelled.
    for (const until of ['2020-01-01', '2026-06-01'])
      expect(await refused(admin, places.newOrganisation, { ...school, until })).toEqual(said);
  });

  it('a first day that is moved past the last', async () => {
    const made = await asOwner(app.databases, async (tx) => {
      const organisation = await makeOrganisation(tx, {
        name: 'Old Trust',
        type: 'nhsTrust',
        from: '2020-01-01',
        until: '2024-12-31',
      });
      const body = await makeBody(tx, {
        name: 'Old team',
        type: 'team',
        organisation: vale.council,
        from: '2020-01-01',
        until: '2024-12-31',
      });
      const { post } = await makePost(tx, {
        name: 'Old Hand',
        role: 'practitioner',
        title: 'Nurse',
        organisation: vale.council,
        from: '2020-01-01',
        until: '2024-12-31',
      });
      return { organisation, body, post };
    });
    const said = { from: 'The first day must be on or before 31 December 2024, the last day' };
    const moved = { from: '2025-06-01', version: 1 };
    expect(
      await refused(admin, places.changeOrganisation(made.organisation), {
        name: 'Old Trust',
        type: 'nhsTrust',
        ...moved,
      }),
    ).toEqual(said);
    expect(
      await refused(admin, places.changeBody(made.body), {
        name: 'Old team',
        type: 'team',
        receives: 'none',
        organisation: vale.council,
        ...moved,
      }),
    ).toEqual(said);
    expect(await refused(admin, places.changePost(made.post), { title: 'Nurse', ...moved })).toEqual(said);
  });

  it('a name, a number, an address, a relationship or an involvement that ends before it begins', async () => {
    const other = await actAs(app.databases, worker, (acting) => makePerson(acting, { given: 'Ash' }));
    const said = { until: `Until ${BEFORE}` };
    for (const [url, body] of [
      [paths.addName(child), { kind: 'previous', given: 'Ivy', family: 'Elder' }],
      [paths.addAddress(child), { kind: 'home', lines: '1 Mill Rise' }],
      [paths.addIdentifier(child), { scheme: 'laChildId', value: 'A1' }],
      [paths.addRelationship(child, other), { kind: 'sibling' }],
    ] as const)
      expect(await refused(worker, url, { ...body, ...days }), url).toEqual(said);
    const involved = { practitioner: 'Hana Voss', service: 'Health visiting', reach: '01632 960123' };
    expect(await refused(worker, paths.addInvolvement(child), { ...involved, ...days })).toEqual({
      until: `Involved until ${BEFORE}`,
    });
  });

  it('somebody or some place that is in no register', async () => {
    const staff = { staff: 'Select people who hold a post today, from the list' };
    expect(await refused(worker, paths.exclusions(child), { staff: NOBODY, reason: 'An aunt' })).toEqual(
      staff,
    );
    expect(await refused(worker, paths.restriction(child), { staff: [NOBODY], reason: 'A threat' })).toEqual(
      staff,
    );
    const decision = { outcome: 'shared', lawfulBasis: 'publicTask', purpose: 'To attend' };
    for (const to of ['organisation', 'body:x', `body:${NOBODY}`, `post:${NOBODY}`, `toString:${NOBODY}`])
      expect(await refused(worker, paths.shares(child), { ...decision, to }), to).toEqual({
        to: 'Select who to share with from the list',
      });
    const body = { name: 'Front Door', type: 'team', receives: 'contacts', from: '2019-01-01', version: 1 };
    const sent = { ...body, organisation: NOBODY };
    expect((await app.sendJson(admin, places.changeBody(vale.frontDoor), sent)).status).toBe(404);
    const post = { title: 'Nurse', from: '2019-01-01', version: 1, body: NOBODY };
    expect((await app.sendJson(admin, places.changePost(vale.namedNurse.post), post)).status).toBe(404);
  });

  it('a day that no life reaches', async () => {
    const facts = { given: 'Rowan', family: 'Birch', sex: 'U', ethnicity: 'NOBT', explained: 'As told' };
    const person = (changed: object) => refused(worker, paths.addPerson, { ...facts, ...changed });
    expect(await person({ born: '2026-11-24' })).toEqual({
      born: 'Date of birth must be in the past. For an unborn child enter the expected date of birth',
    });
    expect(await person({ born: '1905' })).toEqual({
      born: 'Date of birth must be on or after 23 November 1906',
    });
    expect(await person({ expected: '2027-11-24' })).toEqual({
      expected: 'Expected date of birth must be on or before 23 November 2027',
    });
    expect(await person({ expected: '2026-09-22' })).toEqual({
      expected: 'Expected date of birth must be on or after 23 September 2026',
    });
    // Everything that is wrong is told at once, in the order of the form.
    expect(Object.keys(await person({ born: '2030', ethnicity: 'x', expected: '9999-12-31' }))).toEqual([
      'born',
      'expected',
      'ethnicity',
    ]);
    expect(
      await refused(worker, paths.changePerson(child), {
        ...facts,
        given: undefined,
        family: undefined,
        died: '2026-11-24',
        version: 1,
      }),
    ).toEqual({ died: 'Date of death must be today or in the past' });
    const involved = { practitioner: 'Hana Voss', service: 'Health visiting', reach: '01632 960123' };
    const future = { ...involved, from: '2026-11-24', lastSeen: '2026-11-25' };
    expect(await refused(worker, paths.addInvolvement(child), future)).toEqual({
      from: 'Involved from must be today or in the past',
      lastSeen: 'Day the child was last seen must be today or in the past',
    });
    const form = await app.send(worker, paths.addInvolvement(child), {
      ...involved,
      'from-day': '24',
      'from-month': '11',
      'from-year': '2026',
    });
    expect([form.status, form.text.includes('Involved from must be today or in the past')]).toEqual([
      422,
      true,
    ]);
    expect(form.text).toContain('value="24"');
  });

  it('a bank holiday where no clock counts', async () => {
    const holiday = (day: string) => refused(admin, '/calendar/add', { day, name: 'Jubilee' });
    expect(await holiday('9999-12-31')).toEqual({
      day: 'Enter a date on or before 23 November 2036: bank holidays are not known further ahead.',
    });
    expect(await holiday('1994-12-30')).toEqual({
      day: 'Enter a date on or after 1 January 1995: no clock counts from before.',
    });
  });
});
