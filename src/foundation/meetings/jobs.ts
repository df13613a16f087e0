import { type Standing, type Tx, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { addDays, addHours, dayOf, startOfDay } from '#kernel';
import { notifyAll } from '#notifications';
import { paths } from './paths.ts';
import { calendarText, invitationMail } from './rules/index.ts';
import {
  noteInvitation,
  paperChecked,
  papersUnchecked,
  type ToInvite,
  takeInvitations,
  takeReminders,
} from './store/index.ts';

const AT_ONCE = 200;
const standingOf = ({ partnership, now }: JobWork, work: 'calling' | 'keepingFiles'): Standing => ({
  role: 'app',
  partnership,
  now,
  work,
});
const calling = <T>(work: JobWork, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(work.databases.serving, standingOf(work, 'calling'), run);

/** Hours until an invitation is tried again, after each try; three days in all. */
const DELAYS: readonly number[] = [1 / 60, 1 / 12, 1 / 4, 1, 2, 4, 8, 12, 12, 12, 12];
const TOGETHER = 8;
const BATCHES = 10;

/** One invitation, a moving or a cancelling, to one person: what their calendar takes in, and the way to the page. */
const sendOne = async (work: JobWork, invited: ToInvite): Promise<void> => {
  const { outside, now } = work;
  const mailer = outside?.mailer;
  if (!mailer) return;
  const url = `${outside.baseUrl}${paths.one(invited.meeting_id)}`;
  const method = invited.method === 'cancel' ? 'CANCEL' : 'REQUEST';
  const content = calendarText(method, [
    {
      ...{ id: invited.meeting_id, title: invited.title, place: invited.place, url },
      ...{ startsAt: invited.starts_at, endsAt: invited.ends_at, sequence: invited.sequence },
      ...{ stamp: invited.made_at, cancelled: method === 'CANCEL' },
      ...{ organizer: invited.organizer, attendee: invited.address, answer: null },
    },
  ]);
  const sent = await mailer.send({
    ...{ id: invited.id, to: invited.address, again: invited.tries > 1 },
    ...invitationMail(invited.method, invited.sequence, url),
    calendar: { method, content },
  });
  const delay = DELAYS[invited.tries - 1];
  const became = sent.ok
    ? { sent: now }
    : sent.final || delay === undefined
      ? { failed: now, why: sent.why }
      : { again: addHours(now, delay), why: sent.why };
  await calling(work, (tx) => noteInvitation(tx, invited.id, became));
};

/** Sends the invitations that are written, each once; one that could not leave is tried again for three days. */
const inviting: Job = {
  name: 'invitations-to-send',
  every: '* * * * *',
  run: async (work) => {
    if (work.partnership === null || !work.outside?.mailer) return;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const taken = await calling(work, (tx) => takeInvitations(tx, TOGETHER));
      await Promise.all(taken.map((invited) => sendOne(work, invited)));
      if (taken.length < TOGETHER) return;
    }
  },
};

/** Tells whoever is called that a meeting is tomorrow: once for each time that it was moved to. */
const reminding: Job = {
  name: 'meetings-tomorrow',
  every: '0 8 * * *',
  run: async (work) => {
    if (work.partnership === null) return;
    const tomorrow = addDays(dayOf(work.now), 1);
    await calling(work, async (tx) => {
      const told = await takeReminders(tx, startOfDay(tomorrow), startOfDay(addDays(tomorrow, 1)));
      await notifyAll(
        { tx, now: work.now },
        told.map(({ meeting_id, post_id }) => ({
          ...{
            to: { kind: 'post' as const, id: post_id },
            event: 'meeting.tomorrow',
            path: paths.one(meeting_id),
          },
        })),
      );
    });
  },
};

/** Looks at papers that nobody looked at for viruses when they arrived. */
const paperChecking: Job = {
  name: 'paper-checking',
  every: '*/20 * * * *',
  silence: 120,
  run: async (work) => {
    const { databases, files, partnership, log } = work;
    if (!files || partnership === null || !(await files.scans())) return;
    const keeping = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
      transact(databases.serving, standingOf(work, 'keepingFiles'), run);
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const found: { id: string; sha256: string }[] = await keeping((tx) =>
        papersUnchecked(tx, last, AT_ONCE),
      );
      for (const { id, sha256 } of found) {
        const scanned = await files.scan(partnership, sha256);
        if (scanned.virus === 'unchecked') continue;
        const virus = scanned.virus === 'infected' ? 'infected' : 'clean';
        await keeping((tx) => paperChecked(tx, id, virus));
        if (virus === 'infected') log.warn({ partnership, paper: id }, 'a paper holds a virus');
      }
      after = found.at(-1)?.id ?? null;
      more = found.length === AT_ONCE;
    }
  },
};

export const jobs: readonly Job[] = [inviting, reminding, paperChecking];
