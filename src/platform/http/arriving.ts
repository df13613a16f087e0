import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import type { $ZodType } from 'zod/v4/core';
import { writeAudit } from '#audit';
import { transact } from '#db';
import { arrivedIn, dayOf, type Fault, type FileArrived, type Instant } from '#kernel';
import { MOST_FIELDS } from './arrivals.ts';
import type { Fields } from './form.ts';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import { type Judged, judge } from './judge.ts';
import type { ActionRoute } from './route.ts';
import { fieldAt, saidOf, shapeOf } from './schema.ts';

type Signed = Identity & { readonly actor: NonNullable<Identity['actor']> };

/** As of any form: its words together. */
const MOST_WORDS = 1_048_576;
const MOST_FILES = 20;
/** How long content waits for the form that brought it to be accepted: a draft may hold on to it for so long, and no longer. */
export const FILE_WAITS = 3 * 24 * 60 * 60 * 1000;

const tooMuch = (): Error => Object.assign(new Error('More text than any form has'), { statusCode: 413 });

/** Only an act that asks for a file takes a form of that kind. */
export const notTaken = (): Error => Object.assign(new Error('No form'), { statusCode: 415 });

/** Whether the form of this act has a question that a file answers. */
export const takesFiles = (takes: ZodType): boolean => {
  const within = (schema: $ZodType): boolean =>
    saidOf(schema, 'file') !== undefined || Object.values(shapeOf(schema)).some(within);
  return within(takes);
};

const signatureOf = (secret: string, { account, actor }: Signed, said: string): Buffer =>
  createHmac('sha256', secret).update(`file\n${actor.partnership}\n${account}\n${said}`).digest();

/** The mark by which a form speaks of a file that arrived: made for the person who sent it, and no good to anybody else. */
const markOf = (secret: string, identity: Signed, arrived: FileArrived): string => {
  const said = Buffer.from(JSON.stringify(arrived)).toString('base64url');
  return `${said}.${signatureOf(secret, identity, said).toString('base64url')}`;
};

/** What a mark says, if it is ours, this person's, and not too old; else nothing. */
const opened = (secret: string, identity: Signed, mark: string, now: Instant): string => {
  const [said = '', signature = ''] = mark.split('.');
  const right = signatureOf(secret, identity, said);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return '';
  const arrived = arrivedIn(mark);
  return arrived && Date.parse(now) - Date.parse(arrived.at) < FILE_WAITS ? JSON.stringify(arrived) : '';
};

const put = (fields: Record<string, string | string[]>, name: string, value: string): void => {
  const held = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const all = held === undefined ? value : [...[held].flat(), value];
  // Defined, not assigned: a field may be called __proto__.
  Object.defineProperty(fields, name, { value: all, enumerable: true, configurable: true, writable: true });
};

const drained = async (part: MultipartFile): Promise<void> => {
  for await (const _ of part.file);
};

/** Reads a form that brings files. What `take` makes of a file stands as the answer to its question; null leaves it as it was. */
const readParts = async (
  request: FastifyRequest,
  most: number,
  take: (part: MultipartFile) => Promise<string | null>,
): Promise<Fields> => {
  const fields: Record<string, string | string[]> = {};
  const files: Record<string, string | string[]> = {};
  let words = 0;
  const limits = { fileSize: most + 1, files: MOST_FILES, fields: MOST_FIELDS, fieldSize: MOST_WORDS };
  for await (const part of request.parts({ limits, preservePath: true })) {
    if (part.type === 'file') {
      const mark = await take(part);
      if (mark !== null) put(files, part.fieldname, mark);
      continue;
    }
    const value = String(part.value);
    words += value.length + part.fieldname.length;
    if (words > MOST_WORDS || part.valueTruncated) throw tooMuch();
    put(fields, part.fieldname, value);
  }
  return { ...fields, ...files };
};

/** A browser sends an empty file where none was chosen. */
const isChosen = (part: MultipartFile): boolean => part.filename !== undefined && part.filename !== '';

const NOT_KEPT =
  'The file could not be kept just now. Try again, and tell whoever looks after Arden if it happens again';

const faultsIn = new WeakMap<FastifyRequest, readonly Fault[]>();

