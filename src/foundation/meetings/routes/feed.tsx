import { partnershipsIn, transact } from '#db';
import { type OpenPageRoute, openPage, type Visit } from '#http';
import { NotFound } from '#kernel';
import { hashOfFeed } from '../actions/index.ts';
import { feedText } from '../reads/index.ts';
import { postOfFeed } from '../store/index.ts';

const SECRET = /^[\w-]{32}\.ics$/;

/** The calendar behind a secret address. One that was never given, was ended, or whose post has ended are not told apart. */
const calendarBehind = async (
  { databases, now, today, params }: Visit,
  baseUrl: string,
): Promise<{ readonly text: string }> => {
  const { partnership = '', file = '' } = params;
  if (!SECRET.test(file) || !(await partnershipsIn(databases.serving)).includes(partnership))
    throw new NotFound();
  const standing = { role: 'reader', partnership, now } as const;
  const hash = hashOfFeed(file.slice(0, -4));
  const post = await transact(databases.serving, standing, (tx) => postOfFeed(tx, hash));
  if (post === null) throw new NotFound();
  return transact(databases.serving, { ...standing, post }, async (tx) => ({
    text: await feedText({ tx, now, today }, post, baseUrl),
  }));
};

/** A post's own calendar, for the program that it is read in: the secret in the address stands for the sign-in. */
export const feedRoutes = ({ baseUrl }: { readonly baseUrl: string }): readonly OpenPageRoute[] => [
  openPage('/calendars/:partnership/:file', {
    title: 'A calendar of meetings',
    openBecause:
      'Calendars cannot sign in. The address is a secret of its post, and shows no record about anybody',
    load: (visit) => calendarBehind(visit, baseUrl),
    view: ({ model }) => model.text,
    sends: ({ text }) => ({ type: 'text/calendar; charset=utf-8', text }),
  }),
];
