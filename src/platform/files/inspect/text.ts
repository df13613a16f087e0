import { createReadStream } from 'node:fs';

/** How the text of a file is written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const startsWith = (head: Buffer, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/** What a program of ours and a person's may both take for text: neither a web page nor a script. */
const DISGUISED = /^\s*(<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|#!|\{\\rtf|@echo|mz[^a-z ])/i;

// Controls that no text holds, but for tab, line feed, form feed, carriage return and the old end of a file.
const hasControls = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\u007f]/.test(text);

/**
 * Whether the whole of a file is text, and how it is written: by its mark where it has one, as UTF-8 where every byte fits that, and
 * else in the Windows code page of Western Europe, where it has no controls. Null where it is no text.
 */
export const encodingOf = async (path: string): Promise<Encoding | null> => {
  const fits = new Map<Encoding, TextDecoder>(
    (['utf-8', 'windows-1252'] as const).map((name) => [name, new TextDecoder(name, { fatal: true })]),
  );
  let first = true;
  let hasHigh = false;
  for await (const part of createReadStream(path)) {
    // A stream without an encoding gives buffers.
    const bytes = part as Buffer;
    if (first) {
      first = false;
      if (startsWith(bytes, 0xff, 0xfe)) return textIn(path, 'utf-16le');
      if (startsWith(bytes, 0xfe, 0xff)) return textIn(path, 'utf-16be');
      const head = bytes
        .subarray(0, 1024)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, '');
      if (DISGUISED.test(head)) return null;
    }
    hasHigh ||= bytes.some((byte) => byte > 0x7f);
    for (const [name, decoder] of fits)
      try {
        if (hasControls(decoder.decode(bytes, { stream: true }))) return null;
      } catch {
        fits.delete(name);
      }
  }
  const utf8 = fits.get('utf-8');
  try {
    utf8?.decode();
  } catch {
    fits.delete('utf-8');
  }
  if (fits.has('utf-8')) return 'utf-8';
  return hasHigh && fits.has('windows-1252') ? 'windows-1252' : null;
};

const textIn = async (path: string, encoding: Encoding): Promise<Encoding | null> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let first = true;
  try {
    for await (const part of createReadStream(path)) {
      const text = decoder.decode(part as Buffer, { stream: true }); // as above
      if (first && DISGUISED.test(text)) return null;
      first = false;
      if (hasControls(text)) return null;
    }
    decoder.decode();
    return encoding;
  } catch {
    return null;
  }
};
