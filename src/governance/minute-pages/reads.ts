import { z } from 'zod';
import type { Acting } from '#db';
import { NotAllowed, NotFound } from '#kernel';
import { keepsMeeting, meetingById } from '#meetings';

export const MeetingModel = z.object({ id: z.string(), title: z.string(), body: z.string() });
export type MeetingModel = z.infer<typeof MeetingModel>;

/** The meeting that a page is brought into. Throws `NotFound`, and `NotAllowed` to whoever does not keep it. */
export const meetingModel = async ({
  tx,
  params: { id },
}: Pick<Acting, 'tx'> & { readonly params: { readonly id: string } }): Promise<MeetingModel> => {
  const meeting = await meetingById(tx, id);
  if (!meeting) throw new NotFound('There is no such meeting, or you were not called to it.');
  if (!(await keepsMeeting(tx, id)))
    throw new NotAllowed('Only the clerk of the meeting brings in minutes. Ask its clerk.');
  return { id, title: meeting.title, body: meeting.body_name };
};
