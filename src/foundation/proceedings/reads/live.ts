import type { Acting } from '#db';
import { owners } from '#promises';
import type { LiveModel, RoomModel } from './models.ts';
import { roomModel } from './room.ts';

const choices = (people: RoomModel['people']) =>
  people.map(({ id, name, post }) => ({ value: id, text: `${name}, ${post}` }));

/** The page of a meeting that runs, with what its forms choose from for those who use them. */
export const liveModel = async (acting: Acting & { params: { id: string } }): Promise<LiveModel> => {
  const room = await roomModel(acting);
  const { acts, people, plan } = room;
  const isDesk = acts.includes('seat') || acts.includes('write');
  if (!isDesk) return { ...room, forms: null };
  const whole = people.filter(({ part }) => part !== 'Invited for an item');
  return {
    ...room,
    forms: {
      people: choices(people),
      members: choices(whole),
      mayPreside: choices(people.filter(({ votes, is }) => votes && is === 'here')),
      owing: acts.includes('write') ? (await owners(acting)).map(({ value, text }) => ({ value, text })) : [],
      items: plan.flatMap(({ id, number, title }) =>
        id === null ? [] : [{ value: id, text: `${number}. ${title}` }],
      ),
    },
  };
};
