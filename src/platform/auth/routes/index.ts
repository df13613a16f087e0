import type { OpenActionRoute, OpenPageRoute } from '#http';
import type { Auth } from '../auth.ts';
import { accountRoutes } from './account.ts';
import { confirmRoutes } from './confirm.ts';
import { organisationRoutes } from './organisation.ts';
import { passkeyRoutes } from './passkeys.ts';
import { postRoutes } from './posts.ts';
import { secondStepRoutes } from './second-step.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { welcomeRoutes } from './welcome.ts';

/** The pages and acts of sign-in. Signing in as somebody made up is among them in demonstration mode only. */
export const authRoutes = (auth: Auth): (OpenPageRoute | OpenActionRoute)[] => [
  ...signInRoutes(auth),
  ...postRoutes(auth),
  ...welcomeRoutes(auth),
  ...accountRoutes(auth),
  ...confirmRoutes(auth),
  ...organisationRoutes(auth),
  ...secondStepRoutes(auth),
  ...passkeyRoutes(auth),
  ...sessionRoutes(auth),
];
