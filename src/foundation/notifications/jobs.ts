import type { Job } from '#jobs';
import { NOTICES_TO_PASS_ON } from './rules.ts';

/** Gives what is new to mail and to the agencies' systems. */
const passOn: Job = {
  name: NOTICES_TO_PASS_ON,
  run: async () => {},
};

export const jobs: readonly Job[] = [passOn];
