import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fields } from './form.ts';

const sign = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Over https a name that no other host of the domain can set, and no unencrypted page. */
const named = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
const VISIT = 'arden-visit';
const FLASH = 'arden-flash';

const cookieOptions = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax' as const, secure });

/** The browser's own random mark, made on its first visit: forms are signed against it. */
export const visitOf = (request: FastifyRequest, reply: FastifyReply, secure: boolean): string => {
  const held = request.cookies[named(VISIT, secure)];
  if (held && /^[\w-]{22}$/.test(held)) return held;
  const made = randomBytes(16).toString('base64url');
  reply.setCookie(named(VISIT, secure), made, cookieOptions(secure));
  return made;
};

/** The token that a form carries: made from the browser's mark, so that another site cannot make one. */
export const csrfOf = (secret: string, visit: string): string => sign(secret, 'form', visit);

/** Whether what was sent came from a page of ours: same origin where the browser says, and a form's token where it is a form. */
export const cameFromUs = (
  request: FastifyRequest,
  secret: string,
  baseUrl: string,
  fields: Fields | null,
): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (
    origin !== undefined &&
    // A page that sends no referrer sends its forms with an origin of null; a form has its token.
    (origin !== 'null' || fields === null) &&
    origin !== baseUrl &&
    origin !== `${request.protocol}://${request.host}`
  )
    return false;
  if (fields === null) return true;
  const visit = request.cookies[named(VISIT, baseUrl.startsWith('https:'))];
  const token = fields._csrf;
  return visit !== undefined && typeof token === 'string' && same(token, csrfOf(secret, visit));
};

/** Leaves a sentence for the next page. */
export const leaveFlash = (reply: FastifyReply, secret: string, sentence: string, secure: boolean): void => {
  const text = Buffer.from(sentence).toString('base64url');
  reply.setCookie(named(FLASH, secure), `${text}.${sign(secret, 'flash', text)}`, {
    ...cookieOptions(secure),
    maxAge: 60,
  });
};

/** Takes the sentence that the last act left. */
export const takeFlash = (
  request: FastifyRequest,
  reply: FastifyReply,
  secret: string,
  secure: boolean,
): string | undefined => {
  const [text, mark] = (request.cookies[named(FLASH, secure)] ?? '').split('.');
  if (!text || !mark) return undefined;
  reply.clearCookie(named(FLASH, secure), { path: '/', secure });
  return same(mark, sign(secret, 'flash', text)) ? Buffer.from(text, 'base64url').toString() : undefined;
};

/** The credential of an agency's system, when one is sent: a browser sends none by itself. */
export const credentialIn = (request: FastifyRequest): string | undefined =>
  /^Bearer +(\S.*)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Whether the caller is a program: it asks for JSON, or sends it. */
export const wantsJson = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? '';
  if (accept.includes('text/html')) return false;
  return (
    credentialIn(request) !== undefined ||
    accept.includes('application/json') ||
    accept.includes('application/problem+json') ||
    (request.headers['content-type'] ?? '').startsWith('application/json')
  );
};

/** The form's fields when a form was sent, null when JSON was. */
export const fieldsOf = (request: FastifyRequest): Fields | null =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(request.headers['content-type'] ?? '')
    ? Object.fromEntries(
        Object.entries((request.body ?? {}) as Record<string, string | string[]>), // as the form parser gives them
      )
    : null;

/** The headers as the platform's own type, for the sign-in library. */
export const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
};
