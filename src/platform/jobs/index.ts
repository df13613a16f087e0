import type { Databases } from '#db';
import type { Instant } from '#kernel';

/** Work that the program does by itself, for each partnership, again and again. Declared by the module that owns it. */
export interface Job {
  /** Its queue: lower case with hyphens. */
  readonly name: string;
  /** When it runs by itself, as cron in Europe/London; left out when it is only sent for. */
  readonly every?: string;
  readonly run: (work: JobWork) => Promise<void>;
}

export interface JobWork {
  readonly databases: Databases;
  readonly partnership: string | null;
  readonly now: Instant;
  /** What was sent with it. */
  readonly about: Readonly<Record<string, unknown>>;
}
