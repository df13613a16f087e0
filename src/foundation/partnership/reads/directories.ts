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
      /** Levels of sign-in that count as a second step. */
      acr: z.array(z.string()).readonly(),
      /** In minutes; null where a sign-in of any age is taken. */
      maxAge: z.number().nullable(),
      /** An administrator's word that it always asks for a second step, with whose it is and since when. */
      vouched: z.string().nullable(),
      vouchedBy: z.string().nullable(),
      vouchedAt: z.string().nullable(),
    })
    .nullable(),
});
export type DirectoryModel = z.infer<typeof DirectoryModel>;

/** The directory of the organisation that the actor administers. */
export const directoryModel = async ({ tx, actor }: Acting): Promise<DirectoryModel> => ({
  organisation: actor.organisationName,
  wayBack: signIn.wayBack(actor.organisation),
  directory: (await directoryOf(tx, actor.organisation)) ?? null,
});
