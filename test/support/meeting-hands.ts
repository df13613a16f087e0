/** What a clerk does with a meeting through the application, as stories and pictures of meetings need it. */
import { expect } from 'vitest';
import { z } from 'zod';
import { paths } from '#meetings';
import type { TestApp } from './app.ts';
import type { Board } from './meeting-laid.ts';
import { pdf } from './sample-files.ts';

export const LINK = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_secret';
const Told = z.object({ id: z.uuid(), meeting: z.uuid() });
const Meeting = z.object({
  title: z.string(),
  stands: z.string(),
  link: z.string(),
  service: z.string(),
  version: z.number(),
  people: z.array(
    z.object({
      id: z.string(),
      post: z.string(),
      name: z.string(),
      part: z.string(),
      votes: z.boolean(),
      partner: z.string().nullable(),
      called: z.boolean(),
      answer: z.string().nullable(),
      deputyFor: z.string().nullable(),
    }),
  ),
  agenda: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      seen: z.boolean(),
      papers: z.number(),
    }),
  ),
});
/** An item as its form begins. */
export const ITEM = { aim: 'discuss', minutes: '10', openTo: 'members', titleShows: true };

/** Acts of whoever keeps a meeting, each of which must be let. */
export const handsOf = (app: () => TestApp, board: () => Pick<Board, 'board'>) => {
  const ok = async (post: string, url: string, body: unknown = {}) => {
    const sent = await app().sendJson(post, url, body);
    expect([sent.status, url], sent.text).toEqual([200, url]);
    return sent;
  };
  const told = async (post: string, url: string, body: unknown = {}) =>
    Told.parse((await ok(post, url, body)).json());
  const see = async (post: string, id: string) => {
    const answer = await app().getJson(post, paths.one(id));
    return answer.status === 200 ? Meeting.parse(answer.json()) : null;
  };
  const statusOf = async (post: string, url: string) => (await app().get(post, url)).status;
  const meetingOf = (more: object = {}) => ({
    ...{ body: board().board, title: 'Safeguarding Board, December', purpose: 'To look at the quarter.' },
    ...{ day: '2026-12-08', starts: '9:30am', ends: '11:30', mode: 'hybrid', place: 'Council House, room 4' },
    ...{ link: LINK, quorum: '3', quorumOfPartners: true, every: 'month', standingItems: true },
    ...more,
  });
  const add = async (keeper: string, more: object = {}) =>
    (await told(keeper, paths.add, meetingOf(more))).id;
  const addItem = async (keeper: string, meeting: string, item: object) =>
    (await told(keeper, paths.addItem(meeting), { ...ITEM, ...item })).id;
  const lineOf = async (keeper: string, meeting: string, post: string) =>
    (await see(keeper, meeting))?.people.find((person) => person.post === post)?.id ?? '';
  const addPaper = async (keeper: string, item: string, title: string, more: object = {}) => {
    const sent = await app().sendFiles(
      keeper,
      paths.addPaper(item),
      { title, kind: 'main', access: 'item', ...more },
      { file: { name: `${title}.pdf`, content: pdf(title) } },
    );
    expect(sent.status, sent.text).toBe(303);
    const text = (await app().get(keeper, paths.item(item))).text;
    return [...text.matchAll(/\/meetings\/papers\/([0-9a-f-]{36})\/file/g)].at(-1)?.[1] ?? '';
  };
  return { ok, told, see, statusOf, meetingOf, add, addItem, lineOf, addPaper };
};
