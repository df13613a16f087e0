import { z } from 'zod';
import { wholeNumber } from './values.ts';

/** Where the files that people send are kept, and what looks at them. */
export interface FilesConfig {
  /** Null where they are kept in `dataDir`. */
  readonly s3: {
    readonly url: string;
    readonly region: string;
    readonly accessKey: string;
    readonly secretKey: string;
  } | null;
  readonly clamd: string | undefined;
  /** The most bytes of one file. */
  readonly most: number;
}

export const filesSettings = {
  FILES_S3_URL: {
    default: 'files in DATA_DIR',
    does: 'Keeps files in a bucket of an S3-compatible service instead, such as https://s3.example.org/arden-files.',
  },
  FILES_S3_REGION: { default: 'eu-west-2', does: 'The region of that bucket.' },
  FILES_S3_ACCESS_KEY: { default: 'none', does: 'The access key for that bucket.' },
  FILES_S3_SECRET_KEY: { default: 'none', does: 'The secret key for that bucket.' },
  CLAMD_URL: {
    default: 'none',
    does: 'A clamd of ClamAV that looks at files for viruses; without one, files are said not to be checked. It is tcp://localhost:3310 or unix:/run/clamav/clamd.ctl.',
  },
  FILES_MOST_MB: { default: '25', does: 'The largest file that is taken, in megabytes.' },
} as const;

const bucketUrl = z.string().refine(
  (text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.username === '';
  },
  { error: 'it must be the address of a bucket, such as https://s3.example.org/arden-files.' },
);

const clamdUrl = z.string().refine(
  (text) => {
    const url = URL.parse(text);
    return (
      url !== null &&
      ((url.protocol === 'tcp:' && url.hostname !== '') ||
        (url.protocol === 'unix:' && url.pathname.startsWith('/')))
    );
  },
  { error: 'it must be an address such as tcp://localhost:3310 or unix:/run/clamav/clamd.ctl.' },
);

export const filesSchemas = {
  FILES_S3_URL: bucketUrl.optional(),
  FILES_S3_REGION: z.string().default('eu-west-2'),
  FILES_S3_ACCESS_KEY: z.string().optional(),
  FILES_S3_SECRET_KEY: z.string().optional(),
  CLAMD_URL: clamdUrl.optional(),
  FILES_MOST_MB: wholeNumber(1, 1000).default(25),
} as const;
type Set = z.infer<z.ZodObject<typeof filesSchemas>>;

export const filesOf = (set: Set): FilesConfig => ({
  s3:
    set.FILES_S3_URL && set.FILES_S3_ACCESS_KEY && set.FILES_S3_SECRET_KEY
      ? {
          url: set.FILES_S3_URL.replace(/\/+$/, ''),
          region: set.FILES_S3_REGION,
          accessKey: set.FILES_S3_ACCESS_KEY,
          secretKey: set.FILES_S3_SECRET_KEY,
        }
      : null,
  clamd: set.CLAMD_URL,
  most: set.FILES_MOST_MB * 1_000_000,
});

/** Settings of files that are each right and do not go together. */
export const filesFaults = (set: Set): string[] => {
  const keys = ['FILES_S3_ACCESS_KEY', 'FILES_S3_SECRET_KEY'] as const;
  return keys.flatMap((name) => {
    if (set.FILES_S3_URL && !set[name])
      return [`${name} is not set, and FILES_S3_URL is: the bucket asks for both keys.`];
    return !set.FILES_S3_URL && set[name]
      ? [`${name} is set and FILES_S3_URL is not: files would be kept in DATA_DIR. Set both, or neither.`]
      : [];
  });
};
