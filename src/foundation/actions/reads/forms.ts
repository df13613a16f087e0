import { z } from 'zod';
import type { Acting } from '#db';
import { isRole, NotFound } from '#kernel';
import { organisationsInForce, postsOfBody, teamsReceiving } from '#partnership';
import { personLines } from '#people';
import { canBeGiven, type OwedKind } from '../rules.ts';
import { type ActionRow, postsOfOrganisation } from '../store.ts';
import { Person, personOf } from './list.ts';
import { actionMet } from './met.ts';
import { ActModel, actModel, linkTo, RecordLink } from './one.ts';

/** A post as a choice names it. */
const Choice = z.object({ value: z.string(), text: z.string() });

export const NewActionModel = z.object({
  about: RecordLink.extend({ id: z.string() }).nullable(),
  person: Person.nullable(),
  owing: z.array(Choice),
});
export type NewActionModel = z.infer<typeof NewActionModel>;

const owed = (kind: OwedKind, id: string): string => `${kind}:${id}`;

/** Who may be given work: this post and its team first, then every team with an inbox, then organisations. */
const owingChoices = async ({ tx, actor, today }: Acting): Promise<z.infer<typeof Choice>[]> => {
  const colleagues =
    actor.body === null
      ? []
      : (await postsOfBody(tx, actor.body, today)).filter(
          ({ id, role }) => id !== actor.post && isRole(role) && canBeGiven(role, 'post'),
        );
  const teams = (await teamsReceiving(tx, 'work', today)).filter(({ id }) => id !== actor.body);
  const organisations = await organisationsInForce(tx, today);
  return [
    { value: owed('post', actor.post), text: 'Me' },
    ...(actor.body === null || actor.bodyName === null
      ? []
      : [{ value: owed('body', actor.body), text: `My team: ${actor.bodyName}` }]),
    ...colleagues.map(({ id, staff_name, title }) => ({
      value: owed('post', id),
      text: `${staff_name}, ${title}`,
    })),
    ...teams.map(({ id, name, organisation_name }) => ({
      value: owed('body', id),
      text: organisation_name === null ? name : `${name}, ${organisation_name}`,
    })),
    ...organisations.map(({ id, name }) => ({ value: owed('organisation', id), text: name })),
  ];
};

/** What the form of a new action begins with: the record that it is about, and who may be given it. */
export const newActionModel = async (
  acting: Acting & { query: { about?: string | undefined } },
): Promise<NewActionModel> => {
  const { tx, today, query } = acting;
  const about = await linkTo(acting, query.about ?? null);
  if (query.about !== undefined && about === null) throw new NotFound();
  const people = await personLines(tx, about?.child ? [about.child] : [], today);
  return {
    about: about && query.about ? { id: query.about, label: about.label, href: about.href } : null,
    person: personOf(people, about?.child ?? null),
    owing: await owingChoices(acting),
  };
};
export const subjectsOfNewAction = ({ about, person }: NewActionModel) =>
  person ? [{ child: person.id, ...(about ? { record: about.id } : {}) }] : [];

/** The posts that may be given what a team or an organisation owes. */
export const postsFor = async ({ tx, today }: Acting, action: ActionRow) => {
  if (action.owed_kind === 'post') return [];
  const posts =
    action.owed_kind === 'body'
      ? await postsOfBody(tx, action.owed_id, today)
      : await postsOfOrganisation(tx, action.owed_id, today);
  return posts.flatMap(({ id, role, title, staff_name }) =>
    isRole(role) && canBeGiven(role, action.owed_kind) ? [{ id, title, staff_name }] : [],
  );
};

export const AssignModel = ActModel.extend({ posts: z.array(Choice) });
export type AssignModel = z.infer<typeof AssignModel>;
/** Who may be given an action. */
export const assignModel = async (acting: Acting & { params: { id: string } }): Promise<AssignModel> => {
  const model = await actModel('assign')(acting);
  const { action } = await actionMet(acting, model.id);
  return {
    ...model,
    posts: (await postsFor(acting, action)).map(({ id, staff_name, title }) => ({
      value: id,
      text: `${staff_name}, ${title}${id === acting.actor.post ? ' (me)' : ''}`,
    })),
  };
};
