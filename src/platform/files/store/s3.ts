import { openAsBlob } from 'node:fs';
import { S3mini } from 's3mini';
import { type FileStore, isHash } from './store.ts';

/** A bucket of any service that speaks as Amazon's S3 does. */
export interface S3Settings {
  /** With the bucket: https://s3.example.org/arden, or https://arden.s3.example.org. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const PATIENCE = 60_000;

/** Content in a bucket, as <partnership>/ab/<sha256>. */
export const s3Store = ({ url, region, accessKey, secretKey }: S3Settings): FileStore => {
  const bucket = new S3mini({
    endpoint: url,
    region,
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    requestAbortTimeout: PATIENCE,
  });
  const keyOf = (partnership: string, sha256: string): string => {
    if (!isHash(sha256)) throw new Error('Not a SHA-256.');
    return `${partnership}/${sha256.slice(0, 2)}/${sha256}`;
  };
  return {
    put: async (partnership, sha256, path) => {
      // Again where it is kept already: it counts as put now.
      await bucket.putObject(keyOf(partnership, sha256), await openAsBlob(path));
    },
    read: async (partnership, sha256) => {
      const answer = await bucket.getObjectResponse(keyOf(partnership, sha256));
      return answer?.body ?? undefined;
    },
    has: async (partnership, sha256) => (await bucket.objectExists(keyOf(partnership, sha256))) === true,
    remove: async (partnership, sha256) => {
      await bucket.deleteObject(keyOf(partnership, sha256));
    },
    list: async function* (partnership) {
      for (let token: string | undefined, more = true; more; ) {
        const found = await bucket.listObjectsPaged('/', `${partnership}/`, 1000, token);
        if (!found) throw new Error('There is no such bucket.');
        for (const { Key, LastModified } of found.objects ?? []) {
          const sha256 = Key.split('/').at(-1) ?? '';
          if (isHash(sha256)) yield { sha256, at: new Date(LastModified).toISOString() };
        }
        token = found.nextContinuationToken;
        more = token !== undefined && token !== '';
      }
    },
  };
};
