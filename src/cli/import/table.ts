import type { CensusReport, Tally } from '#returns';
import type { Findings } from './findings.ts';

const row = (name: string, { added, changed, unchanged }: Tally): string =>
  `${name.padEnd(12)}${String(added).padStart(10)}${String(changed).padStart(10)}${String(unchanged).padStart(12)}\n`;

// A value comes from outside: what could move a terminal's cursor is shown as a dot.
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·');

const findings = async (out: NodeJS.WritableStream, title: string, found: Findings): Promise<void> => {
  if (found.count === 0) return;
  out.write(`\n${title}: ${found.count}\n`);
  for await (const line of found.lines()) {
    const {
      line: at,
      field,
      value,
      why,
    } = JSON.parse(line) as { line: number; field: string; value: string; why: string }; // as `Findings` wrote it
    out.write(`  line ${at}  ${field} "${plain(value)}": ${plain(why)}\n`);
  }
};

/** The report for a person to read. */
export const tellTable = async (
  out: NodeJS.WritableStream,
  report: CensusReport,
  refused: Findings,
  odd: Findings,
): Promise<void> => {
  out.write(`${''.padEnd(12)}${'added'.padStart(10)}${'changed'.padStart(10)}${'unchanged'.padStart(12)}\n`);
  out.write(
    row('children', report.children) + row('referrals', report.referrals) + row('closures', report.closures),
  );
  await findings(out, 'Refused', refused);
  await findings(out, 'Taken, and odd', odd);
  const waiting = Object.entries(report.waiting);
  if (waiting.length > 0)
    out.write(
      `\nWaiting for a later release: ${waiting.map(([name, count]) => `${name} ${count}`).join(', ')}\n`,
    );
};
