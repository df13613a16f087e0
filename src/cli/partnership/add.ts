import { sql } from 'kysely';
import { z } from 'zod';
import { writeAudit } from '#audit';
import { systemNow } from '#clock';
import { transact } from '#db';
import { text } from '#kernel';
import { makeOrganisation } from '#partnership';
import { ownerAtHand } from '../bring-up.ts';
import { CannotDo, WrongUsage } from '../command.ts';
import type { Opened } from '../database.ts';
import type { AskedPartnership } from '../partnership.ts';
import { makePartnership } from './make.ts';

/** The words of what was asked, judged before a database is opened. */
export const judged = (asked: AskedPartnership) => {
  const read = z
    .object({
      name: text({ label: 'The name' }),
      council: text({ label: 'The council' }).optional(),
      code: text({ label: 'The code' }, 20).optional(),
    })
    .safeParse(asked);
  if (!read.success) throw new WrongUsage(`${read.error.issues[0]?.message ?? 'Something is missing'}.`);
  return { slug: asked.slug, ...read.data };
};

/**
 * Makes an empty partnership for real work, with its council where one is named, as the operator of the program; audited in the
 * chain of the new partnership.
 */
export const addPartnership = async (
  { databases, migrations }: Pick<Opened, 'databases' | 'migrations'>,
  { slug, name, council, code = '' }: ReturnType<typeof judged>,
): Promise<void> => {
  const now = systemNow();
  const owner = await ownerAtHand(databases, migrations, now, 'a partnership is made');
  const { rows } = await sql<{
    slug: string;
    synthetic: boolean;
  }>`select slug, synthetic from arden.partnership`.execute(owner);
  if (rows.some((there) => there.slug === slug))
    throw new CannotDo(`There is a partnership "${slug}" already, and nothing was changed.`);
  if (rows.some(({ synthetic }) => synthetic))
    throw new CannotDo(
      'This database holds a synthetic partnership. A real one goes into a database of its own: give another folder with DATA_DIR, or another database.',
    );
  await makePartnership(databases, migrations, { slug, name, synthetic: false }, now);
  await transact(owner, { role: 'owner', partnership: slug, now }, async (tx) => {
    if (council !== undefined) await makeOrganisation(tx, { name: council, type: 'localAuthority', code });
    await writeAudit(tx, {
      ...{ at: now, account: null, staff: null, post: null, outcome: 'allowed' },
      ...{ event: 'partnership.added', purpose: 'administration', target: `partnership:${slug}` },
      detail: 'arden partnership add',
    });
  });
};
