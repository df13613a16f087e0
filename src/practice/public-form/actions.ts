import { writeAudit } from '#audit';
import { type Acting, type Databases, transact } from '#db';
import { addDays, type Day, type Instant, startOfDay } from '#kernel';
import { ContactForm, raiseContact } from '#referrals';
import type { WorryForm } from './forms.ts';
import { ANONYMOUS, LIMITS, NOT_ASKED, NOT_GIVEN, TELLERS } from './rules.ts';
import { countWorry, formFace, formPost, keepSent, postOfForm, referenceOf, sentBefore } from './store.ts';

/** A worry as it is sent: by whom nobody knows, from which network, by which form. */
export interface Sending {
  readonly databases: Databases;
  readonly partnership: string;
  readonly now: Instant;
  readonly today: Day;
  readonly requestId: string;
  /** A keyed hash. */
  readonly network: string;
  readonly stamp: string;
}

/** What came of it. */
export type Sent =
  | { readonly kind: 'sent'; readonly reference: string }
  | { readonly kind: 'tooOften' }
  | { readonly kind: 'closed' };

const line = (label: string, words: string): string[] => (words.trim() === '' ? [] : [`${label}: ${words}`]);

/** The worry as the front door reads it: the person's own words first, then what they said of the child. */
const worryOf = (form: WorryForm): string => [form.worry, ...line('How old, about', form.age)].join('\n\n');

/** The very form of a worry, as the front door fills it in for somebody who telephones. */
const contactOf = (form: WorryForm, team: string): ContactForm => {
  const named = form.named === 'yes';
  const teller = form.teller === null ? NOT_GIVEN : TELLERS[form.teller];
  return ContactForm.parse({
    team,
    children: [
      {
        ...{
          person: '',
          given: form.childName,
          family: '',
          born: form.born,
          expected: '',
          sex: '',
          nhsNumber: '',
        },
        ...{ address: form.address, postcode: form.postcode, school: form.school },
      },
    ],
    also: [],
    immediateRisk: form.immediateRisk,
    worry: worryOf(form),
    livedExperience: form.others.trim() === '' ? NOT_ASKED : `Who else is in the home: ${form.others}`,
    parentsTold: 'no',
    parentsNotToldWhy: 'A member of the public told us',
    serviceAgreement: 'notAsked',
    lawfulBasis: 'publicTask',
    source: named ? (form.teller ?? '1D') : '9',
    reach: named ? form.reach : form.reach.trim() || NOT_GIVEN,
    senderName: named ? form.name : ANONYMOUS,
    senderRole: teller,
    senderOrganisation: 'Public form',
  });
};

const actingAs = async (
  acting: Omit<Acting, 'actor'>,
  post: string,
  partnership: string,
): Promise<Acting> => {
  const held = await postOfForm(acting.tx, post);
  return {
    ...acting,
    actor: {
      ...{
        account: '',
        staff: held.staff,
        staffName: held.staff_name,
        post,
        postTitle: held.title,
        role: 'publicForm',
      },
      ...{
        organisation: held.organisation,
        organisationName: held.organisation_name,
        body: null,
        bodyName: null,
        partnership,
      },
    },
  };
};

/**
 * Takes a worry down from somebody without an account: a contact of the council's, shared with the front door's team, with its audit.
 * The same form sent twice acts once. Nothing of what is held is told: a reference that leads nowhere, or that it was too often.
 */
export const takeWorry = async (sending: Sending, form: WorryForm): Promise<Sent> => {
  const { databases, partnership, now, today, requestId, network, stamp } = sending;
  const house = { role: 'app', partnership, now } as const;
  const found = await transact(databases.serving, house, async (tx) => ({
    team: (await formFace(tx))?.team ?? null,
    post: await formPost(tx),
  }));
  const { team, post } = found;
  if (!team || !post) return { kind: 'closed' };
  return transact(databases.serving, { ...house, post }, async (tx): Promise<Sent> => {
    const before = await sentBefore(tx, stamp);
    if (before !== undefined) return { kind: 'sent', reference: before };
    const since = startOfDay(addDays(today, -2));
    const count = await countWorry(tx, network, now, since);
    if (count.network > LIMITS.network || count.overall > LIMITS.overall) return { kind: 'tooOften' };
    const acting = await actingAs({ tx, now, today }, post, partnership);
    const { submission } = await raiseContact(acting, contactOf(form, team.id));
    const reference = await referenceOf(tx, submission);
    await keepSent(tx, stamp, reference, now, since);
    await writeAudit(tx, {
      ...{ at: now, account: null, staff: acting.actor.staff, post, requestId },
      ...{
        event: 'contact.toldByPublic',
        purpose: 'Take down a worry of a member of the public',
        outcome: 'allowed',
      },
      target: `submission:${submission}`,
    });
    return { kind: 'sent', reference };
  });
};
