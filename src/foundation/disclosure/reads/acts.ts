import type { Actor } from '#kernel';
import { paths } from '../paths.ts';
import { mayAnswer } from '../rules/index.ts';

/** On a child’s page: a request for what is kept about the child is recorded from there. */
export const askedForAccess = (actor: Actor, child: string) =>
  mayAnswer(actor).ok ? { href: paths.add(child), words: 'Record a subject access request' } : null;
