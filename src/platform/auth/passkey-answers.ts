import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { Invalid } from '#kernel';

export type Created = RegistrationResponseJSON;
export type Used = AuthenticationResponseJSON;

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8000);
/** The form of both answers (WebAuthn level 3, 5.1): the library judges the rest, and is given nothing else. */
const Answer = z.object({
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url.optional(),
    authenticatorData: base64url.optional(),
    signature: base64url.optional(),
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

const parsed = (sent: string): unknown => {
  try {
    return JSON.parse(sent);
  } catch {
    return null;
  }
};

/** What a browser answered for a passkey. Throws `Invalid` for anything of another form. */
export const answerOf = <T extends Created | Used>(sent: string): T => {
  const read = Answer.safeParse(parsed(sent));
  if (!read.success)
    throw new Invalid([{ field: '', message: 'The answer of the browser could not be read. Try again' }]);
  // The library's two types name the same members, each some as demanded: it refuses an answer that lacks one.
  return read.data as unknown as T;
};
