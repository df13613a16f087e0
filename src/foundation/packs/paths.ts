/** The addresses of a pack: one for each attendee, who is whoever asks. */
export const paths = {
  one: (meeting: string) => `/meetings/${meeting}/pack`,
  pdf: (meeting: string) => `/meetings/${meeting}/pack.pdf`,
} as const;
