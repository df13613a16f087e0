/** A meeting that runs: a board, somebody invited for its second item, and an item that is named to the chair alone. */
import type { Databases } from '#db';
import { makePost } from '#partnership';
import type { ArdenVale } from './arden-vale.ts';
import { type Board, layBoard, layMeeting } from './meeting-laid.ts';
import { asOwner } from './world.ts';

export const LINK = 'https://video.example/room';

export interface RoomBoard extends Board {
  /** Invited for the second item. */
  readonly guest: string;
}
export const layRoomBoard = async (databases: Databases, vale: ArdenVale): Promise<RoomBoard> => {
  const board = await layBoard(databases, vale);
  const { post } = await asOwner(databases, (tx) =>
    makePost(tx, {
      name: 'Gil Ferris',
      role: 'boardMember',
      title: 'Head of a children’s home',
      organisation: vale.trust,
    }),
  );
  return { ...board, guest: post };
};

export const layRoom = (
  databases: Databases,
  board: RoomBoard,
  over: Partial<Parameters<typeof layMeeting>[2]> = {},
) =>
  layMeeting(databases, board.clerk, {
    body: board.board,
    people: [
      [board.chair, 'chair', 'localAuthority'],
      [board.health, 'deputyChair', 'health'],
      [board.police, 'member', 'police'],
      [board.clerk, 'clerk'],
      [board.guest, 'invited'],
    ],
    items: [
      { title: 'Welcome', aim: 'note' },
      { title: 'Homes for children', invited: [board.guest] },
      { title: 'The budget', openTo: 'named', named: [board.chair] },
    ],
    link: LINK,
    ...over,
  });
export type Room = Awaited<ReturnType<typeof layRoom>>;
