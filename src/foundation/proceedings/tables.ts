import type { Instant } from '#kernel';
import type { Happened, How } from './rules/index.ts';

/** What happened in the room, each once, never changed. */
export interface PresenceTable {
  id: string;
  meeting_id: string;
  attendee_id: string;
  event: Happened;
  how: How | null;
  /** The item that somebody withdrew from, or was let in for. */
  item_id: string | null;
  at: Instant;
  recorded_by: string;
}
/** When an item was in hand; as often as it was taken. */
export interface ItemTurnTable {
  id: string;
  meeting_id: string;
  item_id: string;
  from_at: Instant;
  until_at: Instant | null;
}
/** Who was chosen to preside where neither the chair nor a deputy did: the last one stands. */
export interface PresidingTable {
  id: string;
  meeting_id: string;
  attendee_id: string;
  at: Instant;
  recorded_by: string;
}
/** When a quorum was lost, and why, in the words that were said then. */
export interface QuorumLossTable {
  id: string;
  meeting_id: string;
  why: string;
  from_at: Instant;
  until_at: Instant | null;
  recorded_by: string;
}

declare module '#db' {
  interface Database {
    presence: PresenceTable;
    item_turn: ItemTurnTable;
    presiding: PresidingTable;
    quorum_loss: QuorumLossTable;
  }
}
