/** The addresses of this module's pages. */
export const paths = {
  bringIn: (meeting: string) => `/meetings/${meeting}/bring-in`,
} as const;
