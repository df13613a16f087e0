import type { Databases } from '#db';
import type { Files } from '#files';
import type { Instant } from '#kernel';
import type { Identify } from './identity.ts';
import type { Module } from './module.ts';

/** What the server stands on: everything it needs from outside, given once at start. */
export interface Host {
  readonly databases: Databases;
  readonly modules: readonly Module[];
  /** Where the files that people send are kept; left out, none are taken. */
  readonly files?: Files;
  readonly identify: Identify;
  readonly now: () => Instant;
  /** Signs what goes to the browser and must come back unaltered. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly demonstration: boolean;
  readonly assets: (name: string) => string;
  readonly assetsFolder: string;
  readonly trustProxy: false | number | readonly string[];
  readonly logLevel: string;
  /** Where the log goes, line by line; to stderr unless told. */
  readonly logTo?: { write(line: string): void };
  /** The version that `/api` and `/healthz` name. */
  readonly version: string;
}
