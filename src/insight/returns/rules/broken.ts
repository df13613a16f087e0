/**
 * The file itself can't be trusted: cut short, not well-formed, in an encoding that is not read, or not a Children in
 * Need return at all. Whoever reads must then undo everything: a broken file changes nothing.
 */
export class BrokenCensus extends Error {
  override readonly name = 'BrokenCensus';
  /** The line, from 1, at which reading stopped. */
  readonly line: number;
  constructor(line: number, sentence: string) {
    super(`Line ${line}: ${sentence}`);
    this.line = line;
  }
}
