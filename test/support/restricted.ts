import { sql } from 'kysely';
import { z } from 'zod';
import { addAction } from '#actions';
import { makeAnswer, makeChecks } from '#checks';
import { type Acting, type Databases, newId } from '#db';
import { addAddress, addIdentifier, addName, addRelationship, changePerson, makePerson } from '#people';
import { addExclusion, addInvolvement, addRestriction, addShare } from '#records';
import { makeSupport, makeSupportCheck } from '#support';
import { actAs } from './act-as.ts';
import type { TestApp } from './app.ts';
import type { ArdenVale } from './arden-vale.ts';
import { asOwner } from './world.ts';
import { worryOf } from './worries.ts';

/** What is known of the hidden child, in words that nobody else's record holds. */
export const HIDDEN = {
  given: 'Hazel',
  family: 'Quillon',
  alias: 'Zephyrine',
  born: '2015-05-05',
  nhs: '9434765870',
  upn: 'H801200001001',
  address: '9 Bittern Way, Saltmere',
  postcode: 'AV9 9ZZ',
  school: 'Kestrel Academy',
} as const;
/** Words of hers that no page may hold for whoever is not named; her name stands in a contact that somebody typed. */
export const SECRET = [
  'Zephyrine',
  '9434765870',
  '943 476 5870',
  HIDDEN.upn,
  'Bittern',
  'AV9 9ZZ',
  'Kestrel',
  'protected witness',
];
/** The sibling's refuge, which stands nowhere but before those who visit. */
export const REFUGE = { lines: '3 Harbour Steps, Otterby', postcode: 'AV8 8YY' } as const;

