import { type Actor, no, type Role, type Verdict, yes } from '#kernel';

/** The officers: they receive questions, have them answered, and see that nothing goes out which must not. */
export const OFFICERS: readonly Role[] = ['democraticServices', 'businessManager'];
/** Who speaks for an organisation that is asked. */
export const ANSWERERS: readonly Role[] = [
  'boardMember',
  'safeguardingLead',
  'businessManager',
  'democraticServices',
  'independentScrutineer',
];
/** Who reads the pages of scrutiny. */
export const READERS: readonly Role[] = [
  'scrutinyMember',
  'democraticServices',
  'businessManager',
  'independentScrutineer',
  'boardMember',
  'safeguardingLead',
  'administrator',
];
type Who = Pick<Actor, 'role'>;

export const isOfficer = ({ role }: Who): boolean => OFFICERS.includes(role);
export const mayReadScrutiny = ({ role }: Who): Verdict =>
  READERS.includes(role)
    ? yes
    : no('Your post has no part in scrutiny. What a scrutiny board does is published on its public page.');
export const mayKeepScrutiny = (who: Who): Verdict =>
  isOfficer(who)
    ? yes
    : no('Democratic services and the partnership’s business unit keep this. Ask one of them.');
export const mayAnswer = ({ role }: Who): Verdict =>
  ANSWERERS.includes(role)
    ? yes
    : no('Your post does not answer questions of a scrutiny board. Ask your organisation’s board member.');
/** Members ask; whether they sit on that board is asked of the register. */
export const mayAsk = ({ role }: Who): Verdict =>
  role === 'scrutinyMember' || role === 'boardMember'
    ? yes
    : no('Members of a scrutiny board ask questions in advance. Your post is not a member’s.');
/** A report is written by the post that answers for it. */
export const mayWriteReports = mayReadScrutiny;
