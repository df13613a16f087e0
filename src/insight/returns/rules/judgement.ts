import type {
  ClosureReason,
  Day,
  Disability,
  Ethnicity,
  PrimaryNeed,
  ReferralSource,
  Sex,
  UpnUnknownReason,
} from '#kernel';
import type { CensusElement } from './element.ts';

/** One value that was not taken, or that was taken and is odd: where it stands, what it says, and why in a sentence. */
export interface Refusal {
  /** The line of the file, from 1. */
  readonly line: number;
  /** The element's own name, as the return calls it. */
  readonly field: string;
  /** The value as it stands in the file ('' when it is missing), cut to 200 characters. */
  readonly value: string;
  readonly why: string;
}

/** What the return says of itself. Absent is what the file leaves out or what could not be taken. */
export interface CensusHeader {
  readonly line: number;
  readonly collection: string | undefined;
  /** The year in which the census year ends: 2022 is 1 April 2021 to 31 March 2022. */
  readonly year: number | undefined;
  /** The first and the last day of the census year. */
  readonly start: Day | undefined;
  readonly referenceDate: Day | undefined;
  /** The authority's three-digit number. */
  readonly lea: string | undefined;
  readonly sourceLevel: string | undefined;
  readonly softwareCode: string | undefined;
  readonly release: string | undefined;
  readonly serialNumber: string | undefined;
  readonly dateTime: string | undefined;
}

/** The end of an episode. The reason is absent when the file gives none that can be taken. */
export interface CensusClosure {
  readonly line: number;
  readonly date: Day;
  readonly reason: ClosureReason | undefined;
}

/** One CINdetails: a referral and, when it has ended, its closure. A child has one a referral date. */
export interface CensusEpisode {
  readonly line: number;
  readonly referralDate: Day;
  readonly source: ReferralSource | undefined;
  readonly primaryNeed: PrimaryNeed | undefined;
  readonly noFurtherAction: boolean | undefined;
  readonly closure: CensusClosure | undefined;
}

/** A child of the return, in values that can be kept. At most one of `birthDate` and `expectedBirthDate` is there. */
export interface CensusChild {
  readonly line: number;
  readonly laChildId: string;
  readonly upn: string | undefined;
  readonly formerUpn: string | undefined;
  readonly upnUnknown: UpnUnknownReason | undefined;
  readonly birthDate: Day | undefined;
  readonly expectedBirthDate: Day | undefined;
  /** U is unknown, not recorded, not specified, or not yet born. */
  readonly sex: Sex | undefined;
  readonly deathDate: Day | undefined;
  readonly ethnicity: Ethnicity | undefined;
  /** Absent when the file says nothing; ['NONE'] when it says that there is none. */
  readonly disabilities: readonly Disability[] | undefined;
  readonly episodes: readonly CensusEpisode[];
}

/** What the reader gives, in the order of the file. */
export type CensusEvent =
  | {
      readonly kind: 'header';
      readonly header: CensusHeader;
      readonly refused: readonly Refusal[];
      readonly odd: readonly Refusal[];
    }
  | { readonly kind: 'child'; readonly child: CensusElement }
  /** Something outside the header and the children, which has no place in a return. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'end'; readonly children: number };

/** What becomes of one child of the file. */
export interface ChildJudgement {
  /** Absent when the child can't be taken at all; `refused` then holds the one reason. */
  readonly child: CensusChild | undefined;
  readonly refused: readonly Refusal[];
  /** Taken as it stands, though the return's rules query it. */
  readonly odd: readonly Refusal[];
  /** What a later release will read, counted by element name. */
  readonly waiting: Readonly<Record<string, number>>;
}

/** The identifiers met so far in one file, for rules 8510 and 1520. One set for each file. */
export interface SeenInFile {
  readonly children: Set<string>;
  readonly upns: Set<string>;
}

/** What has been met at the start of a file. */
export const nothingSeen = (): SeenInFile => ({ children: new Set(), upns: new Set() });
