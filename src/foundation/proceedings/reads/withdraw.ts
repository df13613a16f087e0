import { z } from 'zod';
import type { Acting } from '#db';
import { NotAllowed, NotFound } from '#kernel';
import { roomMet } from './met.ts';

/** Who withdraws from what. */
export const WithdrawModel = z.object({
  id: z.string(),
  title: z.string(),
  attendee: z.string(),
  name: z.string(),
  own: z.boolean(),
  item: z.string().nullable(),
});
export type WithdrawModel = z.infer<typeof WithdrawModel>;

export const withdrawModel = async (
  acting: Acting & { readonly params: { readonly id: string; readonly attendeeId: string } },
): Promise<WithdrawModel> => {
  const { id, attendeeId } = acting.params;
  const { meeting, seats, own, item, facts } = await roomMet(acting, id);
  const seat = seats.find((each) => each.id === attendeeId);
  if (!seat) throw new NotFound();
  if (own?.id !== seat.id && !facts.runs)
    throw new NotAllowed('The meeting’s chair or clerk records that somebody else withdraws.');
  return {
    ...{ id, title: meeting.title, attendee: seat.id, name: seat.name },
    own: own?.id === seat.id,
    item: item?.title ?? null,
  };
};
