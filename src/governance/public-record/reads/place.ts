import type { Tx } from '#db';
import type { Day } from '#kernel';
import { publicPaths } from '../paths.ts';
import { type Face, faceOf, isPartnership, partnershipSlugs } from '../store/index.ts';

/** What anybody asks for, as the server gives it: who asks is not known, and makes no difference. */
interface OpenAsk {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly baseUrl: string;
  readonly today: Day;
  /** Reads as a visitor of a partnership (null: of the house), who stands under no post. */
  readonly read: <T>(partnership: string | null, run: (tx: Tx) => Promise<T>) => Promise<T>;
}
/** Whose public record is read, and where it stands. */
export interface Place {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly synthetic: boolean;
  readonly accent: string | undefined;
  readonly outOfHours: string | undefined;
  readonly baseUrl: string;
}
/** A visitor of one partnership, in an open transaction that sees what is published and nothing else. */
export interface Visiting {
  readonly tx: Tx;
  readonly place: Place;
  readonly ask: OpenAsk;
}

const NAME = /^[a-z][a-z0-9_]{1,40}$/;
const placeOf = (slug: string, face: Face, baseUrl: string): Place => ({
  slug,
  name: face.name ?? 'Safeguarding Children Partnership',
  shortName: face.shortName ?? face.name ?? 'Arden',
  synthetic: face.synthetic ?? false,
  accent: face.accent,
  outOfHours: face.outOfHours || undefined,
  baseUrl,
});

const isThere = async ({ read }: OpenAsk, slug: string): Promise<boolean> =>
  NAME.test(slug) && (await read(null, (tx) => isPartnership(tx, slug)));

/** A word that changes when anything is published or withdrawn, or the partnership presents itself otherwise. */
export const markOf = async (ask: OpenAsk): Promise<string | null> => {
  const { partnership: slug = '' } = ask.params;
  if (!(await isThere(ask, slug))) return null;
  return ask.read(slug, async (tx) => {
    const { face, event } = await faceOf(tx);
    return `${event ?? '0'} ${JSON.stringify(face)}`;
  });
};

/** Reads as a visitor; null where there is no such partnership. */
export const visiting = async <T>(
  ask: OpenAsk,
  load: (visiting: Visiting) => Promise<T>,
): Promise<T | null> => {
  const { partnership: slug = '' } = ask.params;
  if (!(await isThere(ask, slug))) return null;
  return ask.read(slug, async (tx) => {
    const { face } = await faceOf(tx);
    return load({ tx, place: placeOf(slug, face, ask.baseUrl), ask });
  });
};

/** Where there is no such partnership: nobody's page, in nobody's name. */
export const placeless = ({ baseUrl }: OpenAsk): Place => placeOf('', {}, baseUrl);

/** What programs that look for pages are told (RFC 9309). */
export const robotsOf = async (ask: OpenAsk): Promise<string> => {
  const listed: string[] = [];
  for (const slug of await ask.read(null, partnershipSlugs)) {
    const { face } = await ask.read(slug, faceOf);
    if (!face.synthetic) listed.push(slug);
  }
  const below = listed.map((slug) => publicPaths.home(slug));
  return [
    'User-agent: *',
    ...below.map((path) => `Allow: ${path}`),
    'Allow: /assets/',
    'Disallow: /',
    '',
    ...listed.map((slug) => `Sitemap: ${ask.baseUrl}${publicPaths.sitemap(slug)}`),
    '',
  ].join('\n');
};
