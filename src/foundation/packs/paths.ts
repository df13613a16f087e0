import { paths as meetingPaths } from '#meetings';

/** The addresses of a pack: one for each attendee, who is whoever asks. */
export const paths = {
  one: meetingPaths.pack,
  pdf: (meeting: string) => `${meetingPaths.pack(meeting)}.pdf`,
} as const;
