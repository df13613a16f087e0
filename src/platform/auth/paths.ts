const asking = (after: string | null): string => (after === null ? '' : `?then=${encodeURIComponent(after)}`);

/** The addresses of sign-in. */
export const paths = {
  signIn: (after: string | null = null) => `/sign-in${asking(after)}`,
  signInDemo: '/sign-in/demo',
  enterCode: '/sign-in/second-step',
  withPasskey: '/sign-in/passkey',
  beginWithPasskey: '/sign-in/passkey/begin',
  byOrganisation: (after: string | null = null) => `/sign-in/organisation${asking(after)}`,
  /** Where the directory of an organisation leads back: each to an address of its own, so that no answer is taken for another's. */
  wayBack: (organisation: string) => `/sign-in/organisation/back/${organisation}`,
  goOn: '/sign-in/organisation/continue',
  signOut: '/sign-out',
  posts: (after: string | null = null) => `/posts${asking(after)}`,
  account: '/account',
  confirm: (after: string) => `/account/confirm${asking(after)}`,
  sessions: '/account/sessions',
  secondStep: (after: string | null = null) => `/account/second-step${asking(after)}`,
  addApp: (after: string | null = null) => `/account/second-step/app${asking(after)}`,
  passkeys: '/account/passkeys',
  addPasskey: '/account/passkeys/add',
  removePasskey: (id: string) => `/account/passkeys/${id}/remove`,
  recoveryCodes: '/account/second-step/codes',
  removeSecondStep: '/account/second-step/remove',
  welcome: (token: string) => `/welcome/${token}`,
} as const;
