const asking = (after: string | null): string => (after === null ? '' : `?then=${encodeURIComponent(after)}`);

/** The addresses of sign-in. */
export const paths = {
  signIn: (after: string | null = null) => `/sign-in${asking(after)}`,
  signInDemo: '/sign-in/demo',
  signOut: '/sign-out',
  posts: (after: string | null = null) => `/posts${asking(after)}`,
  account: '/account',
  welcome: (token: string) => `/welcome/${token}`,
} as const;
