const HEX = /^#[0-9a-f]{6}$/i;

/** Whether the text is a colour that a partnership may have: six hexadecimal digits and nothing else. */
export const isAccent = (text: string): boolean => HEX.test(text);

/** The relative luminance of WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const WHITE = '#ffffff';
const BLACK = '#0b0c0c';

/** The text colour that can be read on it: one of the two always has a contrast of 4.5 to 1. */
const inkOn = (hex: string): string => {
  const light = luminance(hex) + 0.05;
  return 1.05 / light >= light / (luminance(BLACK) + 0.05) ? WHITE : BLACK;
};

/** The address of a partnership's style sheet, undefined when it keeps Arden's own colour. */
export const accentPath = (accent: string | undefined): string | undefined =>
  accent !== undefined && isAccent(accent) ? `/accent/${accent.slice(1).toLowerCase()}.css` : undefined;

/**
 * The style sheet of a partnership's colour, served at `/accent/{rrggbb}.css` because no style stands in a page.
 * Undefined for anything that is not six hexadecimal digits: nothing else ever reaches the style sheet.
 */
export const accentStyles = (rrggbb: string): string | undefined => {
  const hex = `#${rrggbb}`;
  return isAccent(hex) ? `:root{--arden-accent:${hex};--arden-accent-ink:${inkOn(hex)}}\n` : undefined;
};
