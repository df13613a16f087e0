/** The addresses of a meeting while it runs. */
export const paths = {
  live: (meeting: string) => `/meetings/${meeting}/live`,
} as const;
