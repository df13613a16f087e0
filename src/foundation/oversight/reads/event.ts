import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { sayGround } from '../rules.ts';
import { eventById, inRegisters, subjectsOfEvent } from '../store/index.ts';
import { EventLine, lineOf } from './list.ts';
import { aboutOf, idsOf } from './target.ts';

export const EventModel = z.object({
  ...EventLine.shape,
  requestId: z.string(),
  subjects: z.array(z.object({ child: z.string(), ground: z.string(), says: z.string() })).readonly(),
  seal: z.object({ seq: z.number(), hash: z.string(), at: z.string() }).nullable(),
});
export type EventModel = z.infer<typeof EventModel>;

/** One row of the audit in full: each child that it showed, and its seal. */
export const eventModel = async ({
  tx,
  params: { id },
}: Acting & { params: { id: string } }): Promise<EventModel> => {
  const row = await eventById(tx, id);
  if (!row) throw new NotFound('The audit holds no such row.');
  const subjects = await subjectsOfEvent(tx, id);
  const grounds = [...new Set(subjects.map(({ ground }) => ground))];
  const about = aboutOf(await inRegisters(tx, idsOf([row])));
  return {
    ...lineOf(row, { children: subjects.length, grounds }, about),
    requestId: row.request_id,
    subjects: subjects.map(({ child_id, ground }) => ({ child: child_id, ground, says: sayGround(ground) })),
    seal: row.seal ? { seq: row.seal.seq, hash: row.seal.hash, at: row.seal.sealed_at } : null,
  };
};
export const subjectsOfEventPage = ({ subjects }: EventModel) =>
  subjects.map(({ child }) => ({ child, ground: 'oversight' as const }));
