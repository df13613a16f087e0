import type { Acting } from '#db';
import type { OrganisationFilter } from '../forms/index.ts';
import { actsOpenTo, dutyOf, sayOrganisationType } from '../rules/index.ts';
import { bodiesMatching, organisationById, organisationsMatching, postsMatching } from '../store/index.ts';
import { changesShown } from './changes.ts';
import type { OrganisationList, OrganisationModel } from './models.ts';
import { actsOn, found, pagesOf, partOf, periodOf } from './shaping.ts';

/** The register of organisations, narrowed and by the page. */
export const organisationList = async (
  { tx, actor, today }: Acting,
  { q, type, standing, page }: OrganisationFilter,
): Promise<OrganisationList> => {
  const { rows, total } = await organisationsMatching(tx, {
    q,
    type,
    standing: standing === 'all' ? null : standing,
    day: today,
    ...partOf(page),
  });
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      type: row.type,
      kind: sayOrganisationType(row.type),
      ...periodOf(row, today),
    })),
    ...pagesOf(page, total),
    acts: actsOpenTo('organisation', actor.role, {}, ['add']),
  };
};

const COUNT_ONLY = {
  q: '',
  type: null,
  body: null,
  role: null,
  standing: 'inForce',
  limit: 0,
  offset: 0,
} as const;

/** One organisation: what the law calls it, what it hosts, who works there, and who changed what. */
export const organisationModel = async (acting: Acting, id: string): Promise<OrganisationModel> => {
  const { tx, today } = acting;
  const row = found(await organisationById(tx, id));
  const within = { ...COUNT_ONLY, organisation: id, day: today };
  const duty = dutyOf(row.type);
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    kind: sayOrganisationType(row.type),
    ...periodOf(row, today),
    duty: duty ? { as: duty.as, ...duty.cite, confirmed: duty.confirmed } : null,
    code: row.code,
    phone: row.phone,
    version: row.version,
    bodies: (await bodiesMatching(tx, within)).total,
    posts: (await postsMatching(tx, within)).total,
    acts: actsOn('organisation', acting, row, ['change', 'end', 'changeEnd']),
    changes: await changesShown(tx, acting, [id]),
  };
};
