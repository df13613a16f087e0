import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { endingOf, FILE_TYPES, type FileType, fileTypes, sayFileType, sayFileTypes } from '#kernel';
import { pictureFault } from './picture.ts';
import { encodingOf } from './text.ts';
import { readZipDirectory } from './zip.ts';

export { type Encoding, encodingOf } from './text.ts';

/** What a file is, or why it is not taken: a sentence that says what to do. */
export type Inspected =
  | { readonly ok: true; readonly type: FileType }
  | { readonly ok: false; readonly reason: string };

const refused = (reason: string): Inspected => ({ ok: false, reason });
const taken = (type: FileType): Inspected => ({ ok: true, type });

const HEAD = 256 * 1024;

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const OFFICE: readonly (readonly [FileType, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
];

const inArchive = async (path: string): Promise<Inspected> => {
  const read = await readZipDirectory(path);
  if (!read.ok) return refused(read.reason);
  const { names } = read.directory;
  const found = names.has('[Content_Types].xml') && OFFICE.find(([, part]) => names.has(part));
  if (!found) return refused('It is an archive of files. Choose each file by itself');
  return [...names].some((name) => /vbaProject\.bin$/i.test(name))
    ? refused(
        'It holds macros, which are programs. Save it without them, as .docx or .xlsx, then choose that',
      )
    : taken(found[0]);
};

/** Outlook keeps a message in the same kind of container as the old Word and Excel did: by the names of its parts. */
const isOutlook = (head: Buffer): boolean => head.includes(Buffer.from('__substg1.0_', 'utf16le'));

const HEADER =
  /^(from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+): ?\S/im;

const sniffed = async (path: string, ending: string): Promise<Inspected> => {
  const head = await startOf(path);
  if (head.length === 0) return refused('It is empty. Choose another file');
  if (head.toString('latin1', 0, 5) === '%PDF-') return taken('pdf');
  const known = await fileTypeFromBuffer(head.subarray(0, 4100)).catch(() => undefined);
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04' || known?.mime === 'application/zip')
    return inArchive(path);
  if (known?.ext === 'png' || known?.ext === 'jpg') {
    const type = known.ext === 'png' ? 'png' : 'jpeg';
    const fault = pictureFault(type, head);
    return fault === null ? taken(type) : refused(fault);
  }
  if (known?.mime === 'application/x-cfb')
    return isOutlook(head)
      ? taken('msg')
      : refused('It is in an old format of Word or Excel. Save it as .docx or .xlsx, then choose that');
  // What file-type knows of text is only its mark.
  if (known && !/^(text\/|application\/(xml|rtf)|message\/)/.test(known.mime))
    return refused(`It is not a ${sayFileTypes(fileTypes)}. Choose another file`);
  if ((await encodingOf(path)) === null)
    return refused(`It is not a ${sayFileTypes(fileTypes)}, or it is a web page. Choose another file`);
  if (ending === 'eml')
    return HEADER.test(head.toString('latin1'))
      ? taken('eml')
      : refused('It is not an e-mail. Choose another file');
  return taken(ending === 'csv' ? 'csv' : 'txt');
};

const isEndingOf = (type: FileType, ending: string): boolean =>
  FILE_TYPES[type].endings.some((known) => known === ending);

const agrees = (type: FileType, declared: string): boolean => {
  const said = declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const { media, also } = FILE_TYPES[type];
  return ['', 'application/octet-stream', media, ...also].includes(said);
};

/**
 * Looks into a file that arrived: what it is by its content; whether its name and what the browser said of it are true; and whether
 * it would do harm to whoever opens it. Nothing in it is run, and nothing unpacked.
 */
export const inspect = async (
  path: string,
  {
    name,
    declared,
    types,
  }: { readonly name: string; readonly declared: string; readonly types: readonly FileType[] },
): Promise<Inspected> => {
  const ending = endingOf(name);
  const said = fileTypes.find((type) => isEndingOf(type, ending));
  if (said === undefined || !types.includes(said))
    return refused(`Choose a ${sayFileTypes(types)}. The name of the file must end as such files do`);
  const found = await sniffed(path, ending);
  if (!found.ok) return found;
  const { type } = found;
  if (said !== type)
    return refused(
      `Its name says that it is ${sayFileType(said)}, and its content is ${sayFileType(type)}. Give it its right name, or choose another file`,
    );
  return agrees(type, declared)
    ? found
    : refused('It was sent as another kind of file than it is. Choose it again, or choose another file');
};
