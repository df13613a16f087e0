/** What a list may be of. */
export const KINDS = {
  people: 'People: children and adults, each for a person record',
  contacts: 'Contacts: worries about children, each for the front door',
} as const;
export type Kind = keyof typeof KINDS;

/** How the words of a cell become an answer. */
export type Asks = 'text' | 'day' | 'partialDay' | 'number' | 'yesNo' | 'choice';

/** A question that a column of a list may answer. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly asks: Asks;
  /** Headings by which other systems call it, as `headingKey` writes them. */
  readonly heads: readonly string[];
  /** The answers of a choice: code to label. */
  readonly options?: Readonly<Record<string, string>>;
  /** Other words for those answers, as `headingKey` writes them. */
  readonly words?: Readonly<Record<string, string>>;
  /** Answered once for every row where no column answers it. */
  readonly forAll?: boolean;
}
