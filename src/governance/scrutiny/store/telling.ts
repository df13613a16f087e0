import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';

/** An answer that is waited for, whom to tell of it, and of what they were told already. */
export interface AnswerWaiting {
  readonly ask_id: string;
  readonly question_id: string;
  readonly put_at: Instant;
  readonly meeting_day: Day;
  readonly received_at: Instant;
  readonly in_time: boolean;
  readonly starts_at: Instant;
  readonly cancelled_at: Instant | null;
  readonly answerers: readonly string[];
  readonly officers: readonly string[];
  readonly told: readonly string[];
}
export const answersWaiting = async (tx: Tx): Promise<AnswerWaiting[]> =>
  (await sql<AnswerWaiting>`select * from answers_waiting()`.execute(tx)).rows;

/** An agenda that is still to be published. */
export interface AgendaWaiting {
  readonly meeting_id: string;
  readonly starts_at: Instant;
  readonly officers: readonly string[];
  readonly told: readonly string[];
}
export const agendasWaiting = async (tx: Tx): Promise<AgendaWaiting[]> =>
  (await sql<AgendaWaiting>`select * from agendas_waiting()`.execute(tx)).rows;
