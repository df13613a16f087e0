import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { bodyMade, MODELS } from '../../reads/index.ts';
import { publicationOf, publicationsBelow } from '../../store/index.ts';
import { demandPublisher, type Published, put } from './put.ts';

/** Publishes a body, who sits on it, and who they are. Who sits there no longer has an end from today. */
export const publishBody = async (acting: Acting, id: string): Promise<Published> => {
  demandPublisher(acting);
  const body = await bodyMade(acting, id);
  if (!body) throw new NotFound();
  const before = await publicationOf(acting.tx, 'body', id);
  const revives = before?.withdrawn_at ?? null;
  const done = [await put(acting, 'body', id, body.name, body, { body: id }, 'any')];
  const titles = new Map<string, { name: string; titles: string[] }>();
  for (const member of body.members) {
    const known = titles.get(member.personId) ?? { name: member.name, titles: [] };
    titles.set(member.personId, { name: member.name, titles: [...new Set([...known.titles, member.title])] });
    const { personId, name, organisation, capacity, fromDay, untilDay } = member;
    done.push(
      await put(
        acting,
        'membership',
        member.id,
        `${name}, ${body.name}`,
        { personId, name, body: { id, title: body.name }, organisation, capacity, fromDay, untilDay },
        { body: id },
        revives,
      ),
    );
  }
  for (const [person, { name, titles: held }] of titles)
    done.push(await put(acting, 'person', person, name, { name, titles: held }, {}, 'any'));
  const seated = new Set(body.members.map((member) => member.id));
  for (const old of await publicationsBelow(acting.tx, { body: id }, ['membership'])) {
    if (seated.has(old.source_id) || old.withdrawn_at !== null) continue;
    const model = MODELS.membership.parse(old.model);
    if (model.untilDay === null)
      done.push(
        await put(
          acting,
          'membership',
          old.source_id,
          old.title,
          { ...model, untilDay: acting.today },
          { body: id },
          null,
        ),
      );
  }
  return { id, meeting: null, editions: done.filter(({ isNew }) => isNew).length };
};
