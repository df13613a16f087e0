import type { Role } from './roles.ts';

/** Who acts: an account, through the one post in use. A person with several posts acts in one at a time. */
export interface Actor {
  readonly account: string;
  readonly staff: string;
  readonly staffName: string;
  readonly post: string;
  readonly postTitle: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  /** The team or other body that the post sits in, when it does. */
  readonly body: string | null;
  readonly bodyName: string | null;
  /** The partnership's public name for itself in addresses. */
  readonly partnership: string;
}
