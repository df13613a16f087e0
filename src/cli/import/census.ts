import { sql } from 'kysely';
import { writeAudit } from '#audit';
import { systemNow } from '#clock';
import { type Databases, type Migration, partnershipsIn, stand, transact } from '#db';
import { Conflict, dayOf, type Instant } from '#kernel';
import { type CensusReport, checkCensus, headerOf, type Refusal, takeCensus } from '#returns';
import { ownerAtHand } from '../bring-up.ts';
import { CannotDo } from '../command.ts';
import { makePartnership } from '../partnership/make.ts';
import { Findings } from './findings.ts';
import { importer } from './importer.ts';
import { tellJson } from './json.ts';
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

const NEW = { slug: 'partnership', name: 'Partnership', synthetic: false };

/** The partnership that a return goes into: the one asked for, the only one there is, or a new and empty one. */
const partnershipFor = async (
  { databases, migrations, slug, open }: Asked,
  owner: NonNullable<Databases['owner']>,
  now: Instant,
): Promise<string> => {
  const there = await partnershipsIn(owner);
  if (slug !== undefined) {
    if (there.includes(slug)) return slug;
    throw new CannotDo(`There is no partnership "${slug}". There are: ${there.join(', ') || 'none'}.`);
  }
  const [only, ...more] = there;
  if (more.length > 0)
    throw new CannotDo(`There are several partnerships. Say which with --partnership: ${there.join(', ')}.`);
  if (only !== undefined) return only;
  // Read through first, so that a broken file leaves not even an empty partnership behind.
  await checkCensus(open());
  await makePartnership(databases, migrations, NEW, now);
  return NEW.slug;
};

/**
 * Takes a census into a partnership in one transaction: all of it, or nothing when the file is broken. As the owner, because a
 * restricted child must be found again without being shown to anybody; audited in the partnership's chain.
 */
export const importCensus = async (asked: Asked): Promise<CensusReport> => {
  const now = systemNow();
  const lea = (await headerOf(asked.open()))?.lea;
  const owner = await ownerAtHand(asked.databases, asked.migrations, now, 'a census is taken');
  const partnership = await partnershipFor(asked, owner, now);
  const standing = { role: 'owner', partnership, now } as const;
  const refused = new Findings();
  const odd = new Findings();
  try {
    const report = await transact(owner, standing, async (tx) => {
      // Two imports at once would both find that a child is not held.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`census ${partnership}`}, 0))`.execute(tx);
      const actor = await importer(tx, { partnership, lea, now });
      await stand(tx, { ...standing, post: actor.post, account: actor.account });
      const taken = await takeCensus({ tx, actor, now, today: dayOf(now) }, asked.open(), {
        refused: (refusal: Refusal) => refused.add(refusal),
        odd: (refusal: Refusal) => odd.add(refusal),
      });
      const { children, referrals, closures } = taken;
      await writeAudit(tx, {
        at: now,
        account: actor.account,
        staff: actor.staff,
        post: actor.post,
        event: 'census.imported',
        purpose: 'Taking in a Children in Need census (Children Act 1989 section 83)',
        outcome: 'allowed',
        detail: JSON.stringify({ children, referrals, closures }),
      });
      return taken;
    });
    await (asked.json ? tellJson : tellTable)(asked.out, report, refused, odd);
    return report;
  } catch (problem) {
    if (!(problem instanceof Conflict)) throw problem;
    throw new CannotDo(`${problem.message} Nothing was taken. Run the import again.`);
  } finally {
    refused.close();
    odd.close();
  }
};
