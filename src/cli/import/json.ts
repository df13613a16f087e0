import type { CensusReport } from '#returns';
import type { Findings } from './findings.ts';

/** Writes the report as one JSON object, what was refused as it was met, however much. */
export const tellJson = async (
  out: NodeJS.WritableStream,
  report: CensusReport,
  refused: Findings,
  odd: Findings,
): Promise<void> => {
  const { children, referrals, closures, waiting } = report;
  out.write(
    `{"children":${JSON.stringify(children)},"referrals":${JSON.stringify(referrals)},"closures":${JSON.stringify(closures)},"refused":[`,
  );
  await refused.writeTo(out);
  out.write(`],"waiting":${JSON.stringify(waiting)},"odd":[`);
  await odd.writeTo(out);
  out.write(']}\n');
};
