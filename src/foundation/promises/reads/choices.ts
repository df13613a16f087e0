import { z } from 'zod';
import type { Acting } from '#db';
import { bodiesInForce, organisationsInForce, postsInForce } from '#partnership';
import type { OwedKind } from '../rules/index.ts';
import { bodiesToPromise } from '../store.ts';

export const Choice = z.object({ value: z.string(), text: z.string() });
export type Choice = z.infer<typeof Choice>;

const owed = (kind: OwedKind, id: string): string => `${kind}:${id}`;

/** Who may owe a promise, and by which names a sentence may call them: organisations, bodies, then the posts of people. */
export const owners = async ({ tx, today }: Acting) => {
  const organisations = await organisationsInForce(tx, today);
  const bodies = await bodiesInForce(tx, today);
  const posts = await postsInForce(tx, today);
  return [
    ...organisations.map(({ id, name }) => ({ value: owed('organisation', id), text: name, names: [name] })),
    ...bodies.map(({ id, name, organisation_name }) => ({
      value: owed('body', id),
      text: organisation_name === null ? name : `${name}, ${organisation_name}`,
      names: [name],
    })),
    ...posts.map(({ id, staff_name, title, organisation_name }) => ({
      value: owed('post', id),
      text: `${staff_name}, ${title}, ${organisation_name}`,
      names: [staff_name, title],
    })),
  ];
};
/** The bodies that this post may record a promise to: those on which it sits, and for who keeps the registers each. */
export const bodiesOpen = async ({ tx, today }: Acting): Promise<Choice[]> => {
  const bodies = await bodiesInForce(tx, today);
  const open = await bodiesToPromise(
    tx,
    bodies.map(({ id }) => id),
  );
  return bodies.flatMap(({ id, name }) => (open.has(id) ? [{ value: id, text: name }] : []));
};

export const NewModel = z.object({
  body: z.string().nullable(),
  bodies: z.array(Choice),
  owing: z.array(Choice),
});
export type NewModel = z.infer<typeof NewModel>;
export const newModel = async (
  acting: Acting & { query: { body?: string | undefined } },
): Promise<NewModel> => ({
  body: acting.query.body ?? null,
  bodies: await bodiesOpen(acting),
  owing: (await owners(acting)).map(({ value, text }) => ({ value, text })),
});
