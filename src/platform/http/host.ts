import type { Databases } from '#db';
import type { Files } from '#files';
import type { Instant } from '#kernel';
import type { Printer } from '#print';
import type { Identify } from './identity.ts';
import type { Module } from './module.ts';
import type { Paces } from './pace.ts';

/** What the server stands on: everything it needs from outside, given once at start. */
export interface Host {
  readonly databases: Databases;
  readonly modules: readonly Module[];
  /** Where the files that people send are kept; left out, none are taken. */
  readonly files?: Files;
  /** What prints PDFs; left out, none are made here. */
  readonly printer?: Printer | undefined;
  readonly identify: Identify;
  readonly now: () => Instant;
  /** Signs what goes to the browser and must come back unaltered. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly demonstration: boolean;
  readonly assets: (name: string) => string;
  readonly assetsFolder: string;
  readonly trustProxy: false | number | readonly string[];
  /** How much one account may ask for in a minute; left out, only what guesses, searches and keeps forms is limited. */
  readonly paces?: Paces;
  /** The milliseconds by which minutes are told apart; this machine's own unless told. */
  readonly passing?: () => number;
  readonly logLevel: string;
  /** Where the log goes, line by line; to stderr unless told. */
  readonly logTo?: { write(line: string): void };
  /** The version that `/api` and `/healthz` name. */
  readonly version: string;
}
