import type { Marks } from './settings.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** One strip a page: for whom, the marking, and its number. Each is a page of its own, so that the browser sets every name's letters. */
export const stripsHtml = ({ recipient, marking }: Marks, pages: number): string => {
  const strip = (_: unknown, index: number) =>
    `<div class="strip"><span class="recipient">${escaped(recipient)}</span><strong>${escaped(marking)}</strong><span>page ${index + 1} of ${pages}</span></div>`;
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Marks</title><style>
@page { size: 595.28pt 28pt; margin: 0 }
* { box-sizing: border-box }
html, body { margin: 0; padding: 0 }
.strip { width: 595.28pt; height: 28pt; padding: 4pt 45pt 0; display: grid; grid-template-columns: 1fr auto auto; column-gap: 14pt; font: 8pt/1.2 "Atkinson Hyperlegible Next", "Open Sans", arial, sans-serif; color: #0b0c0c; overflow: hidden; break-after: page; break-inside: avoid }
.strip:last-child { break-after: auto }
.strip > * { white-space: nowrap }
.strip .recipient { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; white-space: normal }
</style></head><body>${Array.from({ length: pages }, strip).join('')}</body></html>`;
};
