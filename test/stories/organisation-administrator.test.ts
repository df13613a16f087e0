import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, setPassword } from '#auth';
import type { Databases } from '#db';
import {
  linkAccount,
  makeBody,
  makeOrganisation,
  makePost,
  makeSeat,
  makeSetting,
  paths,
} from '#partnership';
import { paths as watched } from '#sign-ins';
import { modules, prepare, tellPerson } from '../../src/app.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const HERS = 'three green kettles';
const LINK = /https:\/\/arden\.example(\/welcome\/[\w-]{43})/;
const TODAY = '2026-11-23';
const day = (name: string, iso: string) => {
  const [year, month, date] = iso.split('-').map(Number);
  return { [`${name}-day`]: `${date}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
};
const idIn = (location: string) => location.split('/').at(-1) ?? '';

describe('An organisation’s own administrator', () => {
  let databases: Databases;
  let house: House;
  let keeper: Visitor;
  let admin: Visitor;
  let joiner: Visitor;
  const laid = {
    ...{ council: '', trust: '', north: '', south: '', theirs: '', board: '' },
    ...{ keeper: '', keeperPost: '', admin: '', adminPost: '', lead: '', leadPost: '' },
    ...{ teacher: '', teacherPost: '', both: '', bothPost: '', seat: '' },
  };
  let joined = '';
  let post = '';

  const account = async (staff: string, email: string) => {
    const made = await asOwner(databases, async (tx) => {
      const id = await addAccount(tx, { name: email, email });
      await linkAccount(tx, staff, id);
      return id;
    });
    await setPassword(house.auth, { account: made, password: PASSWORD, now: NOW });
    const visitor = house.visitor();
    await visitor.signIn(email, PASSWORD);
    return visitor;
  };
  const bell = async (visitor: Visitor) => (await visitor.get('/notifications')).text;

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, { modules, now: () => NOW, tells: tellPerson });
    await asOwner(databases, async (tx) => {
      await makeSetting(tx, 'secondStep', 'nobody');
      laid.council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      laid.trust = await makeOrganisation(tx, { name: 'Vale NHS Trust', type: 'nhsTrust' });
      const team = (name: string, organisation: string) =>
        makeBody(tx, { name, type: 'team', organisation, receives: 'work' });
      laid.north = await team('Health Visiting, North', laid.trust);
      laid.south = await team('Health Visiting, South', laid.trust);
      laid.theirs = await team('Family Support', laid.council);
      laid.board = await makeBody(tx, { name: 'Exploitation Board', type: 'board' });
      const make = async (
        key: 'keeper' | 'admin' | 'lead' | 'teacher',
        traits: Parameters<typeof makePost>[1],
      ) => {
        const made = await makePost(tx, traits);
        laid[key] = made.staff;
        laid[`${key}Post`] = made.post;
      };
      await make('keeper', {
        name: 'Orla Byrne',
        role: 'organisationAdministrator',
        organisation: laid.trust,
      });
      await make('admin', { name: 'Ada Finch', role: 'administrator', organisation: laid.trust });
      await make('lead', { name: 'Ivo Grey', role: 'informationGovernance', organisation: laid.trust });
      await make('teacher', { name: 'Tom Ashe', role: 'practitioner', organisation: laid.council });
      const both = await makePost(tx, { name: 'Bea Cole', role: 'practitioner', organisation: laid.trust });
      await makePost(tx, { name: 'x', staff: both.staff, role: 'practitioner', organisation: laid.council });
      [laid.both, laid.bothPost] = [both.staff, both.post];
      laid.seat = await makeSeat(tx, {
        body: laid.board,
        post: both.post,
        organisation: laid.trust,
        capacity: 'member',
      });
    });
    keeper = await account(laid.keeper, 'orla.byrne@example.org');
    admin = await account(laid.admin, 'ada.finch@example.org');
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });

  test('takes on a joiner: an entry, a post, an invitation, and she works', async () => {
    const added = await keeper.send(paths.newStaffMember, {
      ...{ name: 'Hana Voss', email: 'hana.voss@example.org', phone: '' },
    });
    expect(added.status).toBe(303);
    joined = idIn(added.to);
    // Until she holds a post there, she is nobody's.
    const early = await keeper.send(paths.invite(joined), {}, '/account');
    expect([early.status, early.text]).toEqual([403, expect.stringContaining('Appoint them to one first')]);

    const offered = (await keeper.get(paths.appoint(joined))).text;
    for (const text of ['Practitioner', 'Organisation administrator', 'Health Visiting, North'])
      expect(offered).toContain(`>${text}</option>`);
    for (const text of [
      'Administrator',
      'Front door worker',
      'Agency system',
      'Public form',
      'Family Support',
    ])
      expect(offered).not.toContain(`>${text}</option>`);
    const appointed = await keeper.send(paths.appoint(joined), {
      ...{ title: 'Health visitor', organisation: laid.trust, body: laid.north, role: 'practitioner' },
      ...day('from', '2026-11-01'),
    });
    expect(appointed.status).toBe(303);
    post = idIn(appointed.to);

    const link = LINK.exec((await keeper.send(paths.invite(joined), {})).text)?.[1] ?? 'no link';
    joiner = house.visitor();
    await joiner.send(link, { password: HERS, again: HERS });
    expect((await joiner.signIn('hana.voss@example.org', HERS)).to).toBe('/');
    const told = await bell(joiner);
    expect(told).toContain('You were given a post');
    expect(told).toContain('Your password was changed');
  });

  test('moves her to another team, and she is told', async () => {
    const moved = await keeper.send(paths.changePost(post), {
      ...{ title: 'Health visitor', body: laid.south, version: '1' },
      ...day('from', '2026-11-01'),
    });
    expect(moved.status).toBe(303);
    expect((await joiner.get(paths.post(post))).text).toContain('Health Visiting, South');
    expect(await bell(joiner)).toContain('A post of yours was changed');
    const away = await keeper.send(paths.changePost(post), {
      ...{ title: 'Health visitor', body: laid.theirs, version: '2' },
      ...day('from', '2026-11-01'),
    });
    expect([away.status, away.text]).toEqual([
      422,
      expect.stringContaining('Choose a team of your own organisation'),
    ]);
  });

  test('ends her post, and the session that she has open loses access at once', async () => {
    expect((await joiner.get(paths.overview)).status).toBe(200);
    const ended = await keeper.send(paths.endPost(post), { ...day('until', '2026-11-22'), version: '2' });
    expect(ended.status).toBe(303);
    const refused = await joiner.get(paths.overview);
    expect(refused.status === 200 ? refused.text : 'no page').not.toContain(
      'The three safeguarding partners',
    );
    expect(refused.status).not.toBe(200);
    const news = await asOwner(databases, (tx) =>
      tx.selectFrom('notice').select(['event', 'path']).where('to_id', '=', joined).orderBy('id').execute(),
    );
    expect(news.at(-1)).toEqual({ event: 'post.ended', path: paths.post(post) });
  });

  test.each([
    ['a person of another organisation', () => paths.changeStaffMember(laid.teacher), 'another organisation'],
    ['a link for their password', () => paths.invite(laid.teacher), 'another organisation'],
    ['a post there', () => paths.endPost(laid.teacherPost), 'another organisation'],
    ['somebody who works there too', () => paths.invite(laid.both), 'not yours to give'],
    ['the partnership’s administrator', () => paths.newPassword(laid.admin), 'not yours to give'],
    ['their post', () => paths.endPost(laid.adminPost), 'The partnership keeps this post'],
    ['a post that the partnership gave', () => paths.changePost(laid.leadPost), 'You can end it'],
    ['organisations', () => paths.newOrganisation, 'Only the partnership’s administrator'],
    ['teams', () => paths.changeBody(laid.north), 'Only the partnership’s administrator'],
    ['seats', () => paths.endRepresentation(laid.seat), 'Only the partnership’s administrator'],
    ['settings', () => paths.changeSetting('accent'), 'Only the partnership’s administrator'],
  ])('cannot touch %s', async (_, url, says) => {
    const page = await keeper.get(url());
    expect([page.status, page.text]).toEqual([403, expect.stringContaining(says)]);
    const sent = await keeper.send(
      url(),
      {
        ...{ name: 'X', email: 'x@example.org', phone: '', title: 'X', type: 'school', version: '1' },
        ...{ value: '', body: '', receives: 'none' },
        ...day('from', '2020-01-01'),
        ...day('until', TODAY),
      },
      '/account',
    );
    expect([sent.status, sent.text]).toEqual([403, expect.stringContaining(says)]);
  });

  test('appoints to no other organisation, and to no role that reaches further or is a program’s', async () => {
    const typed = { title: 'X', body: '', ...day('from', '2026-11-01') };
    const send = (organisation: string, role: string, visitor = keeper) =>
      visitor.send(paths.appoint(joined), { ...typed, organisation, role });
    expect((await send(laid.council, 'practitioner')).status).toBe(403);
    for (const role of ['administrator', 'informationGovernance', 'socialWorker'])
      expect((await send(laid.trust, role)).text, role).toContain('Choose another, or ask them');
    for (const role of ['agencySystem', 'publicForm', 'censusImport'])
      for (const visitor of [keeper, admin]) expect((await send(laid.trust, role, visitor)).status).toBe(422);
    expect((await send(laid.trust, 'organisationAdministrator')).status).toBe(303);
  });

  test('ends what the partnership gave, with the seat that hangs on it, and does not bring it back', async () => {
    const end = { ...day('until', TODAY), version: '1' };
    expect((await keeper.send(paths.endPost(laid.leadPost), end)).status).toBe(303);
    const longer = { ...day('until', '2027-11-23'), version: '2' };
    expect((await keeper.send(paths.endPost(laid.leadPost), longer)).status).toBe(403);
    expect((await keeper.send(paths.endPost(laid.bothPost), { ...end, dependants: 'true' })).status).toBe(
      303,
    );
    expect((await keeper.get(paths.body(laid.board))).text).toContain('Last day: 23 November 2026');
  });

  test('keeps its own systems, and sees none of another’s', async () => {
    const add = (visitor: Visitor, organisation: string, name: string) =>
      visitor.send(paths.newSystem, { name, organisation, body: '', label: 'Live' });
    expect((await add(keeper, laid.council, 'Case system')).status).toBe(403);
    expect((await add(keeper, laid.trust, 'Hospital records')).status).toBe(200);
    expect((await add(admin, laid.council, 'Case system')).status).toBe(200);
    const list = await keeper.get(paths.systems());
    expect(list.text).toContain('Hospital records');
    expect(list.text).not.toContain('Case system');
    const theirs = /\/partnership\/systems\/([0-9a-f-]{36})[^>]*>Case system/.exec(
      (await admin.get(paths.systems())).text,
    )?.[1];
    expect((await keeper.get(paths.system(theirs ?? 'none'))).status).toBe(403);
    expect(
      (await keeper.send(paths.newCredential(theirs ?? 'none'), { label: 'X' }, '/account')).status,
    ).toBe(403);
    const systems = (await keeper.get('/webhooks/new')).text;
    expect(systems).toContain('Hospital records');
    expect(systems).not.toContain('Case system');
    expect((await keeper.get(paths.directory)).text).toContain('Vale NHS Trust');
  });

  test('sees how its own people sign in, and nobody else’s; the partnership’s sees everybody’s', async () => {
    await house.visitor().signIn('orla.byrne@example.org', 'not her password at all');
    await account(laid.teacher, 'tom.ashe@example.org');
    const own = await keeper.get(watched.list());
    expect(own.status).toBe(200);
    expect(own.text).toContain('Sign-in refused: wrong password');
    expect(own.text).toContain('Invited to sign in');
    expect(own.text).not.toContain('Tom Ashe');
    expect((await admin.get(watched.list())).text).toContain('Tom Ashe');
    const refusals = await admin.get(watched.list({ kind: 'refused', who: 'orla' }));
    expect(refusals.text).toContain('Sign-in refused: wrong password');
    expect(refusals.text).not.toContain('Signed in');
    const none = await admin.get(watched.list({ kind: 'sessions', until: '2020' }));
    expect(none.text).toContain('Nothing fits the filter');
    const teacher = house.visitor();
    await teacher.signIn('tom.ashe@example.org', PASSWORD);
    expect((await teacher.get(watched.list())).status).toBe(403);
  });
});
