import type { Acting } from '#db';
import { type Instant, NotAllowed } from '#kernel';
import { addressOf } from '../../paths.ts';
import { MODELS, type Models } from '../../reads/index.ts';
import { type Kind, mayPublish, wordsIn } from '../../rules/index.ts';
import { putPublication, type Revives } from '../../store/index.ts';

/** What was published, and under which number: one that says what stood already has no new edition. */
export interface Published {
  readonly id: string;
  /** The meeting that it stands under; null for a body. */
  readonly meeting: string | null;
  /** How many addresses have a new edition. */
  readonly editions: number;
}

export interface Place {
  readonly body?: string | null;
  readonly meeting?: string | null;
  readonly item?: string | null;
  readonly happensAt?: Instant | null;
  readonly dueDay?: string | null;
  readonly isDone?: boolean | null;
}
/** Publishes one model under its address, checked by the schema of its kind. */
export const put = async <K extends Kind>(
  { tx, actor, now }: Acting,
  kind: K,
  source: string,
  title: string,
  model: Models[K],
  place: Place,
  revives: Revives,
) =>
  putPublication(
    tx,
    {
      ...{ kind, source, address: addressOf(kind, source), title },
      ...{ body: place.body ?? null, meeting: place.meeting ?? null, item: place.item ?? null },
      ...{ happensAt: place.happensAt ?? null, dueDay: place.dueDay ?? null, isDone: place.isDone ?? null },
      model: MODELS[kind].parse(model),
      words: wordsIn(model).join('\n'),
    },
    revives,
    actor.post,
    now,
  );

export const demandPublisher = ({ actor }: Acting): void => {
  const verdict = mayPublish(actor);
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
};
