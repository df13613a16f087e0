/** Meetings whose packs are made: called through the application, and packed by the module's own jobs. */
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { packs } from '#packs';
import { openPrinter, type Printer } from '#print';
import type { SentFile, TestApp } from './app.ts';
import { findBrowser } from './chromium.ts';
import { printerSettings } from './printer.ts';
import { PARTNERSHIP } from './world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const Made = z.object({ id: z.string() });

/** What prints on this machine; undefined where there is no browser. */
export const printerHere = async (): Promise<Printer | undefined> => {
  const found = await findBrowser();
  return 'skip' in found || found.executablePath === undefined
    ? undefined
    : openPrinter(printerSettings(found));
};

/** The words of each page of a PDF, read by another library than the one that wrote them. */
export const wordsOf = async (pdf: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((each) => each.replace(/\s+/g, ' '));
};

/** One round of the work by which packs are made, so many minutes after what was done last. */
export const packRound = async (app: TestApp, printer: Printer | undefined, minutes = 2): Promise<void> => {
  app.now = new Date(Date.parse(app.now) + minutes * 60_000).toISOString();
  const job = packs.jobs?.find(({ name }) => name === 'packs-making');
  if (!job) throw new Error('There is no job that makes packs.');
  await job.run({
    ...{ databases: app.databases, files: app.files, printer, partnership: PARTNERSHIP, now: app.now },
    outside: { mailer: null, webhookNetworks: [], baseUrl: 'https://arden.example' },
    ...{ about: {}, log: quiet },
  });
};

/** Somebody's pack as a program gets it. */
export const PackSeen = z.object({
  sensitive: z.boolean(),
  pdf: z.string(),
  pages: z.number().nullable(),
  begins: z.record(z.string(), z.number()),
  leftOut: z.record(z.string(), z.string()),
  changes: z.object({ says: z.array(z.string()) }).nullable(),
  items: z.array(
    z.object({
      ...{ id: z.string(), number: z.string(), title: z.string(), open: z.boolean() },
      papers: z.array(z.object({ id: z.string(), title: z.string(), text: z.string().nullable() })),
    }),
  ),
});
export type PackSeen = z.infer<typeof PackSeen>;

/** What the clerk of a meeting does with it, each through its form. */
export const clerkOf = (app: TestApp, clerk: string) => {
  const did = async (url: string, body: object) => {
    const sent = await app.sendJson(clerk, url, body);
    if (sent.status >= 300) throw new Error(`${url}: ${sent.status} ${sent.text}`);
    return Made.parse(sent.json()).id;
  };
  const versionOf = async (url: string) =>
    z.object({ version: z.number() }).parse((await app.getJson(clerk, url)).json()).version;
  return {
    did,
    versionOf,
    meeting: (body: string, more: object = {}) =>
      did('/meetings/new', {
        ...{ body, title: 'Executive, December', day: '2026-12-08', starts: '10:00', ends: '12:00' },
        ...{ mode: 'inPerson', place: 'Council House, room 2', ...more },
      }),
    person: (meeting: string, post: string, part: string) =>
      did(`/meetings/${meeting}/people`, { post, part }),
    item: (meeting: string, title: string, more: object = {}) =>
      did(`/meetings/${meeting}/items/new`, {
        title,
        aim: 'discuss',
        minutes: '10',
        openTo: 'members',
        titleShows: true,
        ...more,
      }),
    call: (meeting: string) => did(`/meetings/${meeting}/call`, {}),
    paper: async (item: string, file: SentFile, title: string, more: Record<string, string> = {}) => {
      const sent = await app.sendFiles(
        clerk,
        `/meetings/items/${item}/papers/new`,
        { title, kind: 'main', access: 'item', ...more },
        { file },
      );
      if (sent.status !== 303) throw new Error(`${title}: ${sent.status} ${sent.text}`);
    },
  };
};
