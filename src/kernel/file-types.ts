/**
 * The kinds of file that are taken: how each is called, the endings of its name, and what a browser may say that it is. What is not
 * here is refused: programs, web pages, archives, and old formats that carry macros.
 */
export const FILE_TYPES = {
  pdf: { label: 'PDF', media: 'application/pdf', endings: ['pdf'], also: ['application/x-pdf'] },
  docx: {
    label: 'Word document',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    also: ['application/zip'],
  },
  xlsx: {
    label: 'Excel workbook',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    also: ['application/zip'],
  },
  png: { label: 'PNG picture', media: 'image/png', endings: ['png'], also: [] },
  jpeg: {
    label: 'JPEG picture',
    media: 'image/jpeg',
    endings: ['jpg', 'jpeg'],
    also: ['image/jpg', 'image/pjpeg'],
  },
  csv: {
    label: 'CSV file',
    media: 'text/csv',
    endings: ['csv'],
    // What Windows says of a CSV where Excel is installed.
    also: ['application/vnd.ms-excel', 'application/csv', 'text/plain', 'text/comma-separated-values'],
  },
  txt: { label: 'text file', media: 'text/plain', endings: ['txt'], also: [] },
  eml: { label: 'e-mail', media: 'message/rfc822', endings: ['eml'], also: ['text/plain'] },
  msg: { label: 'Outlook e-mail', media: 'application/vnd.ms-outlook', endings: ['msg'], also: [] },
} as const satisfies Record<
  string,
  { label: string; media: string; endings: readonly string[]; also: readonly string[] }
>;
export type FileType = keyof typeof FILE_TYPES;
export const fileTypes = Object.keys(FILE_TYPES) as readonly FileType[]; // the keys are exactly the types

/** 'PDF, Word document or JPEG picture'. */
export const sayFileTypes = (types: readonly FileType[]): string => {
  const labels = types.map((type) => FILE_TYPES[type].label);
  const last = labels.at(-1) ?? '';
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(', ')} or ${last}`;
};

/** 'a PDF', 'an Excel workbook'. */
export const sayFileType = (type: FileType): string => {
  const { label } = FILE_TYPES[type];
  return `${/^[EeOo]/.test(label) ? 'an' : 'a'} ${label}`;
};

/** '3.4 MB': of 1,000 kB each, as a file manager says it. */
export const sayBytes = (bytes: number): string => {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`;
};

// Controls, ends of lines, what turns the direction of writing, and what takes no room: each can make one name look like another.
// The joiners stay, which Persian and emoji are written with.
const DECEPTIVE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * The name of a file as it is shown: what could deceive about it stands as a visible mark, and a long one is cut in its middle, so
 * that its ending is always seen.
 */
export const sayFileName = (name: string, longest = 80): string => {
  const plain = [...name.replace(DECEPTIVE, '\ufffd')];
  if (plain.length <= longest) return plain.join('');
  const end = Math.min(20, Math.floor(longest / 3));
  return `${plain.slice(0, longest - end - 1).join('')}…${plain.slice(-end).join('')}`;
};

/** The ending of a file's name, in small letters: '' where it has none. */
export const endingOf = (name: string): string =>
  /\.([^.\s]{1,20})\s*$/u.exec(name)?.[1]?.toLowerCase() ?? '';
