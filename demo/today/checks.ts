import { sql } from 'kysely';
import { makeAnswer, makeChecks } from '#checks';
import type { Tx } from '#db';
import { addDays, type Instant } from '#kernel';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

interface Answering {
  readonly by: Poster | undefined;
  readonly said: Readonly<Record<string, string>>;
}

/** What agencies answered about the oldest contact that a front door worker has: known, nothing known, refused; the police not yet. */
const answersOf = ({ posts }: Ground['vale']): readonly Answering[] => [
  {
    by: posts.healthVisitors.north[0],
    said: {
      answer: 'known',
      known:
        'Two reviews missed since the summer; weight last taken in May. Mother said in August that she was exhausted and had nobody to ask.',
      searched: 'Hana Voss, in the child health record and the mother’s',
    },
  },
  {
    by: posts.youngMinds,
    said: { answer: 'nothing', searched: 'Duty practitioner, in the trust’s record, by name and NHS number' },
  },
  {
    by: posts.emergency[1],
    said: {
      answer: 'refused',
      ground: 'tooMuch',
      reason:
        'Every attendance of the whole family is asked for. The father has not been told, and is not said to be a risk.',
      nextStep: 'Ask for the child’s own attendances with injuries, or ring the named nurse.',
    },
  },
];

/** Checks that the front door asked of agencies about two contacts that it has: one round answered in part, one that waits. */
export const layChecks = async (tx: Tx, slug: string, ground: Ground | undefined): Promise<void> => {
  if (!ground) return;
  const { vale, day } = ground;
  const { bodies } = vale;
  const { rows } = await sql<{ contact: string; taken_by: string }>`
    select contact.id as contact, triage.taken_by from open_contact join contact on contact.id = open_contact.contact_id
      join triage on triage.contact_id = contact.id
    where triage.taken_by is not null and triage.taken_at < ${instantOf({ day: lastWorkingDay(addDays(day, -1)), minute: 960 })}
    order by open_contact.received_at, contact.id limit 2`.execute(tx);
  const asker = (post: string) => vale.everybody.find((poster) => poster.post === post);
  const at: readonly Instant[] = [
    instantOf({ day: lastWorkingDay(addDays(day, -1)), minute: 965 }),
    instantOf({ day: lastWorkingDay(addDays(day, -1)), minute: 985 }),
  ];
  for (const [place, { contact, taken_by }] of rows.entries()) {
    const by = asker(taken_by);
    if (!by) continue;
    const acting = await actingAs(tx, slug, by, at[place] ?? instantOf({ day, minute: 1 }));
    const first = place === 0;
    await makeChecks(
      acting,
      { contact },
      first
        ? [
            `body:${bodies.healthVisitingNorth}`,
            `body:${bodies.youngMinds}`,
            `body:${bodies.emergency}`,
            `body:${bodies.publicProtection}`,
          ]
        : [`body:${bodies.publicProtection}`, `body:${bodies.healthVisitingNorth}`],
      {
        urgency: first ? 'urgent' : 'immediate',
        purpose: 'To decide whether the child needs help or protection, and how soon.',
      },
    );
    if (!first) continue;
    const requests = await tx
      .selectFrom('check_request')
      .innerJoin('agency_check', 'agency_check.id', 'check_request.check_id')
      .select(['check_request.id', 'check_request.asked_id'])
      .where('agency_check.contact_id', '=', contact)
      .execute();
    for (const [minutes, { by: answerer, said }] of answersOf(vale).entries()) {
      const request = requests.find(({ asked_id }) => asked_id === answerer?.body);
      if (!answerer || !request) continue;
      const then = instantOf({ day: lastWorkingDay(addDays(day, -1)), minute: 1000 + minutes * 25 });
      await makeAnswer(await actingAs(tx, slug, answerer, then), request.id, said);
    }
  }
};