export interface Laid {
  /** The hidden child; a fresh id where the world has none. */
  readonly child: string;
  readonly sibling: string;
  readonly mother: string;
  /** A contact that names the hidden child in its sender's words, undecided; and one that was decided. */
  readonly open: string;
  readonly decided: string;
  readonly submission: string;
  /** Every id that would lead to the hidden child, by what it is an id of. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

const give = (acting: Acting, record: string, to: readonly ['organisation' | 'body' | 'post', string]) =>
  addShare(acting, {
    record,
    grantee_kind: to[0],
    grantee_id: to[1],
    lawful_basis: 'Public task',
    purpose: 'To work with the family',
  });

/**
 * A family at Arden Vale: a sibling whom the council and others know, their mother, and, in one of two worlds alike, a third child,
 * whom the manager of the front door has restricted to herself and one social worker (or not, where the story says so). She knows whom two
 * contacts are about.
 */
export const layFamily = async (
  app: TestApp,
  vale: ArdenVale,
  { hidden, restricted = hidden }: { hidden: boolean; restricted?: boolean },
): Promise<Laid> => {
  const { databases } = app;
  const manager = vale.frontDoorManager;
  const asManager = <T>(run: (acting: Acting) => Promise<T>) => actAs(databases, manager.post, run);
  const contact = async (about: object): Promise<{ contact: string; submission: string }> => {
    const sent = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [about] }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const [row] = await asOwner(databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    return { contact: row?.id ?? '', submission };
  };

  const [sibling, mother] = await asManager(async (acting) => {
    const first = await makePerson(acting, {
      given: 'Linden',
      family: HIDDEN.family,
      born: '2012-02-02',
      address: REFUGE.lines,
      postcode: REFUGE.postcode,
      refuge: true,
    });
    const second = await makePerson(acting, { given: 'Marian', family: HIDDEN.family, born: '1985' });
    await addRelationship(acting, { person: first, other: second, kind: 'mother' });
    for (const person of [first, second])
      for (const to of [vale.trust, vale.school]) await give(acting, person, ['organisation', to]);
    await addAction(acting, {
      what: 'Visit the sibling',
      why: 'Nobody has.',
      due: '2026-12-01',
      owedBy: { kind: 'body', id: vale.frontDoor },
      about: first,
    });
    return [first, second];
  });

  let child: string = newId();
  if (hidden)
    child = await asManager(async (acting) => {
      const { given, family, alias, born, nhs, upn, address, postcode, school } = HIDDEN;
      const id = await makePerson(acting, { given, family, born, nhs, address, postcode, school });
      await addName(acting, id, { kind: 'knownAs', given: alias, family });
      await addIdentifier(acting, id, { scheme: 'upn', value: upn });
      await addAddress(acting, id, { lines: 'Bittern House', postcode, withheld: true });
      await addRelationship(acting, { person: id, other: mother, kind: 'mother', sameFamily: false });
      await addRelationship(acting, { person: sibling, other: id, kind: 'sibling' });
      for (const to of [vale.trust, vale.school]) await give(acting, id, ['organisation', to]);
      await give(acting, id, ['post', vale.officer.post]);
      for (const { post } of [vale.healthVisitor, vale.socialWorker])
        await addInvolvement(acting.tx, {
          child_id: id,
          organisation_id: post === vale.healthVisitor.post ? vale.trust : vale.council,
          body_id: null,
          post_id: post,
          practitioner: 'Somebody',
          service: 'A service',
          reach: '01632 960200',
          from_day: '2026-01-01',
          until_day: null,
          last_seen_day: null,
        });
      await addExclusion(acting, {
        child_id: id,
        staff_id: vale.otherHealthVisitor.staff,
        reason: 'A cousin',
      });
      await addAction(acting, {
        what: 'Ring the Kestrel',
        why: 'About her.',
        due: '2026-11-24',
        owedBy: { kind: 'body', id: vale.frontDoor },
        about: id,
      });
      if (restricted) await addRestriction(acting, id, 'A protected witness', [vale.socialWorker.staff]);
      return id;
    });

  // Seen as named from the next transaction on.
  if (hidden)
    await asManager((acting) =>
      changePerson(acting, child, 1, {
        born: HIDDEN.born,
        expected: null,
        died: null,
        sex: 'F',
        ethnicity: 'NOBT',
        disabilities: [],
        school: HIDDEN.school,
        safeContact: '',
        workerSafety: '',
        explained: '',
      }),
    );

  if (hidden) {
    // The named social worker alone is asked about her, and answers; her mother has support, and somebody looked.
    await asManager(async (acting) => {
      // Of a restricted child one person is asked; of any other a team.
      const asked = restricted
        ? (`post:${vale.socialWorker.post}` as const)
        : (`body:${vale.familySupport}` as const);
      await makeChecks(acting, { child }, [asked]);
      const support = await makeSupport(acting, child, { provider: 'The Kestrel' });
      await makeSupportCheck(acting, support.id);
    });
    const [asked] = await asOwner(databases, (tx) => tx.selectFrom('check_request').select('id').execute());
    await actAs(databases, vale.socialWorker.post, (acting) => makeAnswer(acting, asked?.id ?? ''));
  }

  const { given, family, born } = HIDDEN;
  const open = await contact({ given, family, born });
  // Once it is decided, nobody but the named and its sender has it: it is told by another name, so that no list misses it.
  const decided = await contact({ given: 'The youngest', family: 'of the corner house' });
  const identify = async (id: string) => {
    if (!hidden) return;
    const known = await app.sendJson(manager.post, `/contacts/${id}/identify`, { child });
    if (known.status !== 200) throw new Error(`Not identified: ${known.text}`);
  };
  await identify(open.contact);
  await identify(decided.contact);
  const outcome = await app.sendJson(manager.post, `/contacts/${decided.contact}/decision`, {
    outcome: 'advice',
    levelOfNeed: '2',
    reason: 'Known to us.',
    message: 'Thank you. We know the family.',
    support: 'The grandmother.',
    supportInPlace: 'noneNeeded',
  });
  if (outcome.status !== 200) throw new Error(`Not decided: ${outcome.text}`);
  if (hidden) {
    // The named social worker takes down another by telephone, and it becomes a referral.
    const called = await app.sendJson(manager.post, '/contacts/new', {
      ...worryOf(vale.frontDoor, { children: [{ person: child }] }),
      senderName: 'A neighbour',
    });
    const { submission } = z.object({ submission: z.string() }).parse(called.json());
    const [row] = await asOwner(databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    const accepted = await app.sendJson(manager.post, `/contacts/${row?.id}/decision`, {
      outcome: 'section17',
      levelOfNeed: '4',
      primaryNeed: 'N1',
      reason: 'An assessment is owed.',
      message: 'Accepted.',
      support: 'The grandmother.',
      supportInPlace: 'noneNeeded',
    });
    if (accepted.status !== 200) throw new Error(`Not accepted: ${accepted.text}`);
  }
  const ids = hidden ? await idsOf(databases, child) : {};
  return {
    child,
    sibling,
    mother,
    open: open.contact,
    decided: decided.contact,
    submission: open.submission,
    ids,
  };
};

/** Every id that belongs to a child: its records by kind, and the rows that hang on it. */
export const idsOf = (databases: Databases, child: string): Promise<Record<string, string[]>> =>
  asOwner(databases, async (tx) => {
    const { rows } = await sql<{ kind: string; ids: string[] }>`
      select kind, array_agg(id) as ids from (
        select kind, id from record where child_id = ${child}
        union all select 'submission', submission_id from record where child_id = ${child} and kind = 'contact'
        union all select 'checkRequest', check_request.id from check_request join record on record.id = check_id where child_id = ${child}
        union all select 'checkReply', check_reply.id from check_reply join check_request on check_request.id = request_id
          join record on record.id = check_id where child_id = ${child}
        union all select 'linkedPerson', case kept_id when ${child} then other_id else kept_id end from same_child
          where ${child} in (kept_id, other_id)
        union all select 'legalHold', id from legal_hold where person_id = ${child}
        union all select 'disposalOrder', id from disposal_order where person_id = ${child}
        union all select 'accessBundle', access_bundle.id from access_bundle join record on record.id = request_id where child_id = ${child}
        union all select 'emergencyAccess', access_id from emergency_child where child_id = ${child}
        union all select 'disagreementStage', disagreement_stage.id from disagreement_stage join record on record.id = disagreement_id where child_id = ${child}
        union all select 'upload', upload_id from upload_row where alike::text like ${`%${child}%`}
        union all select 'statusQuestion', question_id from status_lookup join record on record.id = status_lookup.id where child_id = ${child}
        union all select 'notice', notice.id from notice join record on record.id = record_id where child_id = ${child}
        union all select 'relationship', id from relationship where person_id = ${child} or other_id = ${child}
        union all select 'name', id from person_name where person_id = ${child}
        union all select 'address', id from address where person_id = ${child}
        union all select 'identifier', id from identifier where person_id = ${child}
        union all select 'involvement', id from involvement where child_id = ${child}
        union all select 'exclusion', id from exclusion where child_id = ${child}
        union all select 'restrictionName', id from restriction_name where child_id = ${child}
        union all select 'share', id from share where record_id = ${child}) as found group by kind order by kind`.execute(
      tx,
    );
    return Object.fromEntries(rows.map(({ kind, ids }) => [kind, ids]));
  });

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const QUIET = new Set([
  'date',
  'x-request-id',
  'content-length',
  'set-cookie',
  'etag',
  'keep-alive',
  'connection',
]);

/** An answer without what differs between any two: ids, references, the marks of a form. */
export const plainly = (text: string): string =>
  text
    .replace(UUID, '#')
    .replace(/(name="(?:_csrf|_opened)" value=")[^"]*/g, '$1')
    .replace(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g, '&');

export interface Met {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let asked = 0;
/** Asks as a post, and gives all that came back but what differs between any two answers. */
export const meets =
  (app: TestApp) =>
  async (
    post: string,
    method: 'GET' | 'POST',
    url: string,
    accept: 'text/html' | 'application/json' | 'application/fhir+json',
    body?: unknown,
  ): Promise<Met> => {
    asked += 1;
    const got = await app.served.server.inject({
      method,
      url,
      // From somewhere else and in another session each time: searches are slowed down by where they come from.
      remoteAddress: `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`,
      headers: {
        host: 'localhost',
        'x-test-post': post,
        'x-test-session': `test ${asked}`,
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const headers = Object.entries(got.headers).flatMap(([name, value]): [string, string][] =>
      QUIET.has(name) ? [] : [[name, plainly(String(value))]],
    );
    return {
      status: got.statusCode,
      headers: Object.fromEntries(headers.sort()),
      body: plainly(got.payload),
    };
  };
