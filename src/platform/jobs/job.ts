import type { Databases } from '#db';
import type { Files } from '#files';
import type { Instant } from '#kernel';
import type { Mailer } from '#mail';
import type { Printer } from '#print';

/** Work that the program does by itself, for each partnership, again and again. Declared by the module that owns it. */
export interface Job {
  /** Its queue: lower case with hyphens. */
  readonly name: string;
  /** When it runs by itself, as cron in Europe/London; left out when it is only sent for. */
  readonly every?: string;
  /** It runs by itself for the house too, with `partnership` null. */
  readonly house?: boolean;
  /** Seconds without a sign of life after which the process is taken for dead and the job runs again: 10 or more, 60 unless told. */
  readonly silence?: number;
  /** Done when it resolves. When it throws, or its process is killed, it runs again: what it did the first time must do no harm. */
  readonly run: (work: JobWork) => Promise<void>;
}

export interface JobWork {
  readonly databases: Databases;
  readonly partnership: string | null;
  readonly now: Instant;
  /** The ways out of this machine; undefined where work is done that leaves it in no way. */
  readonly outside?: Outside | undefined;
  /** The files that people sent; undefined where none are kept. */
  readonly files?: Files | undefined;
  /** What prints PDFs; undefined where no browser is named. */
  readonly printer?: Printer | undefined;
  /** What was sent with it. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Ids and numbers only, as in every log. */
  readonly log: JobLog;
}

/** What work may use to reach somebody beyond this machine. */
export interface Outside {
  /** Null where no mail is sent. */
  readonly mailer: Mailer | null;
  /** Networks that are not public and that an agency's system may be in. */
  readonly webhookNetworks: readonly string[];
  /** Where people find Arden, without a slash at its end. */
  readonly baseUrl: string;
}

/** Where jobs say what they did and what failed: the server's own log fits. */
export interface JobLog {
  readonly info: (facts: object, says: string) => void;
  readonly warn: (facts: object, says: string) => void;
  readonly error: (facts: object, says: string) => void;
}
