import { sql } from 'kysely';
import { type Databases, transact } from '#db';
import type { Instant } from '#kernel';

/** What anybody may know of a partnership: its name, and whom to call when the office is shut. */
export interface Face {
  readonly name: string;
  readonly outOfHours: string | null;
}

const faceOf = async (databases: Databases, partnership: string, now: Instant): Promise<Face> => {
  const { rows } = await transact(databases.serving, { role: 'reader', partnership, now }, (tx) =>
    sql<{ face: { name?: string; outOfHours?: string } }>`select partnership_face() as face`.execute(tx),
  );
  const { name = partnership, outOfHours } = rows[0]?.face ?? {};
  return { name, outOfHours: outOfHours || null };
};

/**
 * The partnerships of this house, for somebody who is not signed in. None when the database can't be reached: the page that asks
 * says above all to call 999, and must open then too.
 */
export const facesOfPartnerships = async (databases: Databases, now: Instant): Promise<readonly Face[]> => {
  try {
    const { rows } = await transact(databases.serving, { role: 'reader', partnership: null, now }, (tx) =>
      sql<{ slug: string }>`select slug from partnership order by name, slug`.execute(tx),
    );
    const faces: Face[] = [];
    for (const { slug } of rows) faces.push(await faceOf(databases, slug, now));
    return faces;
  } catch {
    return [];
  }
};
