import {
  type ClockUnit,
  countSpan,
  instantInLondon,
  isDay,
  type Parsed,
  sayOffset,
  type WorkingCalendar,
} from '#kernel';

/** Where text goes, such as a process's stdout. `write` answers false when it wants a pause, which ends at its 'drain'. */
export interface TextSink {
  readonly destroyed?: boolean;
  write(text: string): boolean;
  on(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
  off(event: 'drain' | 'close' | 'error', listener: () => void): unknown;
}

/** A line longer than this is no line of ours; it is refused without being held in memory. */
const LONGEST_LINE = 200;
const LARGEST_LIMIT = 10_000;
const UNITS: readonly string[] = ['workingDay', 'calendarDay', 'week', 'month', 'hour'] satisfies ClockUnit[];

const isUnit = (text: string): text is ClockUnit => UNITS.includes(text);

const wrong = (reason: string) => ({ ok: false, reason }) as const;

/** What was typed, safe to show: control characters escaped, and cut where long. */
const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** A day as it stands; a moment as an Instant, on London's clocks where it names no zone. */
const startIn = (text: string): Parsed<string> => {
  const [, date, time, zone] = MOMENT.exec(text) ?? [];
  const day = date ?? text;
  if (!isDay(day)) return wrong(`${shown(text)} is not a day that exists. Write it as YYYY-MM-DD.`);
  // Room for the largest limit on either side of the years that can be written with four digits.
  if (day < '1600-01-01' || day > '9000-12-31')
    return wrong(`${shown(text)} is outside the years 1600 to 9000.`);
  if (time === undefined) return { ok: true, value: day };
  const moment = zone ? new Date(`${day}T${time}${zone}`).toISOString() : instantInLondon(day, time);
  return moment === undefined
    ? wrong(`${shown(text)} does not exist: summer time starts and London’s clocks skip that hour.`)
    : { ok: true, value: moment };
};

const limitIn = (text: string): Parsed<number> => {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return limit <= LARGEST_LIMIT
    ? { ok: true, value: limit }
    : wrong(`${shown(text)} is not a limit. Write a whole number from 0 to ${LARGEST_LIMIT}.`);
};

const unitIn = (text: string): Parsed<ClockUnit> => {
  if (text === 'schoolDay') {
    return wrong('school days cannot be counted here: they need the calendar of the school.');
  }
  return isUnit(text)
    ? { ok: true, value: text }
    : wrong(`${shown(text)} is not a unit. Use ${UNITS.join(', ')}.`);
};

/** One line answered: `start,limit,unit,due,` and 'provisional' or nothing. */
const dueLine = (line: string, calendar: WorkingCalendar): Parsed<string> => {
  if (line.length > LONGEST_LINE) return wrong(`the line is longer than ${LONGEST_LINE} characters.`);
  const fields = line.split(',').map((field) => field.trim().replace(/^"([^"]*)"$/, '$1'));
  const [start = '', limit = '', unit = ''] = fields;
  if (fields.length !== 3) return wrong('write three values with commas between: start,limit,unit.');
  const from = startIn(start);
  if (!from.ok) return from;
  const most = limitIn(limit);
  if (!most.ok) return most;
  const counted = unitIn(unit);
  if (!counted.ok) return counted;
  const { due, dueAt, provisional } = countSpan(
    { limit: most.value, unit: counted.value, countMode: 'excludeTrigger', direction: 'after', clear: false },
    from.value,
    calendar,
  );
  const when = dueAt === undefined ? due : sayOffset(dueAt);
  return { ok: true, value: `${start},${limit},${unit},${when},${provisional ? 'provisional' : ''}\n` };
};

/** Writes in turn and waits while the sink is full. `write` answers false once the sink has gone: nobody reads any more. */
const writerTo = (sink: TextSink) => {
  let gone = sink.destroyed === true;
  let go = () => {};
  const resume = () => go();
  const leave = () => {
    gone = true;
    go();
  };
  const listeners = [
    ['drain', resume],
    ['close', leave],
    ['error', leave],
  ] as const;
  for (const [event, listener] of listeners) sink.on(event, listener);
  return {
    write: async (text: string): Promise<boolean> => {
      if (gone || text === '') return !gone;
      const wait = new Promise<void>((resolve) => {
        go = resolve;
      });
      if (!sink.write(text)) await wait;
      return !gone;
    },
    stop: () => {
      for (const [event, listener] of listeners) sink.off(event, listener);
    },
  };
};

/** Whole lines from chunks of text cut anywhere, a chunk's worth at a time. An overlong line arrives cut, still too long. */
async function* linesIn(input: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 2);
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** The answers and the faults among some lines, as text to write. `seen` counts on from chunk to chunk. */
const judged = (
  lines: readonly string[],
  seen: { lines: number; content: boolean },
  calendar: WorkingCalendar,
) => {
  let answers = '';
  let faults = '';
  for (const raw of lines) {
    seen.lines += 1;
    const line = (seen.lines === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim();
    if (line === '') continue;
    const isHeader = !seen.content && line === 'start,limit,unit';
    seen.content = true;
    if (isHeader) continue;
    const answer = dueLine(line, calendar);
    if (answer.ok) answers += answer.value;
    else faults += `line ${seen.lines}: ${answer.reason}\n`;
  }
  return { answers, faults };
};

/**
 * `arden clock due`: answers CSV lines `start,limit,unit` on `out` as `start,limit,unit,due,` with `provisional` in the fifth column
 * where a day concerned lies in a year whose bank holidays are not known. The trigger's day never counts; a limit of 0 is that
 * day itself, for working days the first on or after it. Hours are elapsed time and give a moment with London's offset; a plain
 * day starts at 00:00, a moment without a zone is on London's clocks (shown twice in October: its first showing).
 * A bad line is named on `err` by its number, the rest is done, and the answer is 1. `input` is text in chunks, cut anywhere;
 * blank lines, CRLF, a byte order mark and one header line are tolerated. Stops when nobody reads `out` any more.
 */
export const dueLines = async (
  input: AsyncIterable<string>,
  out: TextSink,
  err: TextSink,
  calendar: WorkingCalendar,
): Promise<0 | 1> => {
  let code: 0 | 1 = 0;
  const seen = { lines: 0, content: false };
  const [answered, refused] = [writerTo(out), writerTo(err)];
  try {
    for await (const lines of linesIn(input)) {
      const { answers, faults } = judged(lines, seen, calendar);
      if (faults !== '') code = 1;
      if (!(await refused.write(faults)) || !(await answered.write(answers))) break;
    }
  } finally {
    answered.stop();
    refused.stop();
  }
  return code;
};
