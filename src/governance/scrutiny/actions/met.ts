import type { Acting } from '#db';
import { ChangedSince, Conflict, NotAllowed, NotFound, type Verdict } from '#kernel';
import { notifyAll } from '#notifications';
import { postsInForce } from '#partnership';
import { type QuestionMet, questionMet } from '../reads/questions/index.ts';
import { canDo, isOfficer, mayKeepScrutiny, type QuestionAct } from '../rules/index.ts';
import { boardById, boardMeeting } from '../store/index.ts';

/** What an act comes to. */
export interface Done {
  readonly id: string;
}
export const insist = (verdict: Verdict): void => {
  if (!verdict.ok) throw new Conflict(verdict.reason);
};
export const insistOfficer = ({ actor }: Acting): void => {
  const allowed = mayKeepScrutiny(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
};
export const boardMet = async ({ tx }: Acting, id: string) => {
  const board = await boardById(tx, id);
  if (!board) throw new NotFound();
  return board;
};
/** A public meeting of a scrutiny board. Throws `NotFound`. */
export const meetingMet = async ({ tx }: Acting, id: string) => {
  const meeting = await boardMeeting(tx, id);
  if (!meeting) throw new NotFound();
  return meeting;
};
/** A question to which this may be done now; opened on a version, it is still at that. */
export const questionFor = async (
  acting: Acting,
  act: QuestionAct,
  id: string,
  version?: number,
): Promise<QuestionMet> => {
  const met = await questionMet(acting, id);
  const verdict = canDo(act, met.state, met.party);
  if (!verdict.ok) {
    const who = met.party === 'officer' || act === 'leave' || act === 'again';
    if (who || isOfficer(acting.actor)) throw new Conflict(verdict.reason);
    throw new NotAllowed(verdict.reason);
  }
  if (version !== undefined && met.row.version !== version) throw new ChangedSince();
  return met;
};
/** Throws where somebody was first. */
export const unlessFirst = (saved: boolean): void => {
  if (!saved) throw new ChangedSince();
};

/** Tells the democratic services officers that something of scrutiny waits for them. */
export const tellOfficers = async (acting: Acting, event: string, path: string): Promise<void> => {
  const officers = (await postsInForce(acting.tx, acting.today)).filter(
    ({ role, id }) => role === 'democraticServices' && id !== acting.actor.post,
  );
  await notifyAll(
    acting,
    officers.slice(0, 50).map(({ id }) => ({ to: { kind: 'post', id }, event, path })),
  );
};
/** Tells those who speak for an organisation: its board members. */
export const tellOrganisation = async (
  acting: Acting,
  organisation: string,
  event: string,
  path: string,
): Promise<void> => {
  const posts = (await postsInForce(acting.tx, acting.today)).filter(
    ({ role, organisation_id }) => organisation_id === organisation && role === 'boardMember',
  );
  await notifyAll(
    acting,
    posts.slice(0, 50).map(({ id }) => ({ to: { kind: 'post', id }, event, path })),
  );
};
