import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount, setPassword } from '#auth';
import { transact } from '#db';
import { makeOrganisation, makePost } from '#partnership';
import { describeOnPostgres } from '../support/postgres.ts';
import { type House, openHouse } from '../support/visitor.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

const PASSWORD = 'purple otter climbs';
const EMAIL = 'nadia.rahman@example.org';

describeOnPostgres('Sign-in, on PostgreSQL, as the login that serves', () => {
  let world: ServerWorld;
  let house: House;
  let account: string;
  beforeAll(async () => {
    world = await serverWorld('sign_in');
    const { databases } = world;
    account = await asOwner(databases, async (tx) => {
      const made = await addAccount(tx, { name: 'Nadia Rahman', email: EMAIL });
      const organisation = await makeOrganisation(tx, { name: 'Vale Council', type: 'localAuthority' });
      for (const title of ['Front door worker', 'Trainer'])
        await makePost(tx, {
          name: 'Nadia Rahman',
          role: 'frontDoorWorker',
          title,
          organisation,
          account: title === 'Trainer' ? null : made,
        });
      return made;
    });
    house = await openHouse(databases, { now: () => NOW });
    await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
  });
  afterAll(async () => {
    await house?.served.stop();
    await world?.drop();
  });

  test('a person signs in, sees the account, changes the password and signs out', async () => {
    const browser = house.visitor();
    expect((await browser.signIn(EMAIL, PASSWORD, '/account')).to).toBe('/account');
    expect((await browser.get('/account')).text).toContain('Front door worker');
    const changed = { currentPassword: PASSWORD, newPassword: 'seven quiet lanterns' };
    expect((await browser.send('/account', changed)).status).toBe(303);
    expect((await browser.send('/sign-out', {}, '/account')).to).toBe('/sign-in');
    expect((await house.visitor().signIn(EMAIL, 'seven quiet lanterns')).to).toBe('/');
    await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
  });

  test('tries at once, each on a connection of its own, are counted one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => house.visitor('10.9.9.9').signIn(EMAIL, 'not the password')),
    );
    expect(answers.filter(({ text }) => text.includes('password is wrong'))).toHaveLength(5);
    expect(answers.filter(({ text }) => text.includes('too many tries'))).toHaveLength(7);
  });

  test('what reads pages for people reads no account, session or password', async () => {
    for (const table of ['account', 'session', 'credential', 'one_time_link', 'sign_in_attempt'] as const)
      await expect(
        transact(world.databases.serving, { role: 'reader', partnership: PARTNERSHIP, now: NOW }, (tx) =>
          tx.selectFrom(table).selectAll().execute(),
        ),
        table,
      ).rejects.toThrow('permission denied');
  });
});
