import type { Day, Instant } from '#kernel';
import { addressOf } from '../paths.ts';
import type { Kind } from '../rules/index.ts';
import {
  type FileRow,
  filesUnder,
  goneAt,
  publicationAt,
  publicationsUnder,
  type StandingRow,
} from '../store/index.ts';
import { MODELS, type Models } from './models.ts';
import type { Place, Visiting } from './place.ts';

/** One publication as it stands. */
export interface Standing<K extends Kind> {
  readonly id: string;
  readonly kind: K;
  readonly source: string;
  readonly address: string;
  readonly title: string;
  readonly edition: number;
  readonly firstAt: Instant;
  readonly publishedAt: Instant;
  readonly model: Models[K];
}
/** What a visitor finds where something was withdrawn. */
export interface Gone {
  readonly place: Place;
  readonly gone: { readonly kind: Kind; readonly reason: string; readonly at: Instant };
}
export const isGone = (found: object): found is Gone => 'gone' in found;

export const standingAs = <K extends Kind>(kind: K, row: StandingRow): Standing<K> => ({
  ...{ id: row.id, kind, source: row.source_id, address: row.address, title: row.title },
  ...{ edition: row.edition, firstAt: row.first_at, publishedAt: row.published_at },
  // The schema of the kind gives the model of the kind.
  model: MODELS[kind].parse(row.model) as Models[K],
});
export const allAs = <K extends Kind>(kind: K, rows: readonly StandingRow[]): Standing<K>[] =>
  rows.filter((row) => row.kind === kind).map((row) => standingAs(kind, row));

/** What stands under an address; why it is gone; or null, whether it was never published or is nonsense. */
export const atAddress = async <K extends Kind>(
  { tx, place }: Visiting,
  kind: K,
  source: string,
): Promise<Standing<K> | Gone | null> => {
  const address = addressOf(kind, source);
  const row = await publicationAt(tx, address);
  if (row && row.kind === kind) return standingAs(kind, row);
  const gone = await goneAt(tx, address);
  return gone ? { place, gone: { kind, reason: gone.reason, at: gone.at } } : null;
};

/** A file as a page lists it. */
export interface FileLine {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly kind: 'main' | 'appendix' | 'supplement';
  readonly publishedAt: Instant;
  readonly replaced: { readonly at: Instant; readonly by: string | null; readonly why: string } | null;
  readonly item: { readonly address: string; readonly title: string };
}
export const fileLine = (row: FileRow): FileLine => ({
  ...{
    id: row.id,
    title: row.title,
    name: row.name,
    type: row.type,
    bytes: Number(row.bytes),
    kind: row.kind,
  },
  publishedAt: row.published_at,
  replaced:
    row.replaced_at === null ? null : { at: row.replaced_at, by: row.replaced_by, why: row.replaced_why },
  item: { address: row.item_address, title: row.item_title },
});

export interface MeetingPage {
  readonly place: Place;
  readonly today: Day;
  readonly meeting: Standing<'meeting'>;
  readonly hasMinutes: boolean;
  /** How many files each item has. */
  readonly files: Readonly<Record<string, number>>;
}
export const meetingPage = async (visit: Visiting): Promise<MeetingPage | Gone | null> => {
  const found = await atAddress(visit, 'meeting', visit.ask.params.id ?? '');
  if (!found || isGone(found)) return found;
  const { tx, place, ask } = visit;
  const under = await publicationsUnder(tx, { meeting: found.source }, ['minutes']);
  const files: Record<string, number> = {};
  for (const { item_id } of await filesUnder(tx, { meeting: found.source }))
    if (item_id !== null) files[item_id] = (files[item_id] ?? 0) + 1;
  return { place, today: ask.today, meeting: found, hasMinutes: under.length > 0, files };
};

export interface ItemPage {
  readonly place: Place;
  readonly today: Day;
  readonly item: Standing<'item'>;
  readonly files: readonly FileLine[];
  readonly promises: readonly Standing<'promise'>[];
  readonly questions: readonly Standing<'question'>[];
  /** The items before and after it on the agenda, as far as they are published. */
  readonly before: { readonly id: string; readonly title: string } | null;
  readonly after: { readonly id: string; readonly title: string } | null;
}
export const itemPage = async (visit: Visiting): Promise<ItemPage | Gone | null> => {
  const found = await atAddress(visit, 'item', visit.ask.params.id ?? '');
  if (!found || isGone(found)) return found;
  const { tx, place, ask } = visit;
  const under = await publicationsUnder(tx, { item: found.source }, ['promise', 'question']);
  const meeting = await atAddress(visit, 'meeting', found.model.meeting.id);
  const open =
    meeting && !isGone(meeting) ? meeting.model.agenda.filter(({ shows }) => shows === 'open') : [];
  const at = open.findIndex(({ id }) => id === found.source);
  const beside = (index: number) => {
    const line = at < 0 ? undefined : open[index];
    return line ? { id: line.id, title: line.title } : null;
  };
  return {
    ...{ place, today: ask.today, item: found },
    files: (await filesUnder(tx, { item: found.source })).map(fileLine),
    promises: allAs('promise', under),
    questions: allAs('question', under),
    ...{ before: beside(at - 1), after: beside(at + 1) },
  };
};

/** A page of one publication that stands alone. */
export interface OnePage<K extends Kind> {
  readonly place: Place;
  readonly today: Day;
  readonly one: Standing<K>;
}
export const onePage =
  <K extends Kind>(kind: K) =>
  async (visit: Visiting): Promise<OnePage<K> | Gone | null> => {
    const found = await atAddress(visit, kind, visit.ask.params.id ?? '');
    if (!found || isGone(found)) return found;
    return { place: visit.place, today: visit.ask.today, one: found };
  };
