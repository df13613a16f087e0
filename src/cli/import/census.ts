import { writeAudit } from '#audit';
import { systemNow } from '#clock';
import {
  createPartnership,
  type Databases,
  type Migration,
  partnershipsIn,
  stand,
  type Tx,
  transact,
} from '#db';
import { type Actor, dayOf, type Instant } from '#kernel';
import { makeOrganisation, makePost } from '#partnership';
import { type CensusReport, checkCensus, type Refusal, takeCensus } from '#returns';
import { prepare } from '../../app.ts';
import { bringUp } from '../bring-up.ts';
import { CannotDo } from '../command.ts';
import { Findings } from './findings.ts';
import { tellTable } from './table.ts';

interface Asked {
  readonly databases: Databases;
  readonly migrations: readonly Migration[];
  /** Opens the file from its beginning. */
  readonly open: () => AsyncIterable<Uint8Array | string>;
  readonly slug: string | undefined;
  readonly json: boolean;
  readonly out: NodeJS.WritableStream;
}

/** The partnership that a return goes into: the one asked for, the only one there is, or a new and empty one. */
const partnershipFor = async (
  { databases, migrations, slug, open }: Asked,
  now: Instant,
): Promise<string> => {
  const { owner } = databases;
  if (!owner)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: a census is taken by the owner of the database. Set it for this command.',
    );
  const there = await partnershipsIn(owner);
  const [only, ...more] = there;
  if (slug !== undefined) {
    if (!there.includes(slug))
      throw new CannotDo(`There is no partnership "${slug}". There are: ${there.join(', ') || 'none'}.`);
    return slug;
  }
  if (more.length > 0)
    throw new CannotDo(`There are several partnerships. Say which with --partnership: ${there.join(', ')}.`);
  if (only !== undefined) return only;
  // Read through first, so that a broken file leaves not even an empty partnership behind.
  await checkCensus(open());
  await createPartnership(owner, migrations, { slug: 'partnership', name: 'Partnership', synthetic: false });
  await prepare(databases, 'partnership', now);
  return 'partnership';
};

/** The import's own post in the council: there is one, or it is made with the council where there is none yet. */
const importer = async (tx: Tx, partnership: string, now: Instant): Promise<Actor> => {
  const post = await tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'post.id',
      'post.title',
      'staff.id as staff',
      'staff.name',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
    ])
    .where('post.role', '=', 'censusImport')
    .where('post.until_day', 'is', null)
    .executeTakeFirst();
  if (post)
    return {
      account: 'census-import',
      staff: post.staff,
      staffName: post.name,
      post: post.id,
      postTitle: post.title,
      role: 'censusImport',
      organisation: post.organisation,
      organisationName: post.organisation_name,
      body: null,
      bodyName: null,
      partnership,
    };
  const councils = await tx
    .selectFrom('organisation')
    .select('id')
    .where('type', '=', 'localAuthority')
    .where('until_day', 'is', null)
    .orderBy('from_day')
    .limit(1)
    .execute();
  const council =
    councils[0]?.id ?? (await makeOrganisation(tx, { name: 'The council', type: 'localAuthority' }));
  await makePost(tx, {
    name: 'Census import',
    role: 'censusImport',
    title: 'Census import',
    organisation: council,
    from: dayOf(now),
  });
  return importer(tx, partnership, now);
};

/** Writes the report as one JSON object, the refusals as they were met, however many. */
const tellJson = async (
  out: NodeJS.WritableStream,
  report: CensusReport,
  refused: Findings,
  odd: Findings,
): Promise<void> => {
  const { children, referrals, closures, waiting } = report;
  out.write(
    `{"children":${JSON.stringify(children)},"referrals":${JSON.stringify(referrals)},"closures":${JSON.stringify(closures)},"refused":[`,
  );
  await refused.writeTo(out);
  out.write(`],"waiting":${JSON.stringify(waiting)},"odd":[`);
  await odd.writeTo(out);
  out.write(']}\n');
};

/**
 * Takes a census into a partnership in one transaction: all of it, or nothing when the file is broken. As the owner, because a
 * restricted child must be found again without being shown to anybody; audited in the partnership's chain.
 */
export const importCensus = async (asked: Asked): Promise<CensusReport> => {
  const { databases } = asked;
  const now = systemNow();
  await bringUp(databases, asked.migrations, now);
  const partnership = await partnershipFor(asked, now);
  if (!databases.owner) throw new CannotDo('DATABASE_OWNER_URL is not set.');
  const refused = new Findings();
  const odd = new Findings();
  try {
    const report = await transact(databases.owner, { role: 'owner', partnership, now }, async (tx) => {
      const actor = await importer(tx, partnership, now);
      await stand(tx, { role: 'owner', partnership, now, post: actor.post, account: actor.account });
      const taken = await takeCensus({ tx, actor, now, today: dayOf(now) }, asked.open(), {
        refused: (refusal: Refusal) => refused.add(refusal),
        odd: (refusal: Refusal) => odd.add(refusal),
      });
      await writeAudit(tx, {
        at: now,
        account: actor.account,
        staff: actor.staff,
        post: actor.post,
        event: 'census.imported',
        purpose: 'Taking in a Children in Need census (Children Act 1989 section 83)',
        outcome: 'allowed',
        detail: JSON.stringify({
          children: taken.children,
          referrals: taken.referrals,
          closures: taken.closures,
        }),
      });
      return taken;
    });
    if (asked.json) await tellJson(asked.out, report, refused, odd);
    else await tellTable(asked.out, report, refused, odd);
    return report;
  } finally {
    refused.close();
    odd.close();
  }
};
