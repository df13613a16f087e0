import type { Day, Ethnicity } from '#kernel';
import type { NewIdentifier, NewName, Relationship } from '#people';

/** Somebody made up, as known on the last day of the laying. */
export interface Person {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly sex: 'F' | 'M' | 'U';
  readonly born: Day | null;
  /** Of a child who is not born yet. */
  readonly expected: Day | null;
  readonly ethnicity: Ethnicity;
  readonly disabilities: readonly string[];
  readonly names: readonly NewName[];
  readonly identifiers: readonly NewIdentifier[];
  readonly livesAt: Place;
  readonly before?: { readonly place: Place; readonly until: Day };
}

export interface Place {
  readonly lines: string;
  readonly postcode: string;
  /** A refuge: read by those who visit, and nobody else. */
  readonly withheld?: true;
}

export interface Tie {
  readonly person: Person;
  readonly other: Person;
  readonly kind: Relationship;
  readonly responsibility: boolean;
  readonly until: Day | null;
}

/** A household and those who belong to it although they live elsewhere. */
export interface Family {
  readonly group: string;
  readonly children: readonly Person[];
  readonly adults: readonly Person[];
  readonly ties: readonly Tie[];
  /** Who looks after the children from day to day: the first is asked first. */
  readonly carers: readonly { readonly person: Person; readonly called: string }[];
  /** A parent or a parent's partner who is in the children's life. */
  readonly other: { readonly person: Person; readonly called: string; readonly athome: boolean } | null;
  /** Which of the eight districts. */
  readonly district: number;
  readonly home: Place;
  readonly refuge: boolean;
  readonly safeContact: string;
  readonly workerSafety: string;
  /** What weighs on this family more than on others: several worries about it are of one kind. */
  readonly trouble: number;
}
