/** The end of an id, by which two of one moment are told apart: UUIDv7 begins with the time. */
export const shortId = (id: string): string => `…\u2060${id.slice(-8)}`;
