import { sql } from 'kysely';
import { expect } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import type { TestApp } from './app.ts';
import type { ArdenVale } from './arden-vale.ts';
import { formOpened } from './faults.ts';
import { collapsed, controlsOn, hazardsOn, wordsOn } from './html.ts';
import { type Naughty, naughty } from './naughty.ts';
import { asOwner } from './world.ts';
import { worryOf } from './worries.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Body = Readonly<Record<string, Json>>;

/** A form by what is right in it, and its text fields with the longest that each takes. */
interface Form {
  readonly post: string;
  readonly url: string;
  readonly body: Body;
  readonly texts: Readonly<Record<string, number>>;
}
/** What was put into a form's text fields, by field. */
type Put = Readonly<Record<string, Naughty>>;

const at = (body: Json, path: string): Json | undefined =>
  path.split('.').reduce<Json | undefined>(
    (found, part) =>
      typeof found === 'object' && found !== null ? (found as { [key: string]: Json })[part] : undefined, // lists too
    body,
  );
const withAt = (body: Json, path: string, value: Json): Json => {
  const [part = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? withAt(at(body, part) ?? {}, rest.join('.'), value) : value;
  if (Array.isArray(body)) return body.map((item, index) => (`${index}` === part ? inner : item));
  return { ...(body as { [key: string]: Json }), [part]: inner }; // an object, where it is no list
};
const flat = (value: Json, name = ''): Record<string, string> => {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null))
    return Object.assign(
      {},
      ...Object.entries(value).map(([key, inner]) => flat(inner, name ? `${name}.${key}` : key)),
    );
  return value === null ? {} : { [name]: `${value}` };
};
const leaves = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(leaves)
      : [];

const without = (put: Put, ...fields: readonly string[]): Put =>
  Object.fromEntries(Object.entries(put).filter(([field]) => !fields.includes(field)));

/** What the page or the problem says is wrong. */
const faultsIn = (text: string): string =>
  text.startsWith('{')
    ? text
    : collapsed(/error-summary__list[\s\S]*?<\/ul>/.exec(text)?.[0] ?? wordsOn(text)).slice(0, 1_000);

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

type Choose = (field: string, longest: number) => Naughty;
type Tongue = 'form' | 'json';

const keepable = naughty.filter(({ stored }) => stored !== null);
const unkeepable = naughty.filter(({ stored }) => stored === null);
const plain: Naughty = { name: 'plain', text: 'plain', stored: 'plain' };

/**
 * Goes through the forms round after round, so that every text is put somewhere and each field meets a different one each time:
 * `step` texts further in each round.
 */
export const inTurn = async (
  through: (choose: Choose, tongue: Tongue) => Promise<void>,
  tongues: readonly Tongue[],
  step: number,
): Promise<void> => {
  const met = new Set<string>();
  for (let round = 0; round * step < keepable.length; round += 1) {
    let field = 0;
    await through(
      (_, longest) => {
        field += 1;
        const chosen = keepable[(round * step + field) % keepable.length] ?? plain;
        if (chosen.text.length > longest) return plain;
        met.add(chosen.name);
        return chosen;
      },
      tongues[round % tongues.length] ?? 'form',
    );
  }
  expect(met.size).toBeGreaterThan(keepable.length - 5);
};

/**
 * Puts text that breaks programs into every text field of the forms about a worry, a person and the partnership, through the form
 * and through JSON in turn; and reads back what was kept and what the pages show.
 */
