import { sayFileName } from '#kernel';

const LONGEST = 150;

/**
 * Content-Disposition for a file that is saved and never shown in the browser (RFC 6266): its name in plain letters for old
 * programs, and whole in UTF-8 (RFC 8187). What could deceive about the name, or lead out of a folder, is taken out of it.
 */
export const contentDisposition = (name: string): string => {
  const safe =
    sayFileName(name, LONGEST)
      .replace(/[\ufffd/\\:*?"<>|]/g, '_')
      .replace(/^[.\s]+|[.\s]+$/g, '') || 'file';
  const plain = safe
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\x20-\x7e]/g, '_');
  const whole = encodeURIComponent(safe).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};
