import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, addMonths, daysBetween, roles } from '#kernel';
import { personLines } from '#people';
import type { UncheckedQuery, UnseenQuery } from '../forms.ts';
import { birthsOf, mayKeepSupport } from '../rules.ts';
import { type Births, uncheckedSince, unseenUnderOnes, type Whose } from '../store.ts';
import { sayAbout } from './child.ts';

const ROWS = 25;
const Child = z.object({ id: z.string(), name: z.string(), about: z.string(), restricted: z.boolean() });

export const UncheckedModel = z.object({
  days: z.number(),
  age: z.enum(['', 'unborn', 'under1', 'from1to4', 'from5to9', 'from10to15', 'from16']),
  page: z.number(),
  more: z.boolean(),
  rows: z.array(
    Child.extend({
      openSince: z.string(),
      lastChecked: z.string().nullable(),
      /** Days since then, or since the referral where nobody ever looked. */
      ago: z.number(),
    }),
  ),
});
export type UncheckedModel = z.infer<typeof UncheckedModel>;

/** Open cases in which nobody ever looked whether the parents have support, or not for so many days: the longest first. */
export const uncheckedModel = async (acting: Acting & { query: UncheckedQuery }): Promise<UncheckedModel> => {
  const { tx, today, query } = acting;
  const births: Births =
    query.age === '' ? null : query.age === 'unborn' ? 'unborn' : birthsOf(query.age, today);
  const found = await uncheckedSince(tx, addDays(today, -query.days), births, {
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  const rows = found.slice(0, ROWS);
  const people = await personLines(
    tx,
    rows.map(({ child_id }) => child_id),
    today,
  );
  return {
    days: query.days,
    age: query.age,
    page: query.page,
    more: found.length > ROWS,
    rows: rows.flatMap((row) => {
      const line = people.get(row.child_id);
      return line
        ? [
            {
              id: line.id,
              name: line.name,
              about: sayAbout(line),
              restricted: line.restricted,
              openSince: row.since_day,
              lastChecked: row.last_checked_day,
              ago: daysBetween(row.last_checked_day ?? row.since_day, today),
            },
          ]
        : [];
    }),
  };
};
export const subjectsOfUnchecked = ({ rows }: UncheckedModel) => rows.map(({ id }) => ({ child: id }));

export const UnseenModel = z.object({
  days: z.number(),
  whose: z.enum(['open', 'ours']),
  /** Whether the post may ask for children with an open referral. */
  mayAskForOpen: z.boolean(),
  page: z.number(),
  more: z.boolean(),
  rows: z.array(
    Child.extend({
      /** Days of age. */
      days: z.number(),
      lastSeen: z.string().nullable(),
      practitioner: z.string(),
      service: z.string(),
      reach: z.string(),
    }),
  ),
});
export type UnseenModel = z.infer<typeof UnseenModel>;

/** Babies under one whom nobody has seen face to face for so many days. Those not yet born are not among them. */
export const unseenModel = async (acting: Acting & { query: UnseenQuery }): Promise<UnseenModel> => {
  const { tx, today, actor, query } = acting;
  const mayAskForOpen = mayKeepSupport(actor).ok;
  const open = mayAskForOpen && query.whose !== 'ours';
  const whose: Whose = open
    ? { open: true }
    : {
        open: false,
        post: actor.post,
        body: actor.body,
        organisation: roles[actor.role].scope === 'organisation' ? actor.organisation : null,
      };
  const found = await unseenUnderOnes(
    tx,
    { since: addDays(today, -query.days), bornAfter: addMonths(today, -12), today },
    whose,
    { limit: ROWS + 1, offset: (query.page - 1) * ROWS },
  );
  const rows = found.slice(0, ROWS);
  const people = await personLines(
    tx,
    rows.map(({ id }) => id),
    today,
  );
  return {
    days: query.days,
    whose: open ? 'open' : 'ours',
    mayAskForOpen,
    page: query.page,
    more: found.length > ROWS,
    rows: rows.flatMap((row) => {
      const line = people.get(row.id);
      return line
        ? [
            {
              id: line.id,
              name: line.name,
              about: sayAbout(line),
              restricted: line.restricted,
              days: daysBetween(row.born_day, today),
              lastSeen: row.last_seen_day,
              practitioner: row.practitioner ?? '',
              service: row.service ?? '',
              reach: row.reach ?? '',
            },
          ]
        : [];
    }),
  };
};
export const subjectsOfUnseen = ({ rows }: UnseenModel) => rows.map(({ id }) => ({ child: id }));
