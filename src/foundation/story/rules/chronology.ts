import { dayOf, daysBetween, type Instant } from '#kernel';

/** How many records stand on a page of the chronology. */
export const ROWS = 50;
/** How many at most on one page that is to be printed. */
export const MOST_ROWS = 1000;

/** Days that writing it up may take before the chronology says how late it was. */
const PROMPT = 2;

/**
 * How many days after it happened something was recorded, or null when that was prompt (within two days). Hindsight must show: what
 * was known on a day is judged by what had been recorded (Munro Review of Child Protection, 2011).
 */
export const recordedLate = (occurredAt: Instant, recordedAt: Instant): number | null => {
  const days = daysBetween(dayOf(occurredAt), dayOf(recordedAt));
  return days > PROMPT ? days : null;
};

/** What a line is called: the kind and the title, once where they say the same. */
export const sayWhat = (label: string, title: string): string => {
  const said = title.trim();
  if (said === '') return label;
  if (label === '' || said.toLowerCase().startsWith(label.toLowerCase())) return said;
  return `${label}: ${said}`;
};
