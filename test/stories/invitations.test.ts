import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, setPassword } from '#auth';
import { createPartnership, type Databases, readMigrations } from '#db';
import { linkAccount, makeOrganisation, makePost, paths } from '#partnership';
import { modules, prepare } from '../../src/app.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP, ROOT } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const LINK = /https:\/\/arden\.example(\/welcome\/[\w-]{43})/;

describe('An administrator invites a person who works here', () => {
  let databases: Databases;
  let house: House;
  let clock = NOW;
  let admin: Visitor;
  let nurse: string;
  let officer: string;

  const passHours = (hours: number) => {
    clock = new Date(Date.parse(clock) + hours * 3_600_000).toISOString();
  };
  const linkIn = (text: string): string => LINK.exec(text)?.[1] ?? 'no link';
  const press = (url: string) => admin.send(url, {});
  const staffPage = async (id: string) => (await admin.get(paths.staffMember(id))).text;
  const choose = (visitor: Visitor, link: string, password: string) =>
    visitor.send(link, { password, again: password });

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, { modules, now: () => clock });
    const account = await asOwner(databases, async (tx) => {
      const council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      const keeper = await makePost(tx, {
        name: 'Ada Finch',
        role: 'administrator',
        title: 'Administrator',
        organisation: council,
      });
      nurse = (await makePost(tx, { name: 'Nora Lamb', role: 'practitioner', organisation: council })).staff;
      officer = (await makePost(tx, { name: 'Priya Dale', role: 'practitioner', organisation: council }))
        .staff;
      const made = await addAccount(tx, { name: 'Ada Finch', email: 'ada.finch@example.org' });
      await linkAccount(tx, keeper.staff, made);
      return made;
    });
    await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
    admin = house.visitor();
    await admin.signIn('ada.finch@example.org', PASSWORD);
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });

  test('who is shown a link once, hands it over, and the person chooses a password and signs in', async () => {
    expect(await staffPage(nurse)).toContain('Not invited yet');
    const made = await press(paths.invite(nurse));
    expect(made.status).toBe(200);
    const link = linkIn(made.text);
    expect(link).toMatch(/^\/welcome\//);

    const page = await staffPage(nurse);
    expect(page).toContain('The link works until');
    expect(page).not.toMatch(LINK);

    const invited = house.visitor();
    expect((await choose(invited, link, 'three green kettles')).to).toBe('/sign-in');
    expect((await invited.signIn('nora.lamb@example.org', 'three green kettles')).to).toBe('/');
    expect((await invited.get('/')).text).toContain('Nora Lamb');
    expect(await staffPage(nurse)).toMatch(/Signs in[\s\S]*?Yes/);

    const again = house.visitor();
    expect((await again.get(link)).text).toContain('does not work');
    expect((await press(paths.invite(nurse))).text).toContain('can sign in already');
  });

  test('the link is kept nowhere, and the same form sent again shows none and makes none', async () => {
    const { text } = await admin.get(paths.invite(officer));
    const hidden = [...text.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    );
    const form = Object.fromEntries(hidden);
    const made = await admin.send(paths.invite(officer), form);
    const link = linkIn(made.text);
    expect(made.cookies.join()).not.toContain('arden-flash');
    const resent = await admin.send(paths.invite(officer), form);
    expect(resent.to).toBe(paths.staffMember(officer));
    const shown = await staffPage(officer);
    expect(shown).toContain('shown once');
    expect((await house.visitor().get(link)).status).toBe(200);

    const token = link.split('/').at(-1) ?? '';
    const { rows } = await asOwner(databases, (tx) =>
      sql<{ kept: string }>`select submission_key::text as kept from submission_key
        union all select audit_event::text from audit_event
        union all select one_time_link::text from arden.one_time_link`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ kept }) => kept.includes(token))).toEqual([]);
  });

  test('a link that goes astray is withdrawn, and another takes the place of the one before', async () => {
    const first = linkIn((await press(paths.invite(officer))).text);
    const second = linkIn((await press(paths.invite(officer))).text);
    expect((await house.visitor().get(first)).text).toContain('does not work');
    expect((await press(paths.withdrawLink(officer))).to).toBe(paths.staffMember(officer));
    expect((await house.visitor().get(second)).text).toContain('does not work');
    expect(await staffPage(officer)).toContain('the link works no more');
    expect((await press(paths.withdrawLink(officer))).status).toBe(409);

    const third = linkIn((await press(paths.invite(officer))).text);
    passHours(73);
    await admin.signIn('ada.finch@example.org', PASSWORD);
    expect((await house.visitor().get(third)).text).toContain('does not work');
    expect(await staffPage(officer)).toContain('the link works no more');
  });

  test('a password that was forgotten is made anew, which ends every session that there was', async () => {
    const before = house.visitor();
    await before.signIn('nora.lamb@example.org', 'three green kettles');
    const link = linkIn((await press(paths.newPassword(nurse))).text);
    expect(await staffPage(nurse)).toContain('a link for a new password was made');
    expect((await before.get('/')).status).toBe(200);
    await choose(house.visitor(), link, 'seven quiet harbours');
    expect((await before.get('/')).to).toContain('/sign-in');
    expect((await house.visitor().signIn('nora.lamb@example.org', 'seven quiet harbours')).to).toBe('/');
    expect((await press(paths.newPassword(officer))).text).toContain('has no password yet');
  });

  test('nobody but an administrator makes a link, and each one made is in the audit, with ids alone', async () => {
    const other = house.visitor();
    await other.signIn('nora.lamb@example.org', 'seven quiet harbours');
    for (const url of [paths.invite(officer), paths.newPassword(officer), paths.withdrawLink(officer)]) {
      expect((await other.get(url)).status).toBe(403);
      expect((await other.send(url, {}, '/account')).status).toBe(403);
    }
    const { rows } = await asOwner(databases, (tx) =>
      sql<{ event: string; outcome: string; target: string }>`select event, outcome, target from audit_event
        where event like 'account.%' order by id`.execute(tx),
    );
    expect(rows.filter(({ outcome }) => outcome === 'allowed').map(({ event }) => event)).toEqual([
      ...['account.invited', 'account.invited', 'account.invited', 'account.invited'],
      ...['account.linkWithdrawn', 'account.invited', 'account.linkMade'],
    ]);
    expect(rows[0]?.target).toMatch(new RegExp(`^id:${nurse} account:[0-9a-f-]{36}$`));
    expect(rows.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThanOrEqual(3);
  });

  test('a link for somebody who works in another partnership too is made by the people who run Arden', async () => {
    const { owner } = databases;
    if (!owner) throw new Error('The test owns its database.');
    const migrations = await readMigrations(`${ROOT}/migrations`);
    await createPartnership(owner, migrations, { slug: 'elsewhere', name: 'Elsewhere', synthetic: true });
    const account = await asOwner(databases, (tx) =>
      addAccount(tx, { name: 'Priya Dale', email: 'priya.dale@example.org' }),
    );
    await sql`insert into partnership_elsewhere.organisation (id, name, type, from_day) values ('0199aaaa-0000-7000-8000-000000000001', 'Elsewhere Council', 'localAuthority', '2020-01-01')`.execute(
      owner,
    );
    await sql`insert into partnership_elsewhere.staff (id, name, email, account_id) values ('0199aaaa-0000-7000-8000-000000000002', 'Priya Dale', 'p@example.org', ${account})`.execute(
      owner,
    );
    await sql`insert into partnership_elsewhere.post (id, staff_id, role, title, organisation_id, from_day) values ('0199aaaa-0000-7000-8000-000000000003',
      '0199aaaa-0000-7000-8000-000000000002', 'practitioner', 'Officer', '0199aaaa-0000-7000-8000-000000000001', '2020-01-01')`.execute(
      owner,
    );
    const refused = await press(paths.invite(officer));
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('This person works in another partnership too.');

    await setPassword(house.auth, { account, password: 'nine copper ladders', now: clock });
    expect((await press(paths.newPassword(officer))).text).toContain(
      'Ask the people who run Arden to do it.',
    );
  });

  test('until it has a name of its own, a partnership is called what it was made under', async () => {
    expect((await admin.get(paths.overview)).text).toContain('Arden is run for Arden Vale.');
  });
});
