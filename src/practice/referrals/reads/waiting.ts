import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { addDays, dayOf, sayDay, sayInstant, startOfDay, type WorkingCalendar } from '#kernel';
import { teamsReceiving } from '#partnership';
import { type PersonLine, personLines } from '#people';
import { paths } from '../paths.ts';
import { DECISION_OUTCOMES, mayRaise, mayTriage } from '../rules/index.ts';
import {
  contactsToDecide,
  decisionsToAuthorise,
  outcomesSince,
  questionsToAnswer,
  type Sender,
  sendersToTell,
} from '../store/index.ts';
import { decisionClock } from './clock.ts';
import { unseenReminders } from './reminders.ts';
import { calledOn } from './sent.ts';

const TOP = 10;
const MOST = 30;
/** How long an outcome stays on its sender's first page. */
const OUTCOME_DAYS = 14;
/** How long the front door is asked to tell a sender who has no account. */
const TELL_DAYS = 30;

interface Contact {
  readonly id: string;
  readonly received_at: string;
  readonly given: string;
  readonly family: string;
  readonly child: string | null;
}
type People = ReadonlyMap<string, PersonLine>;

/** Whom a line is about, as the contact's own page calls them. */
const aboutOf = (row: Contact, people: People): Pick<Waiting, 'about' | 'subject'> => {
  const person = row.child === null ? undefined : people.get(row.child);
  return {
    about: calledOn(row, person?.name),
    ...(person ? { subject: { child: person.id, record: row.id } } : {}),
  };
};

/** The clock of the decision that a line waits for. */
const clockOf = (
  row: Contact,
  { now }: Pick<Acting, 'now'>,
  calendar: WorkingCalendar,
): Pick<Waiting, 'due' | 'clock'> => {
  const clock = decisionClock(row.received_at, null, now, calendar);
  if (clock === null || clock.state === 'doneInTime' || clock.state === 'doneLate') return {};
  const { due, state, late, provisional, why, authority } = clock;
  return {
    due,
    clock: { state, ...(late === undefined ? {} : { late }), provisional, why: [...why, authority] },
  };
};

const namesOf = (acting: Acting, rows: readonly Contact[]): Promise<People> =>
  personLines(
    acting.tx,
    rows.flatMap(({ child }) => child ?? []),
    acting.today,
  );

/** At the front door: contacts that this post took or nobody has, and for managers the decisions that wait for one. */
const atFrontDoor = async (acting: Acting): Promise<Waiting[]> => {
  const { tx, actor, today } = acting;
  const teams = (await teamsReceiving(tx, 'contacts', today)).map(({ id }) => id);
  if (teams.length === 0) return [];
  const contacts = await contactsToDecide(tx, teams, actor.post, TOP);
  const decisions =
    actor.role === 'frontDoorManager' ? await decisionsToAuthorise(tx, teams, actor.post, MOST) : [];
  const since = startOfDay(addDays(today, -TELL_DAYS));
  const untold = await sendersToTell(tx, teams, since, TOP);
  if (contacts.length + decisions.length + untold.length === 0) return [];
  const people = await namesOf(acting, [...contacts, ...decisions, ...untold]);
  const calendar = await calendarFor(tx);
  const more = (contacts[0]?.total ?? 0) - contacts.length;
  return [
    ...decisions.map(
      (row): Waiting => ({
        what: 'Authorise a decision',
        href: paths.authorise(row.id),
        ...aboutOf(row, people),
        from: `${row.decided_by_name} proposes: ${DECISION_OUTCOMES[row.outcome].label}`,
        ...clockOf(row, acting, calendar),
        urgent: row.immediate_risk,
      }),
    ),
    ...contacts.map(
      (row): Waiting => ({
        what: row.mine ? 'Decide on a contact that you took' : 'Take a contact',
        href: paths.contact(row.id),
        ...aboutOf(row, people),
        from: `${row.sender_organisation || 'A member of the public'}, received ${sayInstant(row.received_at)}`,
        ...clockOf(row, acting, calendar),
        urgent: row.immediate_risk,
      }),
    ),
    ...untold.map(
      (row): Waiting => ({
        what: 'Tell the sender what came of it',
        href: paths.tell(row.id),
        ...aboutOf(row, people),
        from: `${row.sender_name || 'Somebody without an account'}: ${DECISION_OUTCOMES[row.outcome].label}, on ${sayDay(dayOf(row.effective_at))}`,
        urgent: false,
      }),
    ),
    ...(more > 0
      ? [
          {
            what: more === 1 ? 'See 1 more contact' : `See ${more.toLocaleString('en-GB')} more contacts`,
            href: paths.queue,
            from: 'The front door’s queue',
            urgent: false,
          },
        ]
      : []),
  ];
};

/** For a sender: questions of the front door's to answer, and what came of what was sent in the last fortnight. */
const toSender = async (acting: Acting): Promise<Waiting[]> => {
  const { tx, actor, today } = acting;
  const sender: Sender = {
    post: actor.post,
    body: actor.body,
    organisation: actor.organisation,
    all: actor.role === 'safeguardingLead',
  };
  const since = startOfDay(addDays(today, -OUTCOME_DAYS));
  const questions = await questionsToAnswer(tx, sender, MOST);
  const outcomes = await outcomesSince(tx, sender, since, MOST);
  if (questions.length + outcomes.length === 0) return [];
  const people = await namesOf(acting, [...questions, ...outcomes]);
  const calendar = await calendarFor(tx);
  return [
    ...questions.map(
      (row): Waiting => ({
        what: 'Answer a question about your contact',
        href: paths.contact(row.id),
        ...aboutOf(row, people),
        from: `${row.body}, asked ${sayInstant(row.asked_at)}`,
        ...clockOf(row, acting, calendar),
        urgent: false,
      }),
    ),
    ...outcomes.map(
      (row): Waiting => ({
        what: 'Read what came of your contact',
        href: paths.contact(row.id),
        ...aboutOf(row, people),
        from: `${DECISION_OUTCOMES[row.outcome].label}, on ${sayDay(dayOf(row.effective_at))}`,
        urgent: false,
      }),
    ),
  ];
};

/** What the front door, or somebody who sent it a worry, has to do about contacts, and what they are reminded of. */
export const waitingContacts = async (acting: Acting): Promise<readonly Waiting[]> => {
  if (!mayRaise(acting.actor).ok) return [];
  const work = mayTriage(acting.actor).ok ? await atFrontDoor(acting) : await toSender(acting);
  return [...(await unseenReminders(acting)), ...work];
};
