import type { Config } from '../../config.ts';

/** What a check found. Anything but 'good' says what to do about it. */
export type Finding =
  | { readonly state: 'good'; readonly says: string }
  | { readonly state: 'warning' | 'wrong'; readonly says: string; readonly todo: string };

/** One thing that `arden doctor` looks at. It reads only: a doctor that changes things is no doctor. */
export interface Check {
  readonly name: string;
  run(config: Config): Promise<readonly Finding[]>;
}

export const good = (says: string): Finding => ({ state: 'good', says });
export const warning = (says: string, todo: string): Finding => ({ state: 'warning', says, todo });
export const wrong = (says: string, todo: string): Finding => ({ state: 'wrong', says, todo });
