/** The addresses of this module's pages. */
export const paths = { home: '/' } as const;
