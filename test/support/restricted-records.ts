import { z } from 'zod';
import { makeAnswer, makeChecks } from '#checks';
import type { Acting } from '#db';
import { makeDisagreement } from '#disagreements';
import { saySame } from '#matching';
import { makePost } from '#partnership';
import { makePerson } from '#people';
import { makeAsker, makeStatus } from '#protection';
import { moduleJobs } from '../../src/cli/bring-up.ts';
import { actAs } from './act-as.ts';
import type { TestApp } from './app.ts';
import type { ArdenVale } from './arden-vale.ts';
import { HIDDEN, idsOf, type Laid } from './restricted.ts';
import { pdf } from './sample-files.ts';
import { asOwner, PARTNERSHIP } from './world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const WithId = z.object({ id: z.string() });

/** Runs a job of the program's own, as the queue would. */
export const runJob = async (
  app: TestApp,
  name: string,
  about: Record<string, unknown> = {},
  outside?: Parameters<NonNullable<ReturnType<typeof moduleJobs>[number]>['run']>[0]['outside'],
) => {
  const job = moduleJobs().find((each) => each.name === name);
  if (!job) throw new Error(`There is no job ${name}.`);
  await job.run({
    ...{ databases: app.databases, partnership: PARTNERSHIP, now: app.now, log: quiet, files: app.files },
    ...(outside ? { outside } : {}),
    about,
  });
};

/** Uploads a list of people as somebody, and has it read and judged row by row. Gives its id. */
export const uploadPeople = async (app: TestApp, post: string, content: string): Promise<string> => {
  const sent = await app.sendFiles(
    post,
    '/uploads/new',
    { kind: 'people' },
    { list: { name: 'list.csv', content } },
  );
  const upload = sent.location.split('/').at(-1) ?? '';
  const { account_id: account } = await asOwner(app.databases, (tx) =>
    tx.selectFrom('upload').select('account_id').where('id', '=', upload).executeTakeFirstOrThrow(),
  );
  await runJob(app, 'upload-reading', { upload, post, account });
  const { columns } = z
    .object({ columns: z.record(z.string(), z.number()) })
    .parse((await app.getJson(post, `/uploads/${upload}/columns`)).json());
  const mapped = await app.send(
    post,
    `/uploads/${upload}/columns`,
    Object.fromEntries(Object.entries(columns).map(([name, at]) => [`columns.${name}`, `${at}`])),
  );
  if (mapped.status !== 303) throw new Error(`Not mapped: ${mapped.text}`);
  await runJob(app, 'upload-judging', { upload, post, account });
  return upload;
};
/** A list that names the hidden child, and somebody whom nobody knows. */
export const LIST = `Surname,First name,DOB\n${HIDDEN.family},${HIDDEN.given},5/5/2015\nNobody,Kit,6/6/2016\n`;

/** What a partner's system flags about the hidden child: it knows her number and birth, and no more of her than that. */
export const flagOf = (changes: Record<string, string> = {}) => ({
  kind: 'wasNotBrought',
  sourceReference: 'WNB-1',
  occurredOn: '2026-11-20',
  occurredTime: '10:30',
  urgency: 'soon',
  given: HIDDEN.given,
  family: HIDDEN.family,
  nhsNumber: HIDDEN.nhs,
  born: HIDDEN.born,
  said: 'Not brought twice.',
  service: 'Community paediatrics',
  ...changes,
});

/** Asks for the protection status of whoever has that number and birth, as an agency's system does. */
export const askStatus = (app: TestApp, post: string, changes: Record<string, unknown> = {}) =>
  app.sendJson(
    post,
    '/fhir/r4/Flag/_search',
    {
      'patient.identifier': `https://fhir.nhs.uk/Id/nhs-number|${HIDDEN.nhs}`,
      'patient.birthdate': HIDDEN.born,
      setting: 'emergencyDepartment',
      encounter: 'ED-77',
      ...changes,
    },
    { accept: 'application/fhir+json' },
  );

