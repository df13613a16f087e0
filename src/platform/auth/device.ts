const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'an iPhone or iPad'],
  [/Android/, 'an Android phone or tablet'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'a Mac'],
  [/CrOS/, 'a Chromebook'],
  [/Linux/, 'Linux'],
];

/**
 * The family of a browser and of what it runs on, so that a person knows a sign-in of their own. Nothing finer is kept: it would tell
 * one machine from another, and that is nobody's business here.
 */
export const deviceOf = (userAgent: string | null): string => {
  const text = (userAgent ?? '').slice(0, 500);
  const browser = BROWSERS.find(([mark]) => mark.test(text))?.[1];
  const system = SYSTEMS.find(([mark]) => mark.test(text))?.[1];
  if (browser === undefined && system === undefined) return 'A browser or a program';
  return `${browser ?? 'A browser'}${system === undefined ? '' : ` on ${system}`}`;
};
