import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Acting, newId } from '#db';
import type { FileType } from '#kernel';
import type { OpenTo, Part } from '#meetings';
import { makePerson } from '#people';
import type { Printer } from '#print';
import { addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { paperOf } from '../support/made-pdf.ts';
import { packRound, printerHere, wordsOf } from '../support/packing.ts';
import { PARTNERSHIP } from '../support/world.ts';

/**
 * Nothing crosses: meetings, people and rules are drawn at random, each thing carries a word of its own, and each pack is read for
 * every word. What it must hold is said by a predicate written here, apart from the policies.
 */
const PEOPLE = ['namedNurse', 'teacher', 'scrutinyMember', 'socialWorker', 'officer'] as const;
type Person = (typeof PEOPLE)[number];
const KEEPER = 'frontDoorManager';

const chance = (of: number) => fc.integer({ min: 1, max: of }).map((drawn) => drawn === 1);
const drawn = fc.record({
  isPublic: fc.boolean(),
  people: fc.tuple(
    ...PEOPLE.map(() =>
      fc.record({
        part: fc.constantFrom<Part>('member', 'member', 'coOptee', 'invited', 'invited', 'clerk'),
        called: chance(6).map((not) => !not),
        removed: chance(6),
      }),
    ),
  ),
  items: fc.array(
    fc.record({
      openTo: fc.constantFrom<OpenTo>('public', 'members', 'named', 'named', 'record', 'exempt'),
      titleShows: fc.boolean(),
      /** Whether the record that it may be about was given to the named nurse. */
      shared: fc.boolean(),
      gone: chance(8),
      named: fc.subarray([...PEOPLE]),
      leave: fc.subarray([...PEOPLE], { maxLength: 1 }),
      papers: fc.array(
        fc.record({ members: chance(3), fate: fc.constantFrom('stands', 'stands', 'withdrawn', 'replaced') }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 3, maxLength: 5 },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never;
type Item = Drawn['items'][number];
type Attends = Drawn['people'][number];

/** Whether somebody may see an item whole. */
const sees = (who: Person, { part }: Attends, item: Item): boolean => {
  if (item.gone || item.leave.includes(who)) return false;
  // The teacher, the member of scrutiny and the officer keep no record of the council's; the nurse has the ones that were given to her.
  const reads = who === 'socialWorker' || (who === 'namedNurse' && item.shared);
  if (item.openTo === 'record' && !reads) return false;
  return (
    part === 'clerk' ||
    item.named.includes(who) ||
    (part !== 'invited' && item.openTo !== 'named' && item.openTo !== 'record')
  );
};
const knowsTitle = (who: Person, attends: Attends, item: Item): boolean =>
  sees(who, attends, item) ||
  (!item.gone && attends.part !== 'invited' && item.titleShows && item.openTo !== 'record');
const opens = (who: Person, attends: Attends, item: Item, paper: Item['papers'][number]): boolean =>
  sees(who, attends, item) && paper.fate === 'stands' && !(paper.members && attends.part === 'invited');

let app: TestApp;
let vale: ArdenVale;
let printer: Printer | undefined;
let records: { readonly shared: string; readonly own: string };
beforeAll(async () => {
  printer = await printerHere();
  app = await openApp(undefined, printer ? { printer } : {});
  vale = await layArdenVale(app.databases);
  await layThresholds(app.databases, { managerAuthorises: false });
  records = await actAs(app.databases, vale[KEEPER].post, async (acting) => {
    const shared = await makePerson(acting, { given: 'Ivy', family: 'Ferris', born: '2015-04-02' });
    const own = await makePerson(acting, { given: 'Leo', family: 'Marsh', born: '2016-03-09' });
    await addShare(acting, {
      ...{ record: shared, grantee_kind: 'post', grantee_id: vale.namedNurse.post },
      ...{ lawful_basis: 'Public task', purpose: 'To work with the family' },
    });
    return { shared, own };
  });
}, 120_000);
afterAll(() => app?.close());

let words = 0;
/** A word that stands nowhere else. */
const word = (): string => {
  words += 1;
  return `zq${String(words).padStart(5, '0')}x`;
};

/** Lays a meeting as it was drawn, and says for each person which words their pack holds, of all that there are. */
const lay = async (laid: Drawn, type: Extract<FileType, 'txt' | 'pdf'>) => {
  const all: string[] = [];
  const theirs = new Map<Person, Set<string>>(PEOPLE.map((who) => [who, new Set()]));
  const say = (may: (who: Person, attends: Attends) => boolean): string => {
    const one = word();
    all.push(one);
    for (const [index, who] of PEOPLE.entries()) {
      const attends = laid.people[index];
      if (attends && may(who, attends)) theirs.get(who)?.add(one);
    }
    return one;
  };
  const meeting = newId();
  const attendees = new Map<Person, string>(PEOPLE.map((who) => [who, newId()]));
  const file = async (says: string) => {
    const content = type === 'txt' ? Buffer.from(says) : Buffer.from(await paperOf([says]));
    return { sha256: await app.files.keep(PARTNERSHIP, content), bytes: content.length };
  };
  await actAs(app.databases, vale[KEEPER].post, async ({ tx, now, actor }: Acting) => {
    await tx
      .insertInto('meeting')
      .values({
        ...{
          id: meeting,
          series_id: null,
          body_id: vale.frontDoor,
          title: 'Panel',
          mode: 'inPerson',
          place: 'Room 1',
        },
        ...{ starts_at: '2026-12-01T10:00:00.000Z', ends_at: '2026-12-01T12:00:00.000Z', quorum: null },
        ...{ is_public: laid.isPublic, previous_id: null, made_by: actor.post, made_at: now, called_at: now },
        ...{ opened_at: null, closed_at: null, cancelled_at: null },
      })
      .execute();
    for (const [index, who] of PEOPLE.entries()) {
      const attends = laid.people[index];
      if (!attends) continue;
      await tx
        .insertInto('attendee')
        .values({
          ...{
            id: attendees.get(who) ?? '',
            meeting_id: meeting,
            post_id: vale[who].post,
            part: attends.part,
          },
          ...{
            votes: false,
            partner: null,
            called_at: attends.called ? now : null,
            answer: null,
            answered_at: null,
          },
          ...{ deputy_for: null, has_authority: null, removed_at: attends.removed ? now : null },
        })
        .execute();
    }
    for (const [place, item] of laid.items.entries()) {
      const id = newId();
      await tx
        .insertInto('agenda_item')
        .values({
          ...{ id, meeting_id: meeting, parent_id: null, place: place + 1, aim: 'discuss', minutes: 10 },
          title: say((who, attends) => knowsTitle(who, attends, item)),
          says: say((who, attends) => sees(who, attends, item)),
          presenter: say((who, attends) => sees(who, attends, item)),
          ...{
            presenter_post_id: null,
            open_to: item.openTo,
            exempt_paragraph: item.openTo === 'exempt' ? 3 : null,
          },
          about_record_id: item.openTo === 'record' ? (item.shared ? records.shared : records.own) : null,
          ...{ title_shows: item.titleShows, supplement_at: null, removed_at: null },
        })
        .execute();
      const marks = [
        ...item.named.map((who) => ({ who, mark: 'named' as const, interest: '', withdraws: false })),
        ...item.leave.map((who) => ({ who, mark: 'interest' as const, interest: 'Family', withdraws: true })),
      ];
      for (const { who, ...mark } of marks)
        await tx
          .insertInto('item_mark')
          .values({
            ...{ id: newId(), item_id: id, attendee_id: attendees.get(who) ?? '', ...mark },
            ...{ made_by: actor.post, made_at: now, ended_at: null },
          })
          .execute();
      for (const [index, paper] of item.papers.entries()) {
        const may = (who: Person, attends: Attends) => opens(who, attends, item, paper);
        const replacement = paper.fate === 'replaced' ? newId() : null;
        const row = async (of: typeof may) => ({
          ...{
            item_id: id,
            kind: 'main' as const,
            name: `a.${type}`,
            type,
            access: paper.members ? ('members' as const) : ('item' as const),
          },
          ...{
            title: say(of),
            ...(await file(say(of))),
            added_by: actor.post,
            added_at: now,
            place: index * 2 + 1,
          },
        });
        if (replacement)
          await tx
            .insertInto('paper')
            .values({
              ...(await row((who, attends) => opens(who, attends, item, { ...paper, fate: 'stands' }))),
              id: replacement,
              replaced_by: null,
              removed_at: null,
            })
            .execute();
        await tx
          .insertInto('paper')
          .values({
            ...(await row(may)),
            id: newId(),
            replaced_by: replacement,
            removed_at: paper.fate === 'withdrawn' ? now : null,
          })
          .execute();
      }
      if (item.gone)
        await tx.updateTable('agenda_item').set({ removed_at: now }).where('id', '=', id).execute();
    }
  });
  const called = PEOPLE.filter((_, index) => {
    const attends = laid.people[index];
    return attends !== undefined && !attends.removed && (attends.called || attends.part === 'clerk');
  });
  return { meeting, all, theirs, called };
};
const foundIn = (text: string, all: readonly string[]) => all.filter((each) => text.includes(each));

test('of generated meetings, in print: each PDF holds every word that is theirs, and none that is not', async (context) => {
  if (!printer) return context.skip('no browser is here');
  const [laid] = fc.sample(drawn, { numRuns: 1, seed: 7 });
  if (!laid) throw new Error('Nothing was drawn.');
  const people = laid.people.map((attends) => ({ ...attends, called: true, removed: false }));
  const { meeting, all, theirs, called } = await lay(
    { ...laid, people: [...people] as Drawn['people'] },
    'pdf',
  );
  await packRound(app, printer);
  for (const who of called) {
    const got = await app.get(vale[who].post, `/meetings/${meeting}/pack.pdf`);
    expect(got.status, got.text.slice(0, 200)).toBe(200);
    const text = (await wordsOf(got.bytes ?? Buffer.of())).join(' ');
    expect(foundIn(text, all), who).toEqual(all.filter((each) => theirs.get(who)?.has(each)));
  }
});

test('of many generated meetings: each page holds every word that is theirs, and none that is not', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (laid) => {
      const { meeting, all, theirs, called } = await lay(laid, 'txt');
      for (const who of PEOPLE) {
        const page = await app.get(vale[who].post, `/meetings/${meeting}/pack`);
        expect(page.status, who).toBe(called.includes(who) ? 200 : 404);
        const may = called.includes(who) ? all.filter((each) => theirs.get(who)?.has(each)) : [];
        expect(foundIn(page.text, all), who).toEqual(may);
      }
    }),
    { numRuns: 12 },
  );
});
