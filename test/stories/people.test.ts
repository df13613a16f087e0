import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, newId } from '#db';
import { addDays } from '#kernel';
import { makePost } from '#partnership';
import {
  addAddress,
  addPeople,
  addRelationship,
  makeFamily,
  makePerson,
  paths,
  personLines,
  sayName,
  searchPeople,
  seeded,
} from '#people';
import { addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { naughty, publicNaughtyStrings } from '../support/naughty.ts';
import { asOwner, asPost, NOW } from '../support/world.ts';

const day = (name: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const idIn = (location: string) => location.split('/').at(-1) ?? '';

describe('Who a child is', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let worker: string;
  let manager: string;
  let partner: string;

  const asWorker = <T>(run: (acting: Acting) => Promise<T>, now = NOW) =>
    actAs(app.databases, worker, run, now);
  const shareWith = (record: string, organisation: string) =>
    asWorker((acting) =>
      addShare(acting, {
        record,
        grantee_kind: 'organisation',
        grantee_id: organisation,
        lawful_basis: 'publicTask',
        purpose: 'to attend a meeting',
      }),
    );

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    worker = vale.frontDoorWorker.post;
    manager = vale.frontDoorManager.post;
    partner = vale.namedNurse.post;
  });
  afterAll(() => app.close());

  const entered = {
    given: 'Orla',
    family: 'Netherby',
    sex: 'F',
    ethnicity: 'WBRI',
    disabilities: 'NONE',
    ...day('born', '2018-05-04'),
    nhs: '943 476 5919',
    lines: '3 Kiln Court, Kingsmere',
    postcode: 'av72qd',
  };

  it('is entered as far as it is known; what cannot be is refused, what is unlikely is asked about', async () => {
    const wrong = await app.send(worker, paths.addPerson, {
      ...entered,
      ...day('expected', '2027-01-20'),
      disabilities: ['NONE', 'LD'],
      nhs: '943 476 5918',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('The check digit of this NHS number does not match');
    expect(wrong.text).toContain('value="Orla"');
    const both = await app.send(worker, paths.addPerson, {
      ...entered,
      ...day('expected', '2027-01-20'),
      disabilities: ['NONE', 'LD'],
    });
    expect(both.text).toContain('Enter a date of birth or an expected date of birth, not both');
    expect(both.text).toContain('Select “No disability” alone, or the disabilities');
    const unborn = await app.send(worker, paths.addPerson, {
      ...entered,
      ...day('born', '--'),
      ...day('expected', '2027-01-20'),
    });
    expect(unborn.text).toContain('the child is not born yet');

    const doubted = await app.send(worker, paths.addPerson, { ...entered, ...day('born', '--') });
    expect(doubted.status).toBe(422);
    expect(doubted.text).toContain('There is no date of birth and no expected one');
    expect(doubted.text).toContain('Why this is right');
    const explained = await app.send(worker, paths.addPerson, {
      ...entered,
      ...day('born', '--'),
      explained: 'The neighbour does not know',
    });
    expect(explained.status).toBe(303);
    expect((await app.get(worker, explained.location)).text).toContain('The neighbour does not know');

    // The same name and number again is likely the same child: that is asked first.
    const asked = await app.send(worker, paths.addPerson, entered);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(`/people/${idIn(explained.location)}`);
    const added = await app.send(worker, paths.addPerson, { ...entered, different: 'true' });
    const page = await app.get(worker, added.location);
    expect(page.text).toContain('Orla Netherby');
    expect(page.text).toContain('943 476 5919');
    expect(page.text).toContain('AV7 2QD');
    expect(page.text).toContain('8 years');
    expect(page.text).toContain('Your organisation keeps this record.');
    const [audited] = await auditOf(app);
    // The page warns of the other record with the same number, and so shows that child too.
    expect(audited?.event).toBe('person.viewed');
    expect(audited?.subjects.sort()).toEqual([idIn(explained.location), idIn(added.location)].sort());
  });

  it('keeps both values of a lost race, and lets the second decide with open eyes', async () => {
    const id = await asWorker((acting) =>
      makePerson(acting, { given: 'Rory', family: 'Lofthouse', school: 'Mill School' }),
    );
    const facts = { sex: 'U', ethnicity: 'NOBT', ...day('born', '2016-03-09'), version: '1' };
    const marks = await app.open(vale.socialWorker.post, paths.changePerson(id));
    const first = await app.send(worker, paths.changePerson(id), { ...facts, school: 'Larch School' });
    expect(first.status).toBe(303);
    const second = await app.send(vale.socialWorker.post, paths.changePerson(id), {
      ...facts,
      ...marks,
      school: 'Elm School',
    });
    expect(second.status).toBe(409);
    for (const shown of [
      'When you opened it: Mill School',
      'What Femi Oduya saved',
      'Larch School',
      'Elm School',
    ])
      expect(second.text).toContain(shown);
    expect((await app.get(worker, paths.person(id))).text).toContain('Larch School');
    const saved = await app.send(vale.socialWorker.post, paths.changePerson(id), {
      ...facts,
      ...app.hidden(second),
      school: 'Elm School',
      '_choice.school': 'mine',
    });
    expect(saved.status).toBe(303);

    const history = await app.get(worker, paths.history(id));
    for (const told of ['Mill School', 'Larch School', 'Elm School', 'Sam Reed, Social worker', 'Femi Oduya'])
      expect(history.text).toContain(told);
  });

  it('shows the record as it stood on a day', async () => {
    const id = await asWorker(
      (acting) => makePerson(acting, { given: 'Ada', family: 'Yardley', school: 'Mill School' }),
      '2026-01-05T10:00:00.000Z',
    );
    const moved = await app.send(worker, paths.changePerson(id), {
      sex: 'F',
      ethnicity: 'WBRI',
      ...day('born', '2016-03-09'),
      school: 'Larch School',
      version: '1',
    });
    expect(moved.status).toBe(303);
    const then = await app.getJson(worker, paths.history(id, '2026-06-01'));
    expect(JSON.stringify((then.json() as { standing: unknown }).standing)).toContain('Mill School'); // the route's own schema checked it
    const now = await app.getJson(worker, paths.history(id, '2026-11-23'));
    expect(JSON.stringify((now.json() as { standing: unknown }).standing)).toContain('Larch School'); // as above
    expect((await app.getJson(worker, paths.history(id, '2025-01-01'))).json()).toMatchObject({
      standing: null,
    });
  });

  it('withholds a refuge from those it is shared with, and all that it was before', async () => {
    const id = await asWorker((acting) =>
      makePerson(acting, {
        given: 'Nell',
        family: 'Ashdown',
        address: '7 Sorrel Crescent',
        postcode: 'AV4 3NG',
      }),
    );
    await shareWith(id, vale.trust);
    expect((await app.get(partner, paths.person(id))).text).toContain('7 Sorrel Crescent');
    const model = (await app.getJson(worker, paths.person(id))).json() as { addresses: { id: string }[] }; // checked by the route
    const address = model.addresses[0]?.id ?? '';
    const withheld = await app.send(worker, paths.changeAddress(id, address), {
      kind: 'temporary',
      lines: '7 Sorrel Crescent',
      postcode: 'AV4 3NG',
      withheld: 'true',
      version: '1',
    });
    expect(withheld.status).toBe(303);
    for (const path of [paths.person(id), paths.history(id), paths.history(id, '2026-11-23')])
      for (const answer of [await app.get(partner, path), await app.getJson(partner, path)]) {
        expect(answer.status).toBe(200);
        expect(answer.text).not.toContain('Sorrel');
        expect(answer.text).not.toContain('AV4');
      }
    const kept = await app.get(worker, paths.person(id));
    expect(kept.text).toContain('Never give this address to anybody');
    expect((await app.get(worker, paths.history(id))).text).toContain('Sorrel');
  });

  it('tells a family from both sides, and nothing of a relative who is hidden', async () => {
    const { children, adults } = await asWorker((acting) =>
      makeFamily(acting, seeded(7), { children: 2, family: 'Kettlewell', unborn: false }),
    );
    const [child = '', sibling = ''] = children;
    const [mother = ''] = adults;
    const page = await app.get(worker, paths.person(child));
    expect(page.text).toContain('Mother');
    expect(page.text).toContain('holds parental responsibility');
    expect((await app.getJson(worker, paths.person(mother))).text).toContain('"relation":"Child"');

    const restricted = await app.send(manager, paths.restriction(sibling), {
      reason: 'A colleague’s grandchild',
    });
    expect(restricted.status).toBe(303);
    const after = await app.getJson(worker, paths.person(child));
    expect(after.text).not.toContain(sibling);
    expect(after.text).not.toContain('Brother or sister');
    const seenBy = (post: string) =>
      asPost(app.databases, post, (tx) =>
        tx.selectFrom('record').select('id').where('child_id', '=', child).execute(),
      );
    const [records, named] = [await seenBy(worker), await seenBy(manager)];
    expect(named.length).toBe(records.length + 1);
    const traces = await asPost(app.databases, worker, (tx) =>
      tx
        .selectFrom('history')
        .select('id')
        .where('table_name', '=', 'relationship')
        .where('after', 'is not', null)
        .execute(),
    );
    const all = await asPost(app.databases, manager, (tx) =>
      tx
        .selectFrom('history')
        .select('id')
        .where('table_name', '=', 'relationship')
        .where('after', 'is not', null)
        .execute(),
    );
    expect(traces.length).toBeLessThan(all.length);
  });

  it('relates two people by name, each in its own words, and refuses what no law knows', async () => {
    const child = await asWorker((acting) => makePerson(acting, { given: 'Finn', family: 'Uttley' }));
    const aunt = await asWorker((acting) =>
      makePerson(acting, { given: 'Hayley', family: 'Varley', born: '1988' }),
    );
    const found = await app.get(worker, `${paths.findRelative(child)}?find=varley`);
    expect(found.text).toContain(paths.addRelationship(child, aunt));
    // Everybody is in sight of the front door, so a search says why and is no list of everybody.
    const searched = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('audit_event')
        .select(['event', 'reason', 'target'])
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    );
    expect(searched).toEqual({
      event: 'person.relativeSearched',
      reason: 'To relate somebody to this person',
      target: `person:${child} fields:name`,
    });
    for (const short of ['v', ' V ', 'v.', '!']) {
      const refused = await app.get(worker, `${paths.findRelative(child)}?find=${short}`);
      expect([short, refused.status]).toEqual([short, 422]);
      expect(refused.text).toContain('Enter at least 2 letters of a name');
      expect(refused.text).not.toContain('Varley');
    }
    const wrong = await app.send(worker, paths.addRelationship(child, aunt), {
      kind: 'sibling',
      parentalResponsibility: 'true',
    });
    expect(wrong.text).toContain('This relationship does not hold parental responsibility');
    const related = await app.send(worker, paths.addRelationship(child, aunt), {
      kind: 'auntOrUncle',
      sameFamily: 'true',
    });
    expect(related.status).toBe(303);
    expect((await app.get(worker, paths.person(aunt))).text).toContain('Niece or nephew');
    const alone = await app.send(worker, paths.addRelationship(child, child), { kind: 'sibling' });
    expect(alone.status).toBe(422);
    expect(alone.text).toContain('nobody is related to themselves');
  });

  it('is restricted to named people at once, never to nobody, and seen again when that is lifted', async () => {
    const id = await asWorker((acting) => makePerson(acting, { given: 'Ivy', family: 'Goodall' }));
    const { secondFrontDoorWorker: colleague } = vale;
    const placed = await app.send(manager, paths.restriction(id), {
      reason: 'A councillor’s child',
      staff: [vale.frontDoorWorker.staff],
    });
    expect(placed.status).toBe(303);
    expect((await app.get(colleague.post, paths.person(id))).status).toBe(404);
    expect((await app.get(worker, paths.person(id))).status).toBe(200);
    expect((await app.send(manager, paths.restriction(id), { reason: 'Again' })).status).toBe(409);
    expect(
      (await app.send(manager, paths.nameStaff(id), { staff: colleague.staff }, paths.restriction(id)))
        .status,
    ).toBe(303);
    expect((await app.get(colleague.post, paths.person(id))).status).toBe(200);

    const { named } = (await app.getJson(manager, paths.restriction(id))).json() as {
      named: { id: string; name: string }[];
    }; // checked by the route
    const of = (name: string) => named.find((each) => each.name === name)?.id ?? '';
    const off = (name: string) =>
      app.send(manager, paths.unnameStaff(id, of(name)), {}, paths.restriction(id));
    expect((await off('Gwen Marsh')).status).toBe(303);
    expect((await app.get(colleague.post, paths.person(id))).status).toBe(404);
    expect((await off('Femi Oduya')).status).toBe(303);
    const last = await off('Maya Stone');
    expect(last.status).toBe(409);
    expect(last.text).toContain('Somebody must stay named');
    expect(
      (await app.send(manager, paths.liftRestriction(id), { version: '1' }, paths.restriction(id))).status,
    ).toBe(303);
    expect((await app.get(colleague.post, paths.person(id))).status).toBe(200);
  });

  it('is kept from one with a conflict of interest, whatever else admits them', async () => {
    const id = await asWorker((acting) => makePerson(acting, { given: 'Kit', family: 'Jessop' }));
    const excluded = await app.send(manager, paths.exclusions(id), {
      staff: vale.frontDoorWorker.staff,
      reason: 'An uncle',
    });
    expect(excluded.status).toBe(303);
    expect((await app.get(worker, paths.person(id))).status).toBe(404);
    const page = await app.get(manager, paths.exclusions(id));
    expect(page.text).toContain('An uncle');
    const ended = /exclusions\/([0-9a-f-]{36})\/end/.exec(page.text)?.[1] ?? '';
    expect((await app.send(manager, paths.stopExcluding(id, ended), {}, paths.exclusions(id))).status).toBe(
      303,
    );
    expect((await app.get(worker, paths.person(id))).status).toBe(200);
  });

  it('is shared with a basis and a purpose, until somebody ends it; a refusal is recorded too', async () => {
    const id = await asWorker((acting) => makePerson(acting, { given: 'Wren', family: 'Ogden' }));
    const decision = {
      outcome: 'shared',
      to: `organisation:${vale.trust}`,
      lawfulBasis: 'publicTask',
      purpose: 'to plan the review',
    };
    const unexplained = await app.send(worker, paths.shares(id), { ...decision, outcome: 'refused' });
    expect(unexplained.text).toContain('Enter why you decided not to share');
    const refused = await app.send(worker, paths.shares(id), {
      ...decision,
      outcome: 'refused',
      reason: 'Not needed yet',
    });
    expect(refused.status).toBe(303);
    expect((await app.get(partner, paths.person(id))).status).toBe(404);
    expect(
      (await app.send(worker, paths.shares(id), { ...decision, ...day('until', '2026-12-24') })).status,
    ).toBe(303);
    const seen = await app.get(partner, paths.person(id));
    expect(seen.text).toContain('This record was shared with you, your team or your organisation.');
    expect(seen.text).toContain('to plan the review');
    expect(seen.text).not.toContain(paths.changePerson(id));
    const refusal = await app.sendJson(partner, paths.changePerson(id), {
      sex: 'M',
      ethnicity: 'NOBT',
      version: 1,
    });
    expect(refusal.status).toBe(403);
    const share =
      /shares\/([0-9a-f-]{36})\/end/.exec((await app.get(worker, paths.shares(id))).text)?.[1] ?? '';
    expect((await app.send(worker, paths.stopSharing(id, share), {}, paths.shares(id))).status).toBe(303);
    expect((await app.get(partner, paths.person(id))).status).toBe(404);
  });

  it('tells those in the network whom to ring, and nothing else', async () => {
    const id = await asWorker((acting) =>
      makePerson(acting, { given: 'Seth', family: 'Pickles', workerSafety: 'A dog' }),
    );
    await shareWith(id, vale.school);
    const involved = {
      practitioner: 'Tom Ashe',
      service: 'Designated safeguarding lead',
      reach: '01632 960222, school hours',
      ...day('from', '2026-09-01'),
    };
    expect((await app.send(vale.teacher.post, paths.addInvolvement(id), involved)).status).toBe(303);
    // The health visitor is involved and does not see the record.
    await asOwner(app.databases, (tx) =>
      tx
        .insertInto('involvement')
        .values({
          id: newId(),
          child_id: id,
          organisation_id: vale.trust,
          body_id: vale.healthVisiting,
          post_id: vale.healthVisitor.post,
          practitioner: 'Hana Voss',
          service: 'Health visiting',
          reach: '01632 960111',
          from_day: '2025-01-01',
          until_day: null,
          last_seen_day: null,
        })
        .execute(),
    );
    const visitor = vale.healthVisitor.post;
    expect((await app.get(visitor, paths.person(id))).status).toBe(404);
    const network = await app.get(visitor, paths.network(id));
    expect(network.text).toContain('01632 960222');
    expect(network.text).not.toContain('Pickles');
    expect(network.text).not.toContain('A dog');
    expect((await app.get(vale.officer.post, paths.network(id))).status).toBe(404);
    const mine = new RegExp(`/people/${id}/network/([0-9a-f-]{36})/change`).exec(network.text)?.[1] ?? '';
    const seen = await app.send(visitor, paths.changeInvolvement(id, mine), {
      practitioner: 'Hana Voss',
      service: 'Health visiting',
      reach: '01632 960111',
      ...day('from', '2025-01-01'),
      ...day('lastSeen', '2026-11-20'),
      version: '1',
    });
    expect(seen.status).toBe(303);
    expect((await app.get(worker, paths.network(id))).text).toContain('20 November 2026');
    // Whoever sees the record reads how it came to be so; whoever is only involved does not.
    expect((await app.getJson(worker, paths.history(id, '2026-11-23'))).json()).toMatchObject({
      standing: {
        parts: expect.arrayContaining([
          {
            noun: 'Involvement',
            facts: expect.arrayContaining([{ label: 'Child last seen', value: '20 November 2026' }]),
          },
        ]),
      },
      changes: expect.arrayContaining([
        {
          at: NOW,
          by: expect.stringContaining('Hana Voss'),
          what: 'Involvement changed',
          fields: [{ label: 'Child last seen', before: '', after: '20 November 2026' }],
        },
      ]),
    });
    expect((await app.get(visitor, paths.history(id))).status).toBe(404);
  });

  it('lets each role do what the table says and no more', async () => {
    const id = await asWorker((acting) => makePerson(acting));
    const team = await asOwner(app.databases, (tx) =>
      makePost(tx, {
        name: 'Ruth Vale',
        role: 'teamManager',
        title: 'Team manager',
        organisation: vale.council,
      }),
    );
    const pages = [
      paths.people,
      paths.addPerson,
      paths.changePerson(id),
      paths.addInvolvement(id),
      paths.shares(id),
      paths.restriction(id),
      paths.exclusions(id),
    ];
    const table: readonly (readonly [string, readonly number[]])[] = [
      [worker, [200, 200, 200, 200, 200, 403, 403]],
      [vale.socialWorker.post, [200, 200, 200, 200, 200, 403, 403]],
      [manager, [200, 200, 200, 200, 200, 200, 200]],
      [team.post, [200, 200, 200, 200, 200, 200, 200]],
      [vale.healthVisitor.post, [200, 403, 403, 404, 403, 403, 403]],
      [vale.namedNurse.post, [200, 403, 403, 404, 404, 403, 403]],
      [vale.scrutinyMember.post, [403, 403, 403, 403, 403, 403, 403]],
      [vale.administrator.post, [403, 403, 403, 403, 403, 403, 403]],
      [vale.igLead.post, [403, 403, 403, 403, 403, 403, 403]],
    ];
    for (const [post, wanted] of table) {
      const got: number[] = [];
      for (const page of pages) got.push((await app.get(post, page)).status);
      expect(got, post).toEqual(wanted);
    }
  });

  it('keeps every text as it was typed, or refuses it with a sentence', async () => {
    const id = await asWorker((acting) => makePerson(acting));
    const facts = { born: '2016-03-09', sex: 'M', ethnicity: 'NOBT', disabilities: [] };
    let version = 1;
    for (const { name, text, stored } of naughty.filter((each) => each.text.length <= 190)) {
      const sent = await app.sendJson(worker, paths.changePerson(id), {
        ...facts,
        safeContact: text,
        version,
      });
      expect(sent.status, name).toBe(stored === null ? 422 : 200);
      if (stored === null) {
        expect(sent.text).toContain('cannot be kept');
        continue;
      }
      version += 1;
      expect((await app.getJson(worker, paths.changePerson(id))).json()).toMatchObject({
        start: { safeContact: stored },
      });
    }
    // The last is one word of a kilobyte once its letters are taken apart.
    const strings = [...publicNaughtyStrings().strings, '㌖'.repeat(199)];
    const read = await asWorker(async (acting) => {
      const made = await addPeople(
        acting,
        strings.map((text) => ({ names: [{ given: `x${text}`, family: '' }], workerSafety: text })),
      );
      const lines = await personLines(acting.tx, made, acting.today);
      for (const text of strings.filter((_, index) => index % 4 === 0))
        await searchPeople(acting, { name: text, address: text, identifier: text });
      return made.map((each) => lines.get(each)?.name);
    });
    expect(read).toEqual(strings.map((text) => sayName({ given: `x${text}`, family: '' })));
    expect((await app.get(worker, paths.person(id))).status).toBe(200);
    expect((await app.get(worker, paths.history(id))).status).toBe(200);
  });

  it('asks why something begins after a death, and keeps the answer', async () => {
    const id = await asWorker((acting) => makePerson(acting, { died: '2026-03-01' }));
    const after = { kind: 'home', lines: '1 Mill Rise', ...day('from', '2026-04-01') };
    const doubted = await app.send(worker, paths.addAddress(id), after);
    expect(doubted.text).toContain('The start is after the date of death');
    expect(
      (await app.send(worker, paths.addAddress(id), { ...after, explained: 'Where the ashes are' })).status,
    ).toBe(303);
    const ended = await app.send(worker, paths.addAddress(id), { ...after, ...day('until', '2026-01-01') });
    expect(ended.text).toContain('Until must be on or after 1 April 2026, when it begins');
  });

  it('makes up families that hold together', async () => {
    const families = await asWorker(async (acting) => {
      const random = seeded(11);
      const all = [];
      for (let count = 0; count < 25; count += 1) all.push(await makeFamily(acting, random));
      return all;
    });
    for (const { draft } of families) {
      const mother = draft.relationships.find(({ kind }) => kind === 'mother');
      const born = (index: number | undefined) => draft.people[index ?? -1]?.born ?? '';
      for (const { person, other, kind } of draft.relationships)
        if (kind === 'mother' && draft.people[person]?.born)
          expect(addDays(`${born(other).slice(0, 4)}-12-31`, 15 * 365) < born(person)).toBe(true);
      expect(mother).toBeDefined();
    }
    const again = seeded(11);
    const other = await asWorker((acting) => makeFamily(acting, again));
    expect(other.draft).toEqual(families[0]?.draft);
  });

  it('adds an address and a relationship by its door, as other modules do', async () => {
    const [child, other] = await asWorker(async (acting) => {
      const ids = [await makePerson(acting), await makePerson(acting, { given: 'Tara' })] as const;
      await addAddress(acting, ids[0], { lines: '2 Mill Rise', postcode: 'av1 1ab' });
      await addRelationship(acting, { person: ids[0], other: ids[1], kind: 'halfSibling' });
      return ids;
    });
    const page = await app.get(worker, paths.person(child));
    expect(page.text).toContain('AV1 1AB');
    expect(page.text).toContain(paths.person(other));
  });
});
