/** How long a session lasts: without an act, and at most. */
export interface Terms {
  readonly idleMinutes: number;
  readonly hours: number;
}
