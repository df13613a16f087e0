const asking = (then: string | null): string => (then === null ? '' : `?then=${encodeURIComponent(then)}`);

/** The addresses of sign-in. */
export const paths = {
  signIn: (then: string | null = null) => `/sign-in${asking(then)}`,
  signInDemo: '/sign-in/demo',
  signOut: '/sign-out',
  posts: (then: string | null = null) => `/posts${asking(then)}`,
  account: '/account',
  welcome: (token: string) => `/welcome/${token}`,
} as const;
