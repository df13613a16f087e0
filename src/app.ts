import { actions, actionsDue, waitingActions } from '#actions';
import { attachmentsOf, type ChildOf, documentsOfChild, documentsOfContact } from '#attachments';
import { calendar } from '#calendar';
import { checkFigures, checks, checksAbout, checksDue, checksOfTheContact, waitingChecks } from '#checks';
import { type Databases, transact } from '#db';
import {
  disagreements,
  disagreementsInForce,
  disagreeWithDecision,
  waitingDisagreements,
} from '#disagreements';
import { askedForAccess, type BesideOf, disclosureOf } from '#disclosure';
import { documents, documentsToSign } from '#documents';
import { emergency, waitingQuestions } from '#emergency';
import { figuresOf } from '#figures';
import { flagFigures, flags, flagsDue, waitingFlags } from '#flags';
import { homeOf, type WaitsFor } from '#home';
import type { Module } from '#http';
import { type Instant, roleNames, roles } from '#kernel';
import {
  alsoRecordedAs,
  linkedInForce,
  matching,
  paths as matchingPaths,
  maySaySame,
  ofAllRecords,
  possiblySame,
  sayNoneOf,
} from '#matching';
import { meetingsOf, takeToMeeting, waitingMeetings } from '#meetings';
import { minutePages } from '#minute-pages';
import { minutes } from '#minutes';
import { notificationsOf, notify, putNoticeKinds } from '#notifications';
import { oversight } from '#oversight';
import { packs, waitingPacks } from '#packs';
import { partnershipOf, type TellsPerson } from '#partnership';
import { type Likeness, peopleOf } from '#people';
import { proceedings } from '#proceedings';
import { promises, promisesBroughtBack, waitingPromises } from '#promises';
import { keepProtection, protection, statusesInForce } from '#protection';
import { publicForm } from '#public-form';
import { publicRecordOf } from '#public-record';
import { recommendations, waitingRecommendations } from '#recommendations';
import { records } from '#records';
import {
  contactInBrief,
  contactsAbout,
  decisionsDue,
  raiseAbout,
  referralFigures,
  referralsInForce,
  referralsOf,
  type TellsOfContact,
  waitingContacts,
} from '#referrals';
import { retainedBy, retentionOf, waitingDisposals } from '#retention';
import { returns } from '#returns';
import { scrutiny, tellOfItem, waitingScrutiny, warnOfWords } from '#scrutiny';
import { signIns } from '#sign-ins';
import { type Providers, storyOf } from '#story';
import { support, supportAbout, supportChecksDue, supportInForce, waitingSupport } from '#support';
import { uploadsOf } from '#uploads';
import { passToWebhooks, webhooks } from '#webhooks';

/** How the pages about people learn who may be the same person, which a module above them weighs. */
const likeness: Likeness = {
  possiblySame,
  sayNoneOf,
  alsoRecordedAs,
  pageOf: matchingPaths.same,
  may: maySaySame,
};

/** What modules tell of a child on the page of its story: what is in force, what is due, what may be done. */
const told: Providers = {
  inForce: [
    linkedInForce,
    ofAllRecords([statusesInForce, referralsInForce, supportInForce, disagreementsInForce]),
  ],
  due: [ofAllRecords([decisionsDue, checksDue, supportChecksDue, flagsDue, actionsDue])],
  acts: [
    raiseAbout,
    documentsOfChild,
    checksAbout,
    supportAbout,
    keepProtection,
    takeToMeeting,
    askedForAccess,
  ],
};
/** What waits for a post on the page that it starts on. */
const waiting: readonly WaitsFor[] = [
  waitingActions,
  waitingMeetings,
  waitingContacts,
  waitingChecks,
  waitingSupport,
  waitingFlags,
  waitingQuestions,
  waitingDisposals,
  waitingDisagreements,
  documentsToSign,
  waitingPromises,
  waitingRecommendations,
  waitingPacks,
  waitingScrutiny,
];

/** What the modules above the front door tell of a contact on its page. */
const tellOfContact: readonly TellsOfContact[] = [
  documentsOfContact,
  checksOfTheContact,
  disagreeWithDecision,
];

/** A contact stands under no child, and may be known to be about one all the same. */
const childOfContact: ChildOf = async ({ tx }, record) => (await contactInBrief(tx, record))?.child ?? null;

/** A contact stands under no child, and is about one all the same: it belongs to what is kept about them. */
const besideTheChild: BesideOf = (tx, child) => contactsAbout(tx, child);

/** Tells a person what was done to their posts and to how they sign in. */
export const tellPerson: TellsPerson = (acting, { staff, event, path }) =>
  notify(acting, { to: { kind: 'staff', id: staff }, event, path });

/** THE architecture: every module in its order. A module may use the doors of those above it in this list. */
export const modules: readonly Module[] = [
  homeOf(waiting),
  partnershipOf(tellPerson),
  signIns,
  notificationsOf([passToWebhooks]),
  documents,
  webhooks,
  calendar,
  records,
  peopleOf(likeness),
  matching,
  oversight,
  emergency,
  retentionOf(() => retainedBy(modules)),
  attachmentsOf([childOfContact]),
  storyOf(told),
  disclosureOf([besideTheChild]),
  actions,
  figuresOf([...referralFigures, ...checkFigures, ...flagFigures]),
  meetingsOf(promisesBroughtBack),
  packs,
  promises,
  minutes,
  proceedings,
  recommendations,
  referralsOf(tellOfContact),
  publicForm,
  uploadsOf(likeness),
  checks,
  support,
  disagreements,
  flags,
  protection,
  returns,
  publicRecordOf({ items: [tellOfItem], warns: [warnOfWords] }),
  scrutiny,
  minutePages,
];

/** Puts what the program declares beside the data: each role's scope and the kinds of record it reads. */
export const prepare = async (databases: Databases, partnership: string, now: Instant): Promise<void> => {
  const { owner } = databases;
  if (!owner) throw new Error('Only the owner prepares a partnership: run "arden migrate".');
  await transact(owner, { role: 'owner', partnership, now }, async (tx) => {
    await tx.deleteFrom('role_kind').execute();
    await tx.deleteFrom('role_standing').execute();
    await tx
      .insertInto('role_standing')
      .values(
        roleNames.map((role) => ({
          role,
          scope: roles[role].scope,
          appointed_by: roles[role].appointedBy,
        })),
      )
      .execute();
    const kinds = modules.flatMap(({ kinds: own = {} }) =>
      Object.entries(own).flatMap(([kind, { readBy }]) => readBy.map((role) => ({ role, kind }))),
    );
    if (kinds.length > 0) await tx.insertInto('role_kind').values(kinds).execute();
    await tx.deleteFrom('record_kind').execute();
    const named = modules.flatMap(({ kinds: own = {} }) =>
      Object.entries(own).map(([kind, { label, path, inStory = true }]) => ({
        kind,
        label,
        path: path('{id}'),
        in_story: inStory,
      })),
    );
    if (named.length > 0) await tx.insertInto('record_kind').values(named).execute();
    await putNoticeKinds(
      tx,
      modules.flatMap(({ notices = {} }) => Object.entries(notices)),
    );
  });
  for (const module of modules) await module.prepare?.(databases, partnership, now);
};
