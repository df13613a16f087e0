import { z } from 'zod';
import type { Acting } from '#db';
import { type Day, NotFound } from '#kernel';
import { personLines } from '#people';
import { involvementsOfChild } from '#records';

/** A practitioner in the child's network: contact and not content. */
export const Involved = z.object({
  practitioner: z.string(),
  service: z.string(),
  organisation: z.string(),
  reach: z.string(),
  lead: z.boolean(),
  since: z.string(),
  until: z.string().nullable(),
  lastSeen: z.string().nullable(),
});
export type Involved = z.infer<typeof Involved>;

/** Who is involved with a child, the lead practitioner first, and who was. */
export const involvedWith = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  child: string,
): Promise<{ now: Involved[]; before: Involved[] }> => {
  const all = (await involvementsOfChild(tx, child)).map((row) => ({
    practitioner: row.practitioner,
    service: row.service,
    organisation: row.organisation_name,
    reach: row.reach,
    lead: row.lead,
    since: row.from_day,
    until: row.until_day,
    lastSeen: row.last_seen_day,
  }));
  const isNow = ({ until }: { until: Day | null }): boolean => until === null || until >= today;
  return {
    now: all.filter(isNow).sort((one, other) => Number(other.lead) - Number(one.lead)),
    before: all.filter((row) => !isNow(row)),
  };
};

export const NetworkModel = z.object({
  id: z.string(),
  /** What the child is called, for those who see the record; those who are involved know whom they work with. */
  name: z.string().nullable(),
  now: z.array(Involved),
  before: z.array(Involved),
});
export type NetworkModel = z.infer<typeof NetworkModel>;

/** Who else is involved with a child, for anybody in the network. Nobody else learns that there is one. */
export const networkModel = async (
  acting: Acting & { params: { childId: string } },
): Promise<NetworkModel> => {
  const id = acting.params.childId;
  const line = (await personLines(acting.tx, [id], acting.today)).get(id);
  const { now, before } = await involvedWith(acting, id);
  if (!line && now.length + before.length === 0) throw new NotFound();
  return { id, name: line?.name ?? null, now, before };
};
export const subjectsOfNetwork = ({ id }: NetworkModel) => [{ child: id }];
