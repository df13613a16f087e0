import type { Acting } from '#db';
import { type FlagMet, flagMet, insistAct } from '../reads/index.ts';
import type { FlagAct } from '../rules/index.ts';
import { flagOfRecord, waitForFlag } from '../store/index.ts';

/** What an act on a flag answers with: the flag, and the child that it is known to be about. */
export interface Acted {
  readonly flag: string;
  readonly child: string | null;
}

/** Meets a flag to act on it, when whoever acts on it now is done. */
export const meet = async (acting: Acting, record: string, act: FlagAct): Promise<FlagMet> => {
  const id = (await flagOfRecord(acting.tx, record)) ?? record;
  await waitForFlag(acting.tx, id);
  const met = await flagMet(acting, id);
  insistAct(act, met);
  return met;
};

export const acted = ({ flag }: FlagMet): Acted => ({ flag: flag.id, child: flag.child_id });