export const naughtyForms = (app: TestApp, vale: ArdenVale) => {
  const marks = new Map<string, Record<string, string>>();
  const marksOf = async (post: string) => {
    const known = marks.get(post);
    if (known) return known;
    const page = post === vale.administrator.post ? '/partnership/staff/new' : '/contacts/new';
    const { _csrf = '', _post = '' } = await formOpened(app, post, page);
    marks.set(post, { _csrf, _post });
    return { _csrf, _post };
  };
  const sendAs = async (form: Pick<Form, 'post' | 'url'>, body: Body, tongue: Tongue) =>
    tongue === 'json'
      ? app.sendJson(form.post, form.url, body)
      : app.send(form.post, form.url, { ...flat(body), ...(await marksOf(form.post)), _key: newId() });

  /** Everything that was written into any typed row since a moment, out of the history and the registers' changes; and what has none. */
  const written = (since: { history: number; registers: number }) =>
    asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ at: number; kind: string; after: unknown }>`
        select id as at, 'history' as kind, after from history where id > ${since.history}
        union all select id, 'registers', after from register_change where id > ${since.registers}
        union all select 0, 'now', to_jsonb(involvement) from involvement
        union all select 0, 'now', to_jsonb(exclusion) from exclusion
        union all select 0, 'now', to_jsonb(share) from share where outcome = 'refused'`.execute(tx);
      const last = (kind: string, before: number) =>
        Math.max(before, ...rows.filter((row) => row.kind === kind).map((row) => row.at));
      return {
        texts: new Set(rows.flatMap(({ after }) => leaves(after))),
        next: { history: last('history', since.history), registers: last('registers', since.registers) },
      };
    });
  let seen = { history: 0, registers: 0 };

  /** Sends the form with naughty text in each field, and insists that each was kept as it was typed, but for its line ends. */
  const put = async (form: Form, choose: Choose, tongue: Tongue): Promise<{ location: string; put: Put }> => {
    const chosen = Object.fromEntries(
      Object.entries(form.texts).map(([field, longest]) => [field, choose(field, longest)]),
    );
    let body: Json = form.body;
    for (const [field, { text }] of Object.entries(chosen)) body = withAt(body, field, text);
    const where = `${form.url.replace(ID, ':id')} by ${tongue}`;
    const answer = await sendAs(form, body as Body, tongue); // withAt gives an object for an object
    const said = answer.status < 400 ? '' : faultsIn(answer.text);
    expect([where, answer.status, said]).toEqual([where, tongue === 'json' ? 200 : 303, '']);
    const { texts, next } = await written(seen);
    seen = next;
    for (const [field, { name, stored }] of Object.entries(chosen))
      expect([where, field, name, texts.has(stored ?? '')]).toEqual([where, field, name, true]);
    return { location: answer.location, put: chosen };
  };

  /** Opens a page and insists that it shows what was put, as text: all of it, none of it run. */
  const shows = async (post: string, url: string, ...puts: readonly Put[]) => {
    const page = await app.get(post, url);
    const where = url.replace(ID, ':id');
    expect([where, page.status]).toEqual([where, 200]);
    expect([where, hazardsOn(page.text)]).toEqual([where, []]);
    const words = wordsOn(page.text);
    for (const one of puts)
      for (const [field, { name, stored }] of Object.entries(one))
        expect([where, field, name, words.includes(collapsed(stored ?? ''))]).toEqual([
          where,
          field,
          name,
          true,
        ]);
  };

  /** Opens a form on what is recorded and insists that its controls would send back exactly that. */
  const offers = async (post: string, url: string, one: Put) => {
    const controls = controlsOn((await app.get(post, url)).text);
    for (const [field, { name, stored }] of Object.entries(one))
      expect([url.replace(ID, ':id'), field, name, controls.get(field)]).toEqual([
        url.replace(ID, ':id'),
        field,
        name,
        stored,
      ]);
  };

  const council = { sex: 'U', ethnicity: 'NOBT' };
  const person: Form = {
    post: vale.frontDoorWorker.post,
    url: '/people/new',
    body: {
      given: 'Ada',
      ...council,
      born: '2016',
      disabilities: [],
      withheld: false,
      postcode: 'AV1 1AA',
      different: true,
    },
    texts: { given: 200, family: 200, knownAs: 200, school: 200, explained: 500, lines: 500 },
  };
  const worry: Form = {
    post: vale.healthVisitor.post,
    url: '/contacts/new',
    body: { ...worryOf(vale.frontDoor), parentsTold: 'no' } as Body, // nothing in it is undefined
    texts: {
      'children.0.given': 200,
      'children.0.family': 200,
      'children.0.address': 500,
      'children.0.postcode': 10,
      'children.0.school': 200,
      worry: 20_000,
      livedExperience: 20_000,
      parentsNotToldWhy: 20_000,
      reach: 500,
    },
  };
  const registers: Record<'organisation' | 'body' | 'staff', Form> = {
    organisation: {
      post: vale.administrator.post,
      url: '/partnership/organisations/new',
      body: { type: 'school', from: '2026-01-01', until: null },
      texts: { name: 200, code: 20, phone: 60 },
    },
    body: {
      post: vale.administrator.post,
      url: '/partnership/bodies/new',
      body: { type: 'team', organisation: vale.trust, receives: 'work', from: '2026-01-01', until: null },
      texts: { name: 200, purpose: 2_000, phone: 60, outOfHours: 60 },
    },
    staff: {
      post: vale.administrator.post,
      url: '/partnership/staff/new',
      body: {},
      texts: { name: 200, phone: 60 },
    },
  };
  /** A worry that the front door takes down by telephone. */
  const phoned: Form = {
    ...worry,
    post: vale.frontDoorWorker.post,
    body: { ...worry.body, parentsTold: 'yes' },
    texts: { senderName: 200, senderRole: 200, senderOrganisation: 200, worry: 20_000 },
  };
  const considered: Form = {
    post: vale.teacher.post,
    url: '/considered/new',
    body: {},
    texts: { about: 200, worry: 20_000, whyNot: 20_000, doneInstead: 20_000 },
  };
  const contactForms = (
    id: string,
  ): Record<'ask' | 'reply' | 'add' | 'passOn' | 'tell' | 'decide' | 'sendBack', Form> => {
    const [door, sender] = [vale.frontDoorWorker.post, vale.healthVisitor.post];
    const url = (act: string) => `/contacts/${id}/${act}`;
    return {
      ask: { post: door, url: url('ask'), body: {}, texts: { body: 5_000 } },
      reply: { post: sender, url: url('reply'), body: {}, texts: { body: 5_000 } },
      add: { post: sender, url: url('add'), body: {}, texts: { body: 5_000 } },
      passOn: { post: door, url: url('pass-on'), body: {}, texts: { council: 200, how: 500, body: 5_000 } },
      tell: { post: door, url: url('tell'), body: {}, texts: { how: 200, body: 5_000 } },
      decide: {
        post: door,
        url: url('decision'),
        body: {
          outcome: 'advice',
          levelOfNeed: '2',
          primaryNeed: null,
          supportInPlace: 'noneNeeded',
          supportCheckedOn: null,
        },
        texts: {
          reason: 20_000,
          message: 5_000,
          support: 5_000,
          supportProvider: 200,
          supportCheckedWith: 200,
        },
      },
      sendBack: {
        post: vale.frontDoorManager.post,
        url: url('authorise'),
        body: { verdict: 'no' },
        texts: { why: 5_000 },
      },
    };
  };
  const personForms = (
    id: string,
  ): Record<'change' | 'name' | 'address' | 'network' | 'exclude' | 'share', Form> => {
    const door = vale.frontDoorManager.post;
    const url = (part: string) => `/people/${id}/${part}`;
    return {
      change: {
        post: door,
        url: url('change'),
        body: { ...council, born: '2016', disabilities: [], version: 1 },
        texts: { school: 200, explained: 500, safeContact: 1_000, workerSafety: 1_000 },
      },
      name: {
        post: door,
        url: url('names/new'),
        body: { kind: 'knownAs' },
        texts: { given: 200, family: 200, explained: 500 },
      },
      address: {
        post: door,
        url: url('addresses/new'),
        body: { kind: 'home', withheld: false, postcode: '' },
        texts: { lines: 500, explained: 500 },
      },
      network: {
        post: door,
        url: url('network/new'),
        body: { from: '2026-01-01', lead: false },
        texts: { practitioner: 200, service: 200, reach: 200 },
      },
      exclude: {
        post: door,
        url: url('exclusions'),
        body: { staff: vale.secondFrontDoorWorker.staff },
        texts: { reason: 1_000 },
      },
      share: {
        post: door,
        url: url('shares'),
        body: {
          outcome: 'refused',
          to: `organisation:${vale.school}`,
          lawfulBasis: 'publicTask',
          until: null,
        },
        texts: { purpose: 200, reason: 1_000 },
      },
    };
  };

  const idIn = (location: string) => ID.exec(location)?.[0] ?? '';
  const contactOf = async (location: string, post = vale.healthVisitor.post): Promise<string> => {
    const receipt = await app.getJson(post, location);
    const { contacts } = z.object({ contacts: z.array(z.object({ id: z.string() })) }).parse(receipt.json());
    return contacts[0]?.id ?? '';
  };

  return {
    /** Sends each form once for each of its text fields, with text that no database can hold in it: nothing is kept. */
    refusals: async () => {
      const raised = await sendAs(worry, { ...worry.body, parentsTold: 'yes' }, 'json');
      const recorded = await sendAs(person, { ...person.body, family: 'Byron' }, 'json');
      const { ask, passOn, decide } = contactForms(await contactOf(raised.location));
      const about = Object.values(personForms(idIn(recorded.location)));
      await written(seen).then(({ next }) => {
        seen = next;
      });
      let turn = 0;
      for (const form of [
        worry,
        phoned,
        considered,
        person,
        ...Object.values(registers),
        ask,
        passOn,
        decide,
        ...about,
      ])
        for (const field of Object.keys(form.texts))
          for (const tongue of ['form', 'json'] as const) {
            turn += 1;
            const texts =
              tongue === 'form' ? unkeepable.filter(({ text }) => text.isWellFormed()) : unkeepable;
            const { name, text } = texts[turn % texts.length] ?? plain;
            let body: Json = form.body;
            for (const other of Object.keys(form.texts))
              body = withAt(body, other, other === field ? text : 'plain');
            const answer = await sendAs(form, body as Body, tongue); // as above
            const where = `${form.url.replace(ID, ':id')} ${field} by ${tongue}: ${name}`;
            expect([where, answer.status]).toEqual([where, 422]);
            expect([where, faultsIn(answer.text)]).toEqual([
              where,
              expect.stringContaining('holds a character that cannot be kept'),
            ]);
          }
      expect((await written(seen)).next).toEqual(seen);
    },

    /** A worry from its form to a decision that was sent back, with naughty text wherever somebody types. */
    worryThrough: async (choose: Choose, tongue: Tongue) => {
      const raised = await put(worry, choose, tongue);
      const contact = await contactOf(raised.location);
      const forms = contactForms(contact);
      const notes: Put[] = [];
      for (const form of [forms.ask, forms.reply, forms.add, forms.passOn])
        notes.push((await put(form, choose, tongue)).put);
      const decided = await put(forms.decide, choose, tongue);
      const back = await put(forms.sendBack, choose, tongue);
      const { worry: typed, livedExperience, reach, ...about } = raised.put;
      const sent: Put = {
        ...about,
        ...(typed && livedExperience && reach ? { worry: typed, livedExperience, reach } : {}),
      };
      await shows(forms.reply.post, `/contacts/${contact}`, sent, ...notes);
      await shows(
        forms.ask.post,
        `/contacts/${contact}`,
        sent,
        ...notes,
        without(decided.put, 'message'),
        back.put,
      );
      await offers(forms.decide.post, forms.decide.url, decided.put);
      for (const [post, page] of [
        [forms.reply.post, '/contacts/sent'],
        [forms.ask.post, '/front-door'],
        [forms.reply.post, raised.location],
        [forms.ask.post, `/contacts/${contact}/identify`],
      ] as const)
        await shows(post, page);
      const told = await put(phoned, choose, tongue);
      const call = contactForms(await contactOf(told.location, phoned.post)).tell;
      const answered = await put(call, choose, tongue);
      await shows(call.post, call.url.replace('/tell', ''), told.put, answered.put);
      const thought = await put(considered, choose, tongue);
      await shows(considered.post, thought.location, thought.put);
    },

    /** A person recorded, changed, named again, moved, shared and kept from somebody, with naughty text wherever somebody types. */
    personThrough: async (choose: Choose, tongue: Tongue) => {
      const recorded = await put(person, choose, tongue);
      const id = idIn(recorded.location);
      const forms = personForms(id);
      await offers(
        person.post,
        `/people/${id}/change`,
        recorded.put.school ? { school: recorded.put.school } : {},
      );
      const changed = await put(forms.change, choose, tongue);
      const named = await put(forms.name, choose, tongue);
      const lives = await put(forms.address, choose, tongue);
      const known = await put(forms.network, choose, tongue);
      const kept = await put(forms.exclude, choose, tongue);
      const shared = await put(forms.share, choose, tongue);
      const { given, family } = named.put;
      await shows(
        person.post,
        `/people/${id}`,
        without(changed.put, 'explained'),
        without(lives.put, 'explained'),
        given && family ? { given, family } : {},
      );
      await offers(person.post, forms.change.url, changed.put);
      await shows(person.post, `/people/${id}/network`, known.put);
      await shows(forms.exclude.post, `/people/${id}/exclusions`, kept.put);
      await shows(forms.share.post, `/people/${id}/shares`, shared.put);
      for (const page of [`/people/${id}/history`, `/children/${id}`, `/children/${id}/network`])
        await shows(person.post, page);
    },

    /** Organisations, bodies and staff with naughty text wherever an administrator types. */
    registersThrough: async (choose: (field: string, longest: number) => Naughty, tongue: Tongue) => {
      const { organisation, body, staff } = registers;
      const laid = await put(organisation, choose, tongue);
      await shows(organisation.post, laid.location, laid.put);
      await offers(organisation.post, `${laid.location}/change`, laid.put);
      const team = await put(body, choose, tongue);
      await shows(body.post, team.location, team.put);
      await offers(body.post, `${team.location}/change`, team.put);
      const email = `${newId()}@example.com`;
      const somebody = await put({ ...staff, body: { email } }, choose, tongue);
      await shows(staff.post, somebody.location, somebody.put);
      const appointed = await put(
        {
          post: staff.post,
          url: `${somebody.location}/posts/new`,
          body: {
            from: '2026-01-01',
            organisation: vale.trust,
            role: 'practitioner',
            body: null,
            until: null,
          },
          texts: { title: 200 },
        },
        choose,
        tongue,
      );
      await shows(staff.post, somebody.location, appointed.put);
      for (const list of ['organisations', 'bodies', 'staff', 'posts'])
        await shows(staff.post, `/partnership/${list}`);
    },
  };
};
