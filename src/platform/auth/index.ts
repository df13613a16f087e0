// The door: who signs in, and as what.
export {
  type Account,
  addAccount,
  type DemoAccount,
  demoAccounts,
  findAccount,
  setPassword,
} from './accounts.ts';
export { type Auth, type AuthOptions, createAuth } from './auth.ts';
export type { AccountEvent } from './journal.ts';
export {
  type Invited,
  inviteAccount,
  inviteIn,
  type Maker,
  makeResetLink,
  resetIn,
  withdrawIn,
} from './links.ts';
export { endDirectoryIn, resetSecondStepIn, signOutIn } from './means.ts';
export { paths } from './paths.ts';
export type { HeldPost } from './posts.ts';
export { authRoutes } from './routes/index.ts';
export { type AccountStanding, accountStanding } from './standing.ts';
export type { TellsOfAccount } from './telling.ts';
export { type MadeCredential, makeCredential } from './token.ts';
