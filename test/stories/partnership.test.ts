import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#db';
import {
  linkAccount,
  makeBody,
  makeOrganisation,
  makePost,
  makeSeat,
  organisationsInForce,
  paths,
  postById,
  settingOf,
  teamsReceiving,
} from '#partnership';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner, asPost } from '../support/world.ts';

const day = (name: string, iso: string) => {
  const [year, month, date] = iso.split('-').map(Number);
  return { [`${name}-day`]: `${date}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
};
const TODAY = '2026-11-23';
const YESTERDAY = '2026-11-22';

describe('the registers of the partnership', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let admin: string;
  let nurse: string;
  const own = <T>(run: (tx: Tx) => Promise<T>) => asOwner(app.databases, run);
  const idIn = (location: string) => location.split('/').at(-1) ?? '';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    admin = vale.administrator.post;
    nurse = vale.healthVisitor.post;
  });
  afterAll(() => app.close());

  it('are read by everybody with a post, without e-mail addresses, and kept by administrators alone', async () => {
    const read = await app.get(nurse, paths.staffMember(vale.namedNurse.staff));
    expect(read.status).toBe(200);
    expect(read.text).toContain('01632 960000');
    expect(read.text).not.toContain('nora.lamb@example.org');
    expect(read.text).not.toContain('Appoint to a post');
    expect((await app.get(admin, paths.staffMember(vale.namedNurse.staff))).text).toContain(
      'nora.lamb@example.org',
    );

    const own = await app.get(nurse, paths.staffMember(vale.healthVisitor.staff));
    expect(own.text).toContain('hana.voss@example.org');

    expect((await app.get(nurse, paths.newOrganisation)).status).toBe(403);
    const sent = await app.sendJson(nurse, paths.newOrganisation, { name: 'X', type: 'school', from: TODAY });
    expect(sent.status).toBe(403);
    expect(sent.text).toContain('Only an administrator keeps the registers');
    const [refusal] = await auditOf(app);
    expect(refusal).toMatchObject({ event: 'organisation.added', outcome: 'refused', post_id: nurse });
  });

  it('refuse an organisation of a kind that the law did not know then, and keep what was typed', async () => {
    const typed = {
      name: 'Northvale CCG',
      type: 'ccg',
      code: '15E',
      phone: '',
      ...day('from', '2019-09-29'),
    };
    const refused = await app.send(admin, paths.newOrganisation, typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Clinical commissioning groups ended on 30 June 2022');
    expect(refused.text).toContain('value="Northvale CCG"');

    const taken = await app.send(admin, paths.newOrganisation, { ...typed, ...day('until', '2022-06-30') });
    expect(taken.status).toBe(303);
    const shown = await app.get(nurse, taken.location);
    expect(shown.text).toContain('Children Act 2004, section 16E');
    expect(shown.text).toContain('Ended');
    expect(shown.text).toMatch(/Organisation added[\s\S]*by Ada Finch, Partnership administrator/);
  });

  it('show both values to whoever comes second, and lose nothing', async () => {
    const school = await own((tx) => makeOrganisation(tx, { name: 'Elm School', type: 'school' }));
    const change = paths.changeOrganisation(school);
    const facts = { type: 'school', code: '', phone: '', ...day('from', '2019-09-29'), version: '1' };
    const opened = await app.open(admin, change);
    expect((await app.send(admin, change, { ...facts, name: 'Elm Primary School' })).status).toBe(303);

    const second = await app.send(admin, change, { ...facts, ...opened, name: 'Elm Academy' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Somebody changed this while you had it open');
    for (const shown of ['When you opened it: Elm School', 'Elm Primary School', 'Elm Academy'])
      expect(second.text).toContain(shown);

    const settled = await app.send(admin, change, {
      ...facts,
      ...app.hidden(second),
      name: 'Elm Academy',
      '_choice.name': 'mine',
    });
    expect(settled.status).toBe(303);
    expect((await app.get(nurse, paths.organisation(school))).text).toContain(
      'Name: from Elm Primary School to Elm Academy',
    );
  });

  it('take access away with the post, at once', async () => {
    const person = await app.send(admin, paths.newStaffMember, {
      name: 'Rhys Doran',
      email: 'rhys.doran@example.org',
      phone: '',
    });
    const appointed = await app.send(admin, paths.appoint(idIn(person.location)), {
      title: 'Health visitor',
      organisation: vale.trust,
      body: vale.healthVisiting,
      role: 'practitioner',
      ...day('from', '2026-10-01'),
    });
    const post = idIn(appointed.location);
    expect((await app.get(post, paths.overview)).status).toBe(200);

    const ended = await app.send(admin, paths.endPost(post), { ...day('until', YESTERDAY), version: '1' });
    expect(ended.status).toBe(303);
    const refused = await app.get(post, paths.overview);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('The post you were using has ended');

    const back = await app.send(admin, paths.endPost(post), {
      'until-day': '',
      'until-month': '',
      'until-year': '',
      version: '2',
    });
    expect(back.status).toBe(303);
    expect((await app.get(post, paths.overview)).status).toBe(200);
  });

  it('name what belongs to an organisation that ends, and end it too when asked', async () => {
    const charity = await own((tx) => makeOrganisation(tx, { name: 'Brook Charity', type: 'charity' }));
    const team = await own((tx) =>
      makeBody(tx, { name: 'Brook Outreach', type: 'team', organisation: charity, receives: 'work' }),
    );
    const worker = await own((tx) =>
      makePost(tx, { name: 'Lena Holt', role: 'practitioner', organisation: charity, body: team }),
    );
    const starter = await own((tx) =>
      makePost(tx, { name: 'Kit Moss', role: 'practitioner', organisation: charity, from: '2027-01-04' }),
    );
    const end = { ...day('until', YESTERDAY), version: '1' };
    const refused = await app.send(admin, paths.endOrganisation(charity), end);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('1 body, 2 posts would go on after 22 November 2026');

    expect(
      (await app.send(admin, paths.endOrganisation(charity), { ...end, dependants: 'true' })).status,
    ).toBe(303);
    expect((await app.get(worker.post, paths.overview)).status).toBe(403);
    await own(async (tx) => {
      expect(await postById(tx, starter.post)).toMatchObject({ from: '2027-01-04', until: '2027-01-03' });
      expect((await teamsReceiving(tx, 'work', TODAY)).map(({ id }) => id)).not.toContain(team);
    });
  });

  it('never leave a day on which nobody is an administrator', async () => {
    const refused = await app.send(admin, paths.endPost(admin), { ...day('until', TODAY), version: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Nobody would be an administrator after that');
    expect((await app.get(admin, paths.newOrganisation)).status).toBe(200);
  });

  it('let a body report to several, and never in a loop', async () => {
    const [partnership, board, panel, adults] = await own(async (tx) => {
      const top = await makeBody(tx, { name: 'Arden Vale SCP', type: 'partnership' });
      const middle = await makeBody(tx, { name: 'Exploitation Board', type: 'board', reportsTo: [top] });
      const low = await makeBody(tx, { name: 'Exploitation Panel', type: 'panel', reportsTo: [middle] });
      return [top, middle, low, await makeBody(tx, { name: 'Adults Board', type: 'board' })] as const;
    });
    const also = { reportsTo: adults, ...day('from', '2026-01-01') };
    expect((await app.send(admin, paths.newReportingLine(panel), also)).status).toBe(303);
    const loop = { reportsTo: panel, ...day('from', '2026-01-01') };
    const refused = await app.send(admin, paths.newReportingLine(partnership), loop);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(
      'Exploitation Panel reports to Exploitation Board reports to Arden Vale SCP',
    );
    expect((await app.get(nurse, paths.body(board))).text).toMatch(/Reported to by[\s\S]*Exploitation Panel/);
  });

  it('seat lead partners for the three, and a scrutineer who does not chair', async () => {
    const made = await own(async (tx) => {
      const scp = await makeBody(tx, { name: 'Arden Vale Executive', type: 'partnership' });
      const role = 'boardMember';
      const chief = await makePost(tx, {
        name: 'Cara West',
        role,
        title: 'Chief executive',
        organisation: vale.council,
      });
      const independent = await makeOrganisation(tx, { name: 'Dr Idris Vane', type: 'independent' });
      const scrutineer = await makePost(tx, {
        name: 'Idris Vane',
        role: 'independentScrutineer',
        organisation: independent,
      });
      await makeSeat(tx, {
        body: scp,
        ...scrutineer,
        organisation: independent,
        capacity: 'independentScrutineer',
      });
      return { scp, chief, scrutineer };
    });
    const seat = (post: string, capacity: string, organisation = '', from = '2024-01-08') =>
      app.send(admin, paths.newRepresentation(made.scp), {
        post,
        capacity,
        organisation,
        ...day('from', from),
      });

    const early = await seat(made.chief.post, 'leadSafeguardingPartner', '', '2023-12-14');
    expect(early.text).toContain('only from 15 December 2023');
    const school = await seat(vale.teacher.post, 'leadSafeguardingPartner');
    expect(school.text).toContain('is not one of the three safeguarding partners');
    expect((await seat(made.chief.post, 'leadSafeguardingPartner')).status).toBe(303);
    const chairing = await seat(made.scrutineer.post, 'chair');
    expect(chairing.status).toBe(422);
    expect(chairing.text).toContain('The independent scrutineer does not chair or decide');

    const overview = await app.get(nurse, paths.overview);
    expect(overview.text).toMatch(/Arden Vale Council[\s\S]*Cara West[\s\S]*Forest Police[\s\S]*Idris Vane/);
  });

  it('keep settings that say who changed them, and take no nonsense', async () => {
    const accent = paths.changeSetting('accent');
    const wrong = await app.send(admin, accent, { value: 'red', version: '0' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter the colour as #');
    expect((await app.send(admin, accent, { value: '#005a30', version: '0' })).status).toBe(303);
    const authorises = paths.changeSetting('managerAuthorisesDecisions');
    expect((await app.send(admin, authorises, { value: 'false', version: '0' })).status).toBe(303);
    expect((await app.send(admin, authorises, { value: 'true', version: '0' })).status).toBe(409);

    const shown = await app.get(nurse, paths.settings);
    expect(shown.text).toMatch(
      /A manager authorises decisions on contacts added[\s\S]*by Ada Finch, Partnership administrator[\s\S]*Value: No/,
    );
    await own(async (tx) => {
      expect(await settingOf(tx, 'managerAuthorisesDecisions')).toBe(false);
      expect(await settingOf(tx, 'accent')).toBe('#005a30');
    });
    expect((await app.get(admin, `${paths.settings}/synthetic`)).status).toBe(404);
  });

  it('write down every change, where no serving role can write or mend it', async () => {
    for (const run of [
      (tx: Tx) =>
        sql`insert into register_change (register, row_key, operation, at) values ('staff', 'x', 'insert', now())`.execute(
          tx,
        ),
      (tx: Tx) => sql`update register_change set after = null`.execute(tx),
      (tx: Tx) => sql`delete from register_change`.execute(tx),
    ])
      await expect(asPost(app.databases, admin, run, { role: 'app' })).rejects.toThrow(/permission denied/);
  });

  it('tie one account to one person', async () => {
    const keep = { role: 'app' } as const;
    const { staff } = vale.officer;
    await asPost(app.databases, admin, (tx) => linkAccount(tx, staff, 'account-1'), keep);
    const second = asPost(
      app.databases,
      admin,
      (tx) => linkAccount(tx, vale.teacher.staff, 'account-1'),
      keep,
    );
    await expect(second).rejects.toThrow('already signs in as Priya Dale');
    expect((await app.get(admin, paths.staffMember(staff))).text).toMatch(
      /Account to sign in with[\s\S]*Joined/,
    );
    const again = await app.send(admin, paths.newStaffMember, {
      name: 'Another',
      email: 'PRIYA.DALE@example.org',
      phone: '',
    });
    expect(again.text).toContain('Priya Dale already has that e-mail address');
  });

  it('show their last page past the last', async () => {
    for (const list of [paths.organisations, paths.bodies, paths.staff, paths.posts]) {
      const first = await app.getJson(nurse, list());
      const past = await app.getJson(nurse, list({ page: 9_999_999 }));
      expect(past.json(), list()).toEqual(first.json());
    }
  });

  it('list four hundred by the page, narrowed as the address says, for a person and for a program', async () => {
    await own(async (tx) => {
      for (let number = 1; number <= 400; number += 1)
        await makeOrganisation(tx, {
          name: `Setting ${String(number).padStart(3, '0')}`,
          type: 'earlyYears',
        });
      expect(await organisationsInForce(tx, TODAY)).not.toHaveLength(0);
    });
    const first = await app.get(nurse, paths.organisations({ type: 'earlyYears' }));
    expect(first.text).toContain('Organisations: 400');
    expect(first.text).toContain('Setting 050');
    expect(first.text).not.toContain('Setting 051');
    const last = await app.getJson(nurse, paths.organisations({ type: 'earlyYears', page: 8 }));
    expect(last.json()).toMatchObject({ total: 400, page: 8, pages: 8, acts: [] });
    const none = await app.get(nurse, paths.organisations({ q: '100%' }));
    expect(none.text).toContain('No organisation matches');
    const ended = await app.get(nurse, paths.organisations({ standing: 'ended', q: 'northvale ccg' }));
    expect(ended.text).toContain('Organisations: 1');
  });
});