/** Who comes to the family's world besides: the trust's machine, a doctor of the night, a social worker who is not named. */
const layOthers = (app: TestApp, vale: ArdenVale) =>
  asOwner(app.databases, async (tx) => {
    await makeAsker(tx, vale.trust);
    const post = (
      name: string,
      role: 'agencySystem' | 'practitioner' | 'socialWorker',
      organisation: string,
    ) =>
      makePost(tx, {
        ...{ name, role, organisation },
        title: role === 'agencySystem' ? 'System' : 'Duty post',
        body: role === 'agencySystem' ? vale.healthVisiting : null,
      });
    return {
      machine: await post('Records of the trust', 'agencySystem', vale.trust),
      nightDoctor: await post('Nils Orr', 'practitioner', vale.trust),
      otherSocialWorker: await post('Sol Penn', 'socialWorker', vale.council),
    };
  });
export interface Rest {
  readonly laid: Laid;
  readonly others: Awaited<ReturnType<typeof layOthers>>;
  /** Where her sibling's access request and what was put together for it are read, and a list that an unnamed colleague uploaded. */
  readonly request: string;
  readonly bundle: string;
  readonly list: string;
}

/** What the modules keep of the hidden child, by those who are named on her. */
const layHers = async (app: TestApp, vale: ArdenVale, { child }: Laid): Promise<void> => {
  const { databases } = app;
  const manager = vale.frontDoorManager.post;
  const asManager = <T>(run: (acting: Acting) => Promise<T>) => actAs(databases, manager, run);
  const done = async (sent: Promise<{ status: number; text: string; location: string }>): Promise<string> => {
    const { status, text, location } = await sent;
    if (status !== 303) throw new Error(`It was answered ${status}: ${text.replace(/<[^>]*>/g, ' ')}`);
    return location;
  };
  await actAs(databases, vale.socialWorker.post, (acting) =>
    makeStatus(acting, child, { start: '2026-02-02', team: vale.frontDoor }),
  );
  await asManager(async (acting) => {
    await makeDisagreement(acting, 'sharing', { with: `organisation:${vale.police}`, about: child });
    await makeDisagreement(acting, 'plan', { with: `body:${vale.familySupport}`, about: child });
  });
  await done(
    app.sendFiles(
      manager,
      `/records/${child}/documents/new`,
      { title: 'The Kestrel report', access: 'record' },
      { document: { name: 'kestrel.pdf', content: pdf('Zephyrine') } },
    ),
  );
  const request = `/people/${child}/access-requests/new`;
  const asked = await done(
    app.send(
      manager,
      request,
      {
        ...{ kind: 'self', requester: 'Zephyrine', identity: 'Passport seen', scope: 'Everything' },
        ...{ 'received-day': '2', 'received-month': '11', 'received-year': '2026' },
      },
      request,
    ),
  );
  await done(app.send(manager, `${asked}/bundle`, {}, asked));
  // Held, and by an order that waits for its second person: her term is laid down, since she is a child yet.
  await asOwner(databases, (tx) =>
    tx
      .insertInto('retention_term')
      .values({
        person_id: child,
        class: 'contactOnly',
        until_day: '2026-11-01',
        from_day: '2005-11-01',
        counted_at: app.now,
      })
      .execute(),
  );
  const { igLead } = vale;
  const due = `/retention/due/${child}`;
  await done(app.send(igLead.post, due, { person: child, reason: 'Nobody needs them.' }, due));
  await done(
    app.send(
      igLead.post,
      '/retention/holds',
      {
        ...{ person: child, kind: 'police', reason: 'An investigation' },
        ...{ 'review-day': '1', 'review-month': '6', 'review-year': '2027' },
      },
      '/retention/holds',
    ),
  );
  await uploadPeople(app, manager, LIST);
  const twin = await asManager(async (acting) => {
    const id = await makePerson(acting, { given: HIDDEN.given, family: 'Quillan', born: HIDDEN.born });
    await saySame(acting, child, id, { saying: 'same', reason: 'Her mother said so.' });
    return id;
  });
  if (!twin) throw new Error('There is no second record of her.');
};

/**
 * What else is kept in the family's world: flags, look-ups, checks, documents, a list, an emergency, an access request about her sibling;
 * in the world with the hidden child, all that the modules keep of her too.
 */
