/** The browser that prints, as the settings name it. */
export interface PrinterSettings {
  /** The path of a Chromium or Chrome. */
  readonly chromium: string;
  /** Off where the machine lets no user make a sandbox, as in many containers. What is printed is our own pages only. */
  readonly sandbox: boolean;
  /** All of the environment that the browser is given: it needs to find fonts and libraries, and no password. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What stands at the foot of each page, beside its number. */
export interface Marks {
  /** For whom it was printed. */
  readonly recipient: string;
  /** 'OFFICIAL-SENSITIVE', or '' where there is nothing to say. */
  readonly marking: string;
}

/** A paper that is to stand among the pages. */
export interface Enclosure {
  readonly id: string;
  /** The anchor of the section that it stands at the end of. */
  readonly after: string;
  readonly content: () => Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Why a paper is not among the pages. */
export type LeftOut = 'missing' | 'locked' | 'broken' | 'empty' | 'tooLong' | 'tooMuch' | 'tooSlow';

/** Where things stand in what is printed: pages count from 1. */
export interface Layout {
  readonly pages: number;
  /** The page on which each anchor's section and each paper begins. */
  readonly begins: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, LeftOut>>;
}

export interface PrintedPack extends Layout {
  readonly pdf: Uint8Array;
}

/** Nothing was printed: the browser did not start, took too long or too much memory. */
export class NotPrinted extends Error {
  override readonly name = 'NotPrinted';
}
