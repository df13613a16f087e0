import { z } from 'zod';
import { paths as signIn } from '#auth';
import type { Acting } from '#db';
import { directoryOf } from '../store/index.ts';

export const DirectoryModel = z.object({
  /** Whose directory it is: the organisation of whoever asks. */
  organisation: z.string(),
  /** The path to which the directory leads back. */
  wayBack: z.string(),
  directory: z
    .object({
      id: z.uuid(),
      issuer: z.string(),
      clientId: z.string(),
      domains: z.array(z.string()).readonly(),
      madeAt: z.string(),
    })
    .nullable(),
});
export type DirectoryModel = z.infer<typeof DirectoryModel>;

/** The directory of the organisation that the actor administers. */
export const directoryModel = async ({ tx, actor }: Acting): Promise<DirectoryModel> => ({
  organisation: actor.organisationName,
  wayBack: signIn.wayBack,
  directory: (await directoryOf(tx, actor.organisation)) ?? null,
});
