import { writeAudit } from '#audit';
import { systemNow } from '#clock';
import { type Acting, type Databases, type Migration, partnershipsIn, transact } from '#db';
import { Conflict, dayOf, Invalid, isRole, NotAllowed, NotFound } from '#kernel';
import { keepsMeeting, meetingById, paths as meetingPaths } from '#meetings';
import { type Drafted, draftFromPage, draftOf } from '#minute-pages';
import { postById } from '#partnership';
import { ownerAtHand } from '../bring-up.ts';
import { CannotDo } from '../command.ts';

interface Asked {
  readonly databases: Databases;
  readonly migrations: readonly Migration[];
  readonly slug: string | undefined;
  readonly meeting: string;
  /** The post that keeps the meeting; left out, whoever made the meeting. */
  readonly post: string | undefined;
  readonly page: string;
  readonly file: string;
}
/** What became of a page: drafted in a meeting, or only understood. */
type Told = Omit<Drafted, 'meeting' | 'item'> & { readonly meeting?: string; readonly item?: string };

const cannot = (file: string, problem: unknown): never => {
  if (problem instanceof Invalid)
    throw new CannotDo(`${file} holds no page of minutes: nothing in it can be the title of an item.`);
  if (problem instanceof NotAllowed || problem instanceof NotFound || problem instanceof Conflict)
    throw new CannotDo(`${problem.message} Nothing was drafted.`);
  throw problem;
};

/** How a page is understood, without a database. */
export const understood = (page: string, file: string): Told => {
  try {
    return draftOf(page);
  } catch (problem) {
    return cannot(file, problem);
  }
};

/** The partnership that holds the meeting: the one that was named, or the only one. */
const partnershipFor = async (
  slug: string | undefined,
  owner: NonNullable<Databases['owner']>,
): Promise<string> => {
  const there = await partnershipsIn(owner);
  const [only, ...more] = there;
  if (slug !== undefined && !there.includes(slug))
    throw new CannotDo(`There is no partnership "${slug}". There are: ${there.join(', ') || 'none'}.`);
  if (slug !== undefined) return slug;
  if (only === undefined) throw new CannotDo('There is no partnership here yet, and no meeting.');
  if (more.length > 0)
    throw new CannotDo(`There are several partnerships. Say which with --partnership: ${there.join(', ')}.`);
  return only;
};

const NONE =
  'There is no such meeting, or the post was not called to it. Open it in Arden: its id ends the address.';

/** Drafts the item as the post that keeps the meeting, under its policies and in the audit under its name: all of it, or nothing. */
export const draftInMeeting = async (asked: Asked): Promise<Drafted> => {
  const { databases, migrations, slug, meeting, page, file } = asked;
  const now = systemNow();
  const owner = await ownerAtHand(databases, migrations, now, 'the post of a meeting’s clerk is found');
  const partnership = await partnershipFor(slug, owner);
  const post =
    asked.post ??
    (await transact(owner, { role: 'owner', partnership, now }, (tx) => meetingById(tx, meeting)))?.made_by;
  if (post === undefined) throw new CannotDo(NONE);
  try {
    return await transact(databases.serving, { role: 'app', partnership, post, now }, async (tx) => {
      const held = await postById(tx, post);
      if (!held || !isRole(held.role)) throw new CannotDo('There is no such post, or it has ended.');
      const acting: Acting = {
        ...{ tx, now, today: dayOf(now) },
        actor: {
          ...{ account: 'minutes-import', post, partnership, role: held.role, postTitle: held.title },
          ...{ staff: held.staff_id, staffName: held.staff_name },
          ...{ organisation: held.organisation_id, organisationName: held.organisation_name },
          ...{ body: held.body_id, bodyName: held.body_name },
        },
      };
      if (!(await meetingById(tx, meeting))) throw new CannotDo(NONE);
      if (!(await keepsMeeting(tx, meeting)))
        throw new CannotDo('That post does not keep the meeting. Name the post of its clerk with --as.');
      const drafted = await draftFromPage(acting, meeting, page);
      await writeAudit(tx, {
        ...{ at: now, account: acting.actor.account, staff: acting.actor.staff, post },
        ...{ event: 'minutes.broughtIn', outcome: 'allowed', target: `item:${drafted.item}` },
        purpose:
          'Keeping the record of what was asked, answered and resolved (Local Government Act 1972, Part VA)',
      });
      return drafted;
    });
  } catch (problem) {
    return cannot(file, problem);
  }
};

/** Says what became of the page, and which lines found no place. */
export const tellDrafted = (out: NodeJS.WritableStream, told: Told, json: boolean): void => {
  if (json) {
    out.write(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  const { title, presenter, entries, queries, replies, resolutions, documents, unplaced, item } = told;
  const lines = [
    item === undefined ? `Understood, and drafted nowhere: ${title}` : `Drafted: ${title}`,
    ...(presenter ? [`Presented by: ${presenter}`] : []),
    `Entries: ${entries}, of them queries: ${queries}, replies: ${replies}`,
    `Resolutions: ${resolutions}`,
    `Documents named: ${documents.join('; ') || 'none'}`,
    ...(unplaced.length === 0
      ? ['Every line with a word on it found its place.']
      : [
          `Lines that found no place: ${unplaced.length}${item === undefined ? '' : '. They stand at the end of the draft, as discussion.'}`,
          ...unplaced.map(({ number, text }) => `  line ${number}: ${text.trim()}`),
        ]),
    ...(item === undefined
      ? ['Say where it is drafted with --meeting ID.']
      : [`Finish it at ${meetingPaths.item(item)}`]),
  ];
  out.write(`${lines.join('\n')}\n`);
};
