import type { ColumnType } from 'kysely';
import type { Day, Instant } from '#kernel';

/** How many children under 18 lived in an area, by a published estimate of the middle of a year. */
export interface PopulationTable {
  id: string;
  /** The council whose area it is. */
  area_id: string;
  year: number;
  count: number;
  source: string;
  added_by: string;
  added_at: Instant;
}

/** A figure that was kept: an indicator's version for a period, an area and a moment. Never changed. */
export interface FigureTable {
  id: ColumnType<string, string, never>;
  indicator: ColumnType<string, string, never>;
  indicator_version: ColumnType<number, number, never>;
  area_id: ColumnType<string, string, never>;
  from_day: ColumnType<Day, Day, never>;
  until_day: ColumnType<Day, Day, never>;
  as_at: ColumnType<Instant, Instant, never>;
  numerator: ColumnType<number, number, never>;
  denominator: ColumnType<number | null, number | null, never>;
  /** Text, as every numeric: '22.4'. */
  value: ColumnType<string | null, number | null, never>;
  suppressed_value: ColumnType<string | null, number | null, never>;
  population_id: ColumnType<string | null, string | null, never>;
  kept_by: ColumnType<string, string, never>;
  kept_at: ColumnType<Instant, Instant, never>;
}

/** A record behind a kept figure, whether it is counted or only among those counted from, and in which part. */
export interface FigureRecordTable {
  figure_id: ColumnType<string, string, never>;
  record_id: ColumnType<string, string, never>;
  in_numerator: ColumnType<boolean, boolean, never>;
  part: ColumnType<string, string, never>;
}

declare module '#db' {
  interface Database {
    population: PopulationTable;
    figure: FigureTable;
    figure_record: FigureRecordTable;
  }
}
