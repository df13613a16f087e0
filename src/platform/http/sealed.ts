import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is kept closed in the database: what for, and whose. One closed for something else does not open. */
export interface Purpose {
  readonly what: 'authenticator' | 'directory';
  readonly whose: string;
}

export interface Seals {
  readonly seal: (purpose: Purpose, text: string) => string;
  /** Null where it was sealed under another secret, for something else, or altered since. */
  readonly open: (purpose: Purpose, sealed: string) => string | null;
}

const VERSION = 'v1';

/**
 * Keeps secrets that must be read again: AES-256-GCM under a key derived (HKDF) from the secret of this installation. Whoever has the
 * database alone reads none of them; after a change of the secret they are made anew.
 */
export const sealsOf = (secret: string): Seals => {
  // Made when it is first needed: hardly a request needs it.
  const key = () => Buffer.from(hkdfSync('sha256', secret, '', 'arden sealed v1', 32));
  const about = ({ what, whose }: Purpose): Buffer => Buffer.from(`${what}\n${whose}`);
  return {
    seal: (purpose, text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(about(purpose));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [
        VERSION,
        ...[nonce, cipher.getAuthTag(), closed].map((part) => part.toString('base64url')),
      ].join('.');
    },
    open: (purpose, sealed) => {
      const [version, nonce = '', tag = '', closed = ''] = sealed.split('.');
      if (version !== VERSION) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key(), Buffer.from(nonce, 'base64url'), {
          authTagLength: 16,
        })
          .setAAD(about(purpose))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([
          decipher.update(Buffer.from(closed, 'base64url')),
          decipher.final(),
        ]).toString();
      } catch {
        return null;
      }
    },
  };
};
