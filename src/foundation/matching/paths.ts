/** The addresses of this module's pages. */
export const paths = {
  same: (person: string): string => `/people/${person}/same`,
  compare: (person: string, other: string): string => `/people/${person}/same/${other}`,
  undo: (person: string, other: string): string => `/people/${person}/same/${other}/undo`,
} as const;
