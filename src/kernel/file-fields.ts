import { z } from 'zod';
import type { Words } from './fields.ts';
import { type FileType, fileTypes } from './file-types.ts';

/** Whether a file was looked at for viruses: not where nothing looks, or where what looks did not answer. */
export const VIRUS_CHECKS = ['clean', 'unchecked'] as const;

/** A file that arrived with a form: its content is kept already, under its hash; a record of it is made when the form is accepted. */
export const FileArrived = z.object({
  /** As it was given: for people to read, and never a path. */
  name: z.string().max(500),
  type: z.enum(fileTypes),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  virus: z.enum(VIRUS_CHECKS),
  /** When it arrived: content that no record names is removed some days later. */
  at: z.string(),
});
export type FileArrived = z.infer<typeof FileArrived>;

declare module 'zod' {
  interface GlobalMeta {
    /** The kinds of file that the field takes. */
    file?: readonly FileType[] | undefined;
  }
}

interface FileWords extends Words {
  readonly ask?: string;
  readonly types?: readonly FileType[];
}

const parsed = (said: string): FileArrived | null => {
  try {
    return FileArrived.safeParse(JSON.parse(said)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * A file that must be there. On the way it is text: a mark that we signed when the file arrived, and so a form that is shown again
 * still has it. The server opens the mark before this schema sees it.
 */
export const file = ({ ask, types = fileTypes, ...words }: FileWords) => {
  const sentence = ask ?? 'Select a file';
  return z
    .string({ error: sentence })
    .transform((said, context) => {
      const arrived = parsed(said);
      if (arrived) return arrived;
      context.addIssue({ code: 'custom', message: sentence });
      return z.NEVER;
    })
    .meta({ ...words, file: types });
};

/** A file that may be left out: null where none was chosen. */
export const optionalFile = ({ types = fileTypes, ...words }: Omit<FileWords, 'ask'>) =>
  z
    .string()
    .default('')
    .transform((said, context) => {
      if (said === '') return null;
      const arrived = parsed(said);
      if (arrived) return arrived;
      context.addIssue({ code: 'custom', message: 'Choose the file again' });
      return z.NEVER;
    })
    .meta({ ...words, file: types });

/** What the mark of a file that arrived says, for showing its name: whether it is true is asked elsewhere. */
export const arrivedIn = (mark: string): FileArrived | null => {
  const [said = ''] = mark.split('.');
  // A length that no base64 has would be thrown at.
  if (!/^[\w-]+$/.test(said) || said.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(said.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
  return parsed(new TextDecoder().decode(bytes));
};
