import type { Actor } from '#kernel';
import type { OwedKind } from './promises.ts';

/** Whether a post owes what is owed by that organisation, body or post: as the policies say it (`owes`). */
export const owesIt = (
  { post, body, organisation }: Pick<Actor, 'post' | 'body' | 'organisation'>,
  owed: { readonly kind: OwedKind; readonly id: string },
): boolean => owed.id === { post, body, organisation }[owed.kind];
