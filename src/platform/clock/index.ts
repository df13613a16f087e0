import type { Instant } from '#kernel';

/** The moment it is by this machine's clock. Everything below takes the moment as a parameter; this is where it comes from. */
export const systemNow = (): Instant => new Date().toISOString();
