import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import type { ReportingLine } from '../rules/index.ts';

const lines = (tx: Tx) =>
  tx
    .selectFrom('reporting_line')
    .innerJoin('body as lower', 'lower.id', 'reporting_line.body_id')
    .innerJoin('body as upper', 'upper.id', 'reporting_line.reports_to_id')
    .select([
      'reporting_line.id',
      'reporting_line.body_id as body',
      'lower.name as body_name',
      'reporting_line.reports_to_id as reportsTo',
      'upper.name as reports_to_name',
      'reporting_line.from_day as from',
      'reporting_line.until_day as until',
      'reporting_line.version',
    ]);

/** Every reporting line, past ones too. */
export const reportingLines = (tx: Tx) =>
  lines(tx).orderBy('upper.name').orderBy('lower.name').orderBy('reporting_line.id').execute();

export const reportingLineById = (tx: Tx, id: string) =>
  lines(tx).where('reporting_line.id', '=', id).executeTakeFirst();

/** The lines up and down from a body, past ones too. */
export const reportingLinesOfBody = (tx: Tx, body: string) =>
  lines(tx)
    .where(({ or, eb }) =>
      or([eb('reporting_line.body_id', '=', body), eb('reporting_line.reports_to_id', '=', body)]),
    )
    .orderBy('upper.name')
    .orderBy('lower.name')
    .orderBy('reporting_line.id')
    .execute();

export const insertReportingLine = async (tx: Tx, line: ReportingLine): Promise<string> => {
  const id = newId();
  const until_day: Day | null = line.until;
  await tx
    .insertInto('reporting_line')
    .values({ id, body_id: line.body, reports_to_id: line.reportsTo, from_day: line.from, until_day })
    .execute();
  return id;
};
