import type { Tx } from '#db';
import { type FlagTraits, makeFlag } from '#flags';
import { addDays } from '#kernel';
import { makeAsker, makeStatus } from '#protection';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay, type Moment } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

interface Flagged {
  readonly by: (vale: Ground['vale']) => Poster | undefined;
  /** Days back from the day, and minutes from midnight. */
  readonly back: number;
  readonly minute: number;
  readonly flag: Omit<FlagTraits, 'sourceReference'>;
}

/** What partners' systems flagged in the last days: one late, one immediate, one about a child whose work is open. */
const FLAGGED: readonly Flagged[] = [
  {
    by: ({ posts }) => posts.healthVisitors.north[0],
    back: 6,
    minute: 615,
    flag: {
      kind: 'wasNotBrought',
      urgency: 'soon',
      said: 'Not brought to the hearing clinic for the third time. No answer at the door on two days.',
      service: 'Audiology',
      appointment: 'Third of three, morning clinic',
    },
  },
  {
    by: ({ posts }) => posts.emergency[1],
    back: 1,
    minute: 1290,
    flag: {
      kind: 'cpisAttendance',
      urgency: 'immediate',
      said: 'Here with a burn to the hand. Two accounts of how it came, and nobody who came with the child was there.',
      setting: 'Emergency department',
      senderName: 'Nurse in charge',
      reach: '01632 960440',
    },
  },
  {
    by: ({ everybody, organisations }) =>
      everybody.find(
        ({ organisation, role }) => organisation === organisations.named.police && role === 'practitioner',
      ),
    back: 1,
    minute: 1020,
    flag: {
      kind: 'policeNotice',
      urgency: 'routine',
      said: 'Found with older children at the bus station after ten. Taken home; a grandmother took the child in.',
      grade: 'Medium',
    },
  },
];

/** Flags of the last days about children of these families, with a plan and who may ask for it. */
export const layFlags = async (tx: Tx, slug: string, opened: readonly Ground[]): Promise<void> => {
  const [any] = opened;
  if (!any) return;
  const { vale, day } = any;
  const moment = (back: number, minute: number): Moment => ({
    day: lastWorkingDay(addDays(day, -back)),
    minute,
  });
  for (const [place, { by, back, minute, flag }] of FLAGGED.entries()) {
    const poster = by(vale);
    const child = opened[place]?.family.children.find(
      ({ born }) => born !== null && born < addDays(day, -60),
    );
    if (!poster || !child) continue;
    const acting = await actingAs(tx, slug, poster, instantOf(moment(back, minute)));
    const nhs = child.identifiers.find(({ scheme }) => scheme === 'nhs')?.value;
    await makeFlag(acting, {
      ...flag,
      sourceReference: `AV-${place + 1}04${7 - place}`,
      given: child.given,
      family: child.family,
      born: child.born,
      ...(nhs === undefined ? {} : { nhsNumber: nhs }),
    });
  }
  const planned = any.family.children.find(({ born }) => born !== null && born < addDays(day, -120));
  const [worker] = vale.posts.socialWorkers.north;
  if (planned && worker)
    await makeStatus(await actingAs(tx, slug, worker, instantOf(moment(30, 640))), planned.id, {
      start: moment(30, 0).day,
      category: 'NEG',
      team: worker.body,
    });
  const { administrator } = vale.posts;
  for (const organisation of [vale.organisations.named.hospital, vale.organisations.named.community]) {
    await actingAs(tx, slug, administrator, instantOf(moment(60, 600)));
    await makeAsker(tx, organisation);
  }
};
