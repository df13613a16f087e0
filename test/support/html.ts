/** Reads a page as a browser does, as far as tests ask: its words, its controls, and whether anything on it could run. */

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const decoded = (html: string): string =>
  html.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) =>
      hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : decimal
          ? String.fromCodePoint(Number(decimal))
          : (NAMED[name ?? ''] ?? whole),
  );

interface Token {
  /** The name of an element that begins here, '' for text and for an end. */
  readonly element: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const tokensOf = (html: string): Token[] =>
  [
    ...html.matchAll(
      /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</gi,
    ),
  ].map(([whole, end, name, inside = '']) => ({
    element: name !== undefined && end === '' ? name.toLowerCase() : '',
    attributes: new Map(
      [...inside.matchAll(/([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(
        ([, attribute = '', double, single, bare]) => [
          attribute.toLowerCase(),
          decoded(double ?? single ?? bare ?? ''),
        ],
      ),
    ),
    text: whole.startsWith('<') && whole.length > 1 ? '' : whole,
  }));

/** White space as a page shows it: one space. */
export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Every stretch of text on a page that stands between two tags, as it is read. */
export const wordsOn = (html: string): string =>
  tokensOf(html)
    .map(({ text }) => decoded(text))
    .join('\u0000')
    .split('\u0000\u0000')
    .map((run) => collapsed(run.replaceAll('\u0000', '')))
    .join('\n');

/** What each control of a page would send back, by its name: the browser's own reading of it. */
export const controlsOn = (html: string): ReadonlyMap<string, string> => {
  const controls = new Map<string, string>();
  const tokens = tokensOf(html);
  for (const [index, { element, attributes }] of tokens.entries()) {
    const name = attributes.get('name');
    if (name === undefined) continue;
    if (element === 'textarea') {
      const next = tokens[index + 1];
      // A line end that begins a text area is not part of it.
      controls.set(
        name,
        next?.element === '' ? decoded(next.text).replace(/\r\n?/g, '\n').replace(/^\n/, '') : '',
      );
    } else if (element === 'input') {
      const type = attributes.get('type') ?? 'text';
      const value = (attributes.get('value') ?? '').replace(/\r\n?/g, '\n');
      if (type === 'hidden') controls.set(name, value);
      // A box of one line drops line ends.
      else if (/^(text|email|tel|search)$/.test(type)) controls.set(name, value.replaceAll('\n', ''));
    }
  }
  return controls;
};

/** Whatever on a page could run or be fetched besides our own: there must be none. */
export const hazardsOn = (html: string): string[] =>
  tokensOf(html).flatMap(({ element, attributes }) => {
    const own = (name: string) => (attributes.get(name) ?? '/').startsWith('/');
    const found = [...attributes]
      .filter(
        ([name, value]) =>
          /^on|^style$|^srcdoc$/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
      )
      .filter(([name]) => name !== 'value')
      .map(([name]) => `${element} ${name}`);
    if (element === 'script' && !(attributes.has('src') && own('src'))) found.push('script');
    if (
      /^(img|iframe|object|embed|base|meta|link)$/.test(element) &&
      !(own('src') && own('href') && !attributes.has('http-equiv'))
    )
      found.push(element);
    return found;
  });
