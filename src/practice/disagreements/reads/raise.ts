import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { organisationsInForce, settingOf, teamsReceiving } from '#partnership';
import { personLines } from '#people';
import { recordById, recordKinds } from '#records';
import { contactInBrief } from '#referrals';

/** What a disagreement is about, as far as the actor sees it. */
export interface About {
  readonly record: string;
  readonly words: string;
  readonly href: string;
  readonly child: string | null;
  /** Who decided, as a choice of the form has it. */
  readonly with: string;
}

/** What a record means to somebody who disagrees with it. Throws `NotFound` out of sight, `Conflict` before there is a decision. */
export const aboutOf = async ({ tx }: Acting, id: string): Promise<About> => {
  const kinds = await recordKinds(tx);
  const contact = await contactInBrief(tx, id);
  if (contact) {
    if (contact.decided === null)
      throw new Conflict(
        'The front door has not decided on this contact yet. Add to it, or ring the front door; 999 in an emergency.',
      );
    return {
      record: contact.id,
      words: `The decision on contact ${contact.reference}: ${contact.decided}`,
      href: kinds.get('contact')?.path(contact.id) ?? '',
      child: contact.child,
      with: `body:${contact.team.id}`,
    };
  }
  const record = await recordById(tx, id);
  const kind = record && kinds.get(record.kind);
  // What stands under no child belongs to a contact that is out of sight: its outcome tells of nothing that the contact does not.
  if (!record || !kind || record.child_id === null) throw new NotFound();
  const own = record.kind === 'person';
  return {
    record: record.id,
    words: own ? 'What is done for this child' : kind.label,
    href: kind.path(record.id),
    child: record.child_id,
    with: own
      ? ''
      : record.owner_body_id
        ? `body:${record.owner_body_id}`
        : `organisation:${record.owner_organisation_id}`,
  };
};

const Choice = z.object({ value: z.string(), text: z.string() });
export const RaiseModel = z.object({
  about: z
    .object({ id: z.string(), words: z.string(), href: z.string(), person: z.string().nullable() })
    .nullable(),
  subject: z.object({ child: z.string(), record: z.string() }).nullable(),
  with: z.string(),
  deciders: z.array(Choice),
  outOfHours: z.string(),
});
export type RaiseModel = z.infer<typeof RaiseModel>;

/** What the form of a new disagreement begins with: what it is about, and who may have decided. */
export const raiseModel = async (
  acting: Acting & { query: { about?: string | undefined } },
): Promise<RaiseModel> => {
  const { tx, today, query } = acting;
  const about = query.about === undefined ? null : await aboutOf(acting, query.about);
  const people = await personLines(tx, about?.child ? [about.child] : [], today);
  const person = about?.child ? people.get(about.child) : undefined;
  const teams = await teamsReceiving(tx, 'work', today);
  const organisations = await organisationsInForce(tx, today);
  const deciders = [
    ...teams.flatMap(({ id, name, organisation_id, organisation_name }) =>
      organisation_id === null ? [] : [{ value: `body:${id}`, text: `${name}, ${organisation_name ?? ''}` }],
    ),
    ...organisations.map(({ id, name }) => ({ value: `organisation:${id}`, text: name })),
  ];
  return {
    about: about && {
      id: about.record,
      words: about.words,
      href: about.href,
      person: person?.name ?? null,
    },
    subject: about && person ? { child: person.id, record: about.record } : null,
    with: about && deciders.some(({ value }) => value === about.with) ? about.with : '',
    deciders,
    outOfHours: String((await settingOf(tx, 'outOfHours')) ?? ''),
  };
};
export const subjectsOfRaise = ({ subject }: RaiseModel) => (subject ? [subject] : []);
