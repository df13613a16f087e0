import { addDays, addMonths, type Day, type Fault, isBlank, rangeOfPartial, spanFault } from '#kernel';

/** What is known of a person, as it was entered. */
export interface Facts {
  /** '2016', '2016-03' or '2016-03-09'. */
  readonly born: string | null;
  readonly expected: Day | null;
  readonly died: Day | null;
  readonly sex: string;
  readonly disabilities: readonly string[];
}

/** A fault refuses; a doubt is kept when somebody says why it is right. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly doubts: readonly Fault[];
}

const fault = (field: string, message: string): Fault => ({ field, message });

/**
 * Whether the facts about a person hold together, once each day is one that its field may reach. What the Children in Need census calls an error is refused (8520, 8750, 8790,
 * 8794); what it calls a query is asked about and kept with a reason (8525Q, 8530Q, 8535Q), because a form that insists is answered
 * with an invention.
 */
export const checkFacts = (facts: Facts, today: Day): Checked => {
  const { born, expected, died, sex, disabilities } = facts;
  const range = born === null ? null : rangeOfPartial(born);
  const faults: Fault[] = [];
  const doubts: Fault[] = [];
  if (born !== null && expected !== null)
    faults.push(fault('expected', 'Enter a date of birth or an expected date of birth, not both'));
  if (expected !== null && born === null && sex !== 'U')
    faults.push(fault('sex', 'Select “Not known, or not born yet”: the child is not born yet'));
  if (disabilities.includes('NONE') && disabilities.length > 1)
    faults.push(fault('disabilities', 'Select “No disability” alone, or the disabilities'));
  if (new Set(disabilities).size < disabilities.length)
    faults.push(fault('disabilities', 'Select each disability once'));
  if (born === null && expected === null)
    doubts.push(fault('born', 'There is no date of birth and no expected one. A year alone will do'));
  if (range !== null && died !== null && died < range.from)
    doubts.push(fault('died', 'The date of death is before the date of birth'));
  if (expected !== null && born === null) {
    if (expected < addDays(today, -30))
      doubts.push(fault('expected', 'The expected date of birth is more than 30 days ago'));
    if (expected > addMonths(today, 9))
      doubts.push(fault('expected', 'The expected date of birth is more than 9 months ahead'));
    if (died !== null) doubts.push(fault('died', 'There is a date of death and no date of birth'));
  }
  return { faults, doubts };
};

/** What is doubtful about when something was so: it ended before it began (refused), or it began after a death (asked about). */
export const checkSpan = (
  { from, until }: { readonly from: Day | null; readonly until: Day | null },
  died: Day | null,
): Checked => ({
  faults: [spanFault({ from, until }, 'Until') ?? []].flat(),
  doubts:
    from !== null && died !== null && from > died
      ? [fault('from', 'The start is after the date of death')]
      : [],
});

/** What still stands in the way: every fault, and every doubt that nobody has explained. */
export const standing = ({ faults, doubts }: Checked, explained: string): readonly Fault[] => {
  if (faults.length > 0) return faults;
  if (doubts.length === 0 || !isBlank(explained)) return [];
  return [...doubts, fault('explained', 'If this is right, say why')];
};
