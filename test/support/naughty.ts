/**
 * Text that breaks programs, for every field where somebody may type. The rule of the house: NUL and lone surrogates are
 * refused with a sentence (PostgreSQL can hold neither), line ends become LF, and nothing else is changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Naughty {
  /** What is wrong with it, for the title of a test. */
  readonly name: string;
  readonly text: string;
  /** What the record must hold afterwards, or null if the text must be refused. */
  readonly stored: string | null;
}

const kept = (texts: Readonly<Record<string, string>>): Naughty[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text, stored: text }));

const refused = (texts: Readonly<Record<string, string>>): Naughty[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text, stored: null }));

const everyCodePoint = (from: number, to: number, but: readonly number[] = []) =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step)
    .filter((code) => !but.includes(code))
    .map((code) => String.fromCodePoint(code))
    .join('');

/** Text that a program could take for nothing, a number or a property. */
const notText = kept({
  'the word null': 'null',
  'the word undefined': 'undefined',
  'the word true': 'true',
  'the word false': 'false',
  'not a number': 'NaN',
  nought: '0',
  'leading noughts': '007',
  'a number in exponents': '1e309',
  'more digits than a double has': '9007199254740993',
  'the prototype': '__proto__',
  'a constructor': 'constructor',
  'a promise': 'then',
  'empty braces': '{}',
  'empty brackets': '[]',
  'a surname that is a word': 'Null',
});

/** Text that another language would run. */
const commands = kept({
  'SQL that closes a string': `Robert'); drop table record; --`,
  'SQL that is always true': `' or '1'='1`,
  'SQL with a dollar quote': `$$; select pg_sleep(10); $$`,
  'SQL wildcards': '100%_\\',
  'an escaped quote': `\\'; select 1; --`,
  'a place for a parameter': '$1 :name ? @p1',
  'a script': '<script>document.title = "taken"</script>',
  'an image that runs': '<img src=x onerror="document.title=\'taken\'">',
  'a way out of an attribute': `" autofocus onfocus="document.title='taken'" x="`,
  'a way out of a title': '</title></textarea></script><svg onload=alert(1)>',
  'a way out of a comment': '--><b>bold</b><!--',
  'a script address': 'javascript:alert(1)',
  'character references': '&lt;b&gt; &amp; &#x27; &copy',
  'a Nunjucks expression': '{{7*7}}',
  'a Nunjucks statement': '{% for a in range(9) %}a{% endfor %}',
  'a JavaScript template': '$' + '{7*7}',
  'an ERB template': '<%= 7 * 7 %>',
  'a replacement pattern': '$& $1 $` $$',
  'a format string': '%s %d %n %x',
  'a shell command': '$(touch taken); `touch taken` | touch taken',
  'an XML entity': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  'an end of CDATA': ']]>',
  'a path upwards': '../../../../etc/passwd',
  'an answer split in two': 'a%0d%0aSet-Cookie: taken=1',
  'a slow regular expression': `${'a'.repeat(40)}!`,
  'a lookup': `${'$'}{jndi:ldap://127.0.0.1/a}`,
});

/** Text that a spreadsheet would run when a list is opened in one. */
export const formulas = kept({
  'a formula': '=1+1',
  'a formula that calls': '=HYPERLINK("http://127.0.0.1/","look")',
  'a formula from a plus': '+1+1',
  'a formula from a minus': '-1+1',
  'a formula from an at': '@SUM(1,1)',
  'a formula behind a tab': '\t=1+1',
  'quotes, commas and semicolons': '"a","b";"c"',
});

/** Letters that are not what they seem, or not what a program expects. */
const letters = kept({
  'accents and ligatures': 'Zoë Bjørnsdóttir-Œuvré ﬁ ß İ ı',
  'an accent apart from its letter': 'Zoe\u0308',
  'an apostrophe and a curly one': "O'Brien O\u2019Brien",
  'a name of one letter': 'X',
  'Welsh and Irish': 'Siân Llŷr Ó Séaghdha',
  Arabic: 'عائشة بنت محمد',
  'Hebrew between English': 'Ada שלום Byron',
  'text turned round': '\u202egnp.elif\u202c',
  'an isolate left open': '\u2067never closed',
  Chinese: '王小明',
  'a letter outside the first plane': '𠮷野家',
  Thai: 'เด็กหญิง',
  'letters that join': 'क्षत्रिय',
  'an emoji of four people': '👨‍👩‍👧‍👦',
  'an emoji with a skin tone and flags': '👩🏾‍🏫 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇬🇧',
  'marks piled up': `a${'\u0301\u0316\u0489'.repeat(30)}`,
  'a mark with no letter': '\u0301',
  'spaces of no width': 'Ada\u200bByron\u200d\u2060\ufeff',
  'a byte order mark in front': '\ufeffAda',
  'spaces of every width': 'a\u00a0b\u2003c\u3000d\u202fe',
  'spaces around': '  Ada  ',
  'letters that look alike': 'Аdа Вуrоn',
  'wide letters': 'Ａｄａ',
  'a replacement character': 'Ad\ufffd',
  'code points that are no characters': '\ufffe\uffff\u{1fffe}',
  'a private letter': '\ue000\u{f0000}',
});

/** Marks that end a line or a field, or ring a bell. */
const controls: Naughty[] = [
  ...kept({
    // Between letters: by themselves they show nothing, and a field that must be filled in refuses them.
    'control characters': `a${everyCodePoint(0x01, 0x1f, [0x0d])}b`,
    'the second set of control characters': `a${everyCodePoint(0x7f, 0x9f)}b`,
    'lines of other kinds': 'a\u0085b\u2028c\u2029d\u000be\u000cf',
    'a coloured terminal': '\u001b[31mred\u001b[0m',
    'a line end': 'one\ntwo',
    'blank lines': '\n\none\n\n\n',
    'a thousand words': 'worry '.repeat(1_000).trim(),
  }),
  { name: 'line ends of a form', text: 'one\r\ntwo\r\n', stored: 'one\ntwo\n' },
  { name: 'line ends of old', text: 'one\rtwo\r', stored: 'one\ntwo\n' },
  { name: 'line ends mixed', text: 'a\r\r\nb\n\rc', stored: 'a\n\nb\n\nc' },
];

const unstorable = refused({
  NUL: '\u0000',
  'NUL in the middle': 'Ada\u0000Byron',
  'a high surrogate alone': 'Ada\ud83d',
  'a low surrogate alone': '\ude00Ada',
  'surrogates the wrong way round': 'a\ude00\ud83db',
});

/** All of them, each under a name of its own. */
export const naughty: readonly Naughty[] = [
  ...notText,
  ...commands,
  ...formulas,
  ...letters,
  ...controls,
  ...unstorable,
];

/** More than any field takes: refused for its length, with a sentence, and never a crash. */
export const veryLong = 'a worry '.repeat(250_000);

const listOfStrings = fileURLToPath(
  new URL('../../../shared/data/security/naughty-strings.json', import.meta.url),
);

/** The public list of naughty strings where it lies beside the project, else none and the reason to skip with. */
export function publicNaughtyStrings(): { strings: readonly string[]; skip?: string } {
  if (!existsSync(listOfStrings)) return { strings: [], skip: `there is no ${listOfStrings}` };
  return { strings: z.array(z.string()).parse(JSON.parse(readFileSync(listOfStrings, 'utf8'))) };
}
