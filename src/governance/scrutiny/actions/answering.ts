import { type Acting, newId } from '#db';
import { ChangedSince, Conflict, dayOf, Invalid, NotAllowed, NotFound } from '#kernel';
import { addEntry } from '#minutes';
import { organisationsInForce, organisationTypes, seatOf } from '#partnership';
import type {
  AllocateForm,
  AnswerForm,
  CheckForm,
  MinuteForm,
  ReturnForm,
  SupplementaryForm,
  VersionForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import { questionMet } from '../reads/questions/index.ts';
import { warningsOf } from '../reads/warned.ts';
import { canPublishWords, mayAnswer } from '../rules/index.ts';
import {
  answerById,
  answersTo,
  askById,
  endAsk,
  insertAnswer,
  insertAsks,
  insertCheck,
  insertMinuted,
  minutedOf,
  partnersOn,
  publicItems,
  questionById,
  updateQuestion,
} from '../store/index.ts';
import { askQuestion, type Filed } from './asking.ts';
import {
  boardMet,
  type Done,
  insistOfficer,
  questionFor,
  tellOfficers,
  tellOrganisation,
  unlessFirst,
} from './met.ts';

const PARTNER_TYPES = Object.keys(organisationTypes).filter((type) => seatOf(type) !== null);
/** The statutory safeguarding partners by the register on a day: a clinical commissioning group until 30 June 2022, a board after. */
export const partnersBy = async ({ tx, today }: Acting) =>
  (await partnersOn(tx, PARTNER_TYPES, today)).flatMap(({ id, name, type }) => {
    const partner = seatOf(type);
    return partner ? [{ id, name, partner }] : [];
  });

/** Puts a question to the three safeguarding partners, and to others that are asked too: each with its own clock. */
export const allocateQuestion = async (acting: Acting, id: string, form: AllocateForm): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const { rows, meeting } = await questionFor(acting, 'allocate', id);
  const partners = await partnersBy(acting);
  const organisations = await organisationsInForce(tx, today);
  if (form.others.some((other) => !organisations.some((each) => each.id === other)))
    throw new Invalid([{ field: 'others', message: 'Select organisations from the list' }]);
  const open = new Set(rows.filter(({ ended_at }) => ended_at === null).map((ask) => ask.organisation_id));
  const asked = new Map<string, (typeof partners)[number]['partner'] | null>();
  if (form.partners) for (const each of partners) asked.set(each.id, each.partner);
  for (const other of form.others)
    asked.set(other, partners.find((each) => each.id === other)?.partner ?? null);
  const fresh = [...asked].filter(([organisation]) => !open.has(organisation));
  if (fresh.length === 0)
    throw new Invalid([{ field: 'others', message: 'Select somebody who was not asked yet' }]);
  const asks = fresh.map(([organisation_id, partner]) => ({
    ...{ id: newId(), question_id: id, organisation_id, partner },
    ...{ made_by: actor.post, made_at: now, meeting_day: dayOf(meeting.starts_at) },
  }));
  await insertAsks(tx, asks);
  for (const ask of asks)
    await tellOrganisation(acting, ask.organisation_id, 'scrutiny.asked', paths.answer(ask.id));
  return { id };
};

/** Puts a question to the partner that took the place of one that has ended. What that one answered stays. */
export const replacePartners = async (acting: Acting, id: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  insistOfficer(acting);
  const { rows, asks, meeting } = await questionMet(acting, id);
  const partners = await partnersBy(acting);
  const gone = rows.filter((row) => asks.some((ask) => ask.id === row.id && ask.gone));
  if (gone.length === 0)
    throw new Conflict('Everybody who was asked is still in force. Nobody has to be replaced.');
  const open = new Set(rows.filter(({ ended_at }) => ended_at === null).map((ask) => ask.organisation_id));
  for (const ask of gone) {
    unlessFirst(
      await endAsk(
        tx,
        ask.id,
        now,
        `${ask.organisation_name} has ended. Its successor is asked in its place.`,
      ),
    );
    for (const partner of partners.filter((each) => each.partner === ask.partner && !open.has(each.id))) {
      const next = newId();
      open.add(partner.id);
      await insertAsks(tx, [
        {
          ...{ id: next, question_id: id, organisation_id: partner.id, partner: partner.partner },
          ...{ made_by: actor.post, made_at: now, meeting_day: dayOf(meeting.starts_at) },
        },
      ]);
      await tellOrganisation(acting, partner.id, 'scrutiny.asked', paths.answer(next));
    }
  }
  return { id };
};