/** Who sends a virus is told, and it is recorded. */
const recordVirus = async (
  host: Host,
  request: FastifyRequest,
  { account, actor }: Signed,
  signature: string,
): Promise<void> => {
  const now = host.now();
  const { partnership, post, staff } = actor;
  await transact(host.databases.serving, { role: 'reader', partnership, post, account, now }, (tx) =>
    writeAudit(tx, {
      ...{ at: now, account, staff, post, event: 'file.refused', requestId: request.id },
      ...{ purpose: 'Keep out a file that holds a virus', outcome: 'refused', detail: signature },
    }),
  );
};

/**
 * Takes in the files of a form that somebody sends who may, before anything else is done with it: the transaction of an act does not
 * wait for a slow line. What is wrong with one is said at its question when the form is judged.
 */
export const takeFiles = async (
  host: Host,
  route: ActionRoute,
  request: FastifyRequest,
  identity: Signed,
): Promise<void> => {
  if (!request.isMultipart()) return;
  if (!takesFiles(route.takes)) throw notTaken();
  const { files, secret } = host;
  const now = host.now();
  const may = route.may(identity.actor, { today: dayOf(now), now }).ok;
  const faults: Fault[] = [];
  request.body = await readParts(request, files?.most ?? 0, async (part) => {
    const field = fieldAt(route.takes, part.fieldname);
    const types = field && saidOf(field, 'file');
    if (!files || !types || !may || !isChosen(part)) {
      await drained(part);
      return null;
    }
    const received = await files
      .receive({
        // Not destroyed where it is left half read: the rest of the form stands behind it.
        ...{ partnership: identity.actor.partnership, types, now },
        content: part.file.iterator({ destroyOnReturn: false }),
        ...{ name: part.filename, declared: part.mimetype },
      })
      // A full disk or a bucket that does not answer costs nobody what they typed.
      .catch((error: unknown) => {
        request.log.error({ err: error }, 'a file could not be kept');
        part.file.resume();
        return { ok: false, reason: NOT_KEPT, signature: undefined } as const;
      });
    if (received.ok) return markOf(secret, identity, received.arrived);
    if (received.signature !== undefined) await recordVirus(host, request, identity, received.signature);
    faults.push({ field: part.fieldname, message: received.reason });
    return '';
  });
  faultsIn.set(request, faults);
};

/** Reads the words of such a form from somebody who cannot be heard now, and keeps none of its files. */
export const dropFiles = async (request: FastifyRequest): Promise<void> => {
  if (!request.isMultipart()) return;
  request.body = await readParts(request, 0, async (part) => {
    await drained(part);
    return null;
  });
};

/** The same values with each mark opened: what a form's schema then sees is what arrived, or nothing. */
const withMarksOpened = (takes: ZodType, sent: unknown, open: (mark: string) => string): unknown => {
  const within = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      const field = path === '' ? undefined : fieldAt(takes, path);
      return field && saidOf(field, 'file') ? open(value) : value;
    }
    // Several answers to one question are refused as such.
    if (Array.isArray(value))
      return value.map((each, index) =>
        typeof each === 'string' ? each : within(each, path === '' ? `${index}` : `${path}.${index}`),
      );
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        within(inner, path === '' ? name : `${path}.${name}`),
      ]),
    );
  };
  return within(sent, '');
};

/** Judges what was sent, with its files. */
export const judgeArrived = (
  host: Host,
  { takes }: ActionRoute,
  request: FastifyRequest,
  identity: Signed,
  fields: Fields | null,
): Judged<unknown> => {
  const now = host.now();
  const today = dayOf(now);
  if (!takesFiles(takes)) return judge(takes, { fields, body: request.body }, today);
  const open = (mark: string) => opened(host.secret, identity, mark, now);
  const judged = judge(
    takes,
    fields
      ? // The opener gives text for text and lists for lists.
        { fields: withMarksOpened(takes, fields, open) as Fields, body: undefined }
      : { fields: null, body: withMarksOpened(takes, request.body, open) },
    today,
  );
  const faults = faultsIn.get(request) ?? [];
  if (faults.length === 0) return judged;
  const told = new Set(faults.map(({ field }) => field));
  return {
    ok: false,
    faults: [...faults, ...(judged.ok ? [] : judged.faults.filter(({ field }) => !told.has(field)))],
  };
};