export const layTheRest = async (
  app: TestApp,
  vale: ArdenVale,
  laid: Laid,
  { hidden, flagsToSchool = true }: { hidden: boolean; flagsToSchool?: boolean },
): Promise<Rest> => {
  const { databases } = app;
  const others = await layOthers(app, vale);
  const done = async (sent: Promise<{ status: number; text: string; location: string }>): Promise<string> => {
    const { status, text, location } = await sent;
    if (status !== 303) throw new Error(`It was answered ${status}: ${text.replace(/<[^>]*>/g, ' ')}`);
    return location;
  };
  if (hidden) await layHers(app, vale, laid);

  // Flags that wait, and one that a school got.
  for (const changes of [
    { sourceReference: 'WNB-1' },
    ...(flagsToSchool
      ? [
          {
            sourceReference: 'ENC-1',
            kind: 'operationEncompass',
            service: '',
            school: 'Hawthorn Lane Primary School',
          },
        ]
      : []),
  ]) {
    const sent = await app.sendJson(others.machine.post, '/flags', flagOf(changes));
    const { id } = WithId.parse(sent.json());
    if (changes.sourceReference === 'WNB-1')
      await done(app.send(vale.secondFrontDoorWorker.post, `/flags/${id}/acknowledge`, {}, `/flags/${id}`));
  }
  await runJob(app, 'flags-arrived');
  await askStatus(app, others.machine.post);
  await runJob(app, 'status-asked');

  // Agencies are asked about a contact before anybody decides it, by somebody who does not know whom it is about.
  await actAs(databases, vale.frontDoorWorker.post, (acting) =>
    makeChecks(acting, { contact: laid.open }, [
      `body:${vale.healthVisiting}`,
      `organisation:${vale.school}`,
    ]),
  );
  const requests = await asOwner(databases, (tx) =>
    tx.selectFrom('check_request').select(['id', 'asked_id']).execute(),
  );
  const ofTeam = requests.find(({ asked_id }) => asked_id === vale.healthVisiting)?.id ?? '';
  await actAs(databases, vale.healthVisitor.post, (acting) => makeAnswer(acting, ofTeam));
  await done(
    app.sendFiles(
      vale.healthVisitor.post,
      `/records/${laid.open}/documents/new`,
      { title: 'What was seen', access: 'record' },
      { document: { name: 'seen.pdf', content: pdf('what was seen') } },
    ),
  );
  const list = await uploadPeople(app, vale.frontDoorWorker.post, LIST);

  // Her sibling asks what is kept. Whoever puts it together is named on her; whoever reads it need not be.
  const form = `/people/${laid.sibling}/access-requests/new`;
  const request = await done(
    app.send(
      vale.frontDoorManager.post,
      form,
      {
        ...{ kind: 'self', requester: 'Linden', identity: 'Passport seen', scope: 'Everything' },
        ...{ 'received-day': '2', 'received-month': '11', 'received-year': '2026' },
      },
      form,
    ),
  );
  const bundle = await done(app.send(vale.frontDoorManager.post, `${request}/bundle`, {}, request));

  // A doctor of the night opens her in an emergency; where she is not there, nobody.
  await done(
    app.send(
      vale.administrator.post,
      '/emergency/posts',
      { post: others.nightDoctor.post, restricted: 'true' },
      '/emergency/posts',
    ),
  );
  const search = await done(
    app.send(
      others.nightDoctor.post,
      '/emergency',
      { ground: 'treatment', reason: 'A head injury' },
      '/emergency',
    ),
  );
  const access = /emergency\/([0-9a-f-]{36})/.exec(search)?.[1] ?? '';
  if (hidden)
    await done(
      app.send(
        others.nightDoctor.post,
        `/emergency/${access}/children`,
        { child: laid.child },
        `/emergency/${access}/search?name=${HIDDEN.family}`,
      ),
    );
  await done(app.send(others.nightDoctor.post, `/emergency/${access}/end`, {}, `/emergency/${access}`));
  return {
    laid: { ...laid, ids: hidden ? await idsOf(databases, laid.child) : {} },
    others,
    bundle,
    request,
    list,
  };
};