/** Answers, declines with a reason, or says that there is nothing: a new version each time, checked anew before it is published. */
export const answerQuestion = async (acting: Acting, id: string, form: AnswerForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const allowed = mayAnswer(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const ask = await askById(tx, id);
  if (!ask) throw new NotFound();
  if (ask.organisation_id !== actor.organisation)
    throw new NotAllowed(`${ask.organisation_name} was asked. Somebody who speaks for it answers.`);
  if (ask.ended_at !== null) throw new Conflict(`${ask.ended_why} No answer is waited for here.`);
  const says = form.kind === 'nil' && form.says.trim() === '' ? 'We hold nothing on this.' : form.says;
  const put = await insertAnswer(
    tx,
    { ...{ id: newId(), ask_id: id, kind: form.kind, says }, ...{ made_by: actor.post, made_at: now } },
    form.number,
  );
  if (!put) throw new ChangedSince();
  await tellOfficers(acting, 'scrutiny.answered', paths.question(ask.question_id));
  return { id: ask.question_id };
};

/** The latest version of an answer, which nobody has checked yet. */
const toCheck = async (acting: Acting, id: string) => {
  insistOfficer(acting);
  const answer = await answerById(acting.tx, id);
  const ask = answer ? await askById(acting.tx, answer.ask_id) : undefined;
  const question = ask ? await questionById(acting.tx, ask.question_id) : undefined;
  if (!answer || !ask || !question) throw new NotFound();
  if (answer.check !== null) throw new Conflict('This answer was checked already.');
  const latest = (await answersTo(acting.tx, [ask.id]))[0];
  if (latest && latest.id !== id)
    throw new Conflict('They have changed their answer since. Check the one that they sent last.');
  return { answer, ask, question };
};

/** Approves an answer: each warning is let stand, or the words are changed. Changed words are a version of their own. */
export const approveAnswer = async (acting: Acting, id: string, form: CheckForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { answer, ask, question } = await toCheck(acting, id);
  if (answer.made_by === actor.post)
    throw new NotAllowed('You wrote these words. Somebody else checks them.');
  if (answer.number !== form.number) throw new ChangedSince();
  const says = form.says.trim() === '' ? answer.says : form.says;
  const { small_number } = await boardMet(acting, question.body_id);
  const warned = await warningsOf(tx, says, small_number);
  const verdict = canPublishWords(warned, form.yes);
  if (!verdict.ok) throw new Invalid([{ field: 'yes', message: verdict.reason }]);
  let approved = answer.id;
  if (says !== answer.says) {
    approved = newId();
    const put = await insertAnswer(
      tx,
      {
        ...{ id: approved, ask_id: ask.id, kind: answer.kind, says },
        ...{ made_by: actor.post, made_at: now },
      },
      answer.number,
    );
    if (!put) throw new ChangedSince();
    await tellOrganisation(acting, ask.organisation_id, 'scrutiny.answerReworded', paths.answer(ask.id));
  }
  unlessFirst(
    await insertCheck(tx, {
      ...{ answer_id: approved, verdict: 'approved', said: '', warned, made_by: actor.post, made_at: now },
    }),
  );
  return { id: ask.question_id };
};
export const returnAnswer = async (acting: Acting, id: string, { why }: ReturnForm): Promise<Done> => {
  const { answer, ask } = await toCheck(acting, id);
  unlessFirst(
    await insertCheck(acting.tx, {
      ...{ answer_id: answer.id, verdict: 'returned', said: why, warned: [] },
      ...{ made_by: acting.actor.post, made_at: acting.now },
    }),
  );
  await tellOrganisation(acting, ask.organisation_id, 'scrutiny.answerReturned', paths.answer(ask.id));
  return { id: ask.question_id };
};

/** Makes a question ready to publish with what was answered; who has not answered is said beside it. */
export const consolidateQuestion = async (acting: Acting, id: string, form: VersionForm): Promise<Done> => {
  const { row, asks } = await questionFor(acting, 'consolidate', id, form.version);
  const waits = asks.filter(({ ended, stands }) => ended === '' && stands === 'toCheck');
  if (waits.length > 0)
    throw new Conflict(
      `An answer waits to be checked: ${waits.map(({ organisation }) => organisation).join(', ')}. Check it first.`,
    );
  unlessFirst(
    await updateQuestion(acting.tx, id, row.version, {
      ...{ consolidated_at: acting.now, consolidated_by: acting.actor.post },
    }),
  );
  return { id };
};

/** Puts a question and its approved answers into the minutes of an item, in one step: a query with its replies. */
export const minuteQuestion = async (acting: Acting, id: string, { item }: MinuteForm): Promise<Done> => {
  const { row, asks, meeting } = await questionFor(acting, 'minute', id);
  if ((await minutedOf(acting.tx, id)).length > 0)
    throw new Conflict('The question stands in the minutes already. Change it there.');
  if (!(await publicItems(acting.tx, meeting.id)).some((each) => each.id === item))
    throw new Invalid([{ field: 'item', message: 'Select a public item of the meeting' }]);
  const query = await addEntry(acting, {
    ...{ item, kind: 'query', speaker: row.asker_name, says: row.words ?? '' },
  });
  const rows: { question_id: string; entry_id: string; answer_id: string | null }[] = [
    { question_id: id, entry_id: query.id, answer_id: null },
  ];
  const open = asks.filter(({ ended, published }) => ended === '' || published !== null);
  for (const { organisation, published } of open) {
    const entry = await addEntry(
      acting,
      published
        ? { item, kind: 'reply', speaker: organisation, replyTo: query.id, says: published.says }
        : { item, kind: 'observation', says: `${organisation} had not answered this question.` },
    );
    rows.push({ question_id: id, entry_id: entry.id, answer_id: published?.id ?? null });
  }
  await insertMinuted(acting.tx, rows);
  if (row.item_id === null) unlessFirst(await updateQuestion(acting.tx, id, row.version, { item_id: item }));
  return { id };
};

/** Asks again about an answer: a question of its own, that says to which. */
export const askSupplementary = async (
  acting: Acting,
  answer: string,
  { question }: SupplementaryForm,
): Promise<Filed> => {
  const found = await answerById(acting.tx, answer);
  const ask = found?.check === 'approved' ? await askById(acting.tx, found.ask_id) : undefined;
  const first = ask ? await questionById(acting.tx, ask.question_id) : undefined;
  if (!first) throw new NotFound();
  const about = first.item_id === null ? first.meeting_id : `${first.meeting_id}/${first.item_id}`;
  return askQuestion(acting, first.body_id, { about, question, againOf: answer });
};
