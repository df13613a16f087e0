/** The wings whose modules have the anatomy, lowest first. */
export const WINGS = ['foundation', 'practice', 'learning', 'insight', 'governance'];

const singularOf = (word) => {
  if (/(ss|us|is)$/.test(word)) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
};
const pluralOf = (word) => {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(ch|sh|x|s)$/.test(word) ? `${word}es` : `${word}s`;
};
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const camel = (dashed) => dashed.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const spaced = (dashed) => dashed.replaceAll('-', ' ');

/** The last word in the singular: home-visits keeps a home-visit. */
export const recordOf = (module) => module.replace(/[a-z]+$/, singularOf);

/**
 * Every spelling that a template asks for, by the name that it has there.
 *
 * @param {string} wing
 * @param {string} module as its folder is called: home-visits
 * @param {string} record what it keeps one of, in the same spelling: home-visit
 */
export function wordsFor(wing, module, record) {
  const records = record.replace(/[a-z]+$/, pluralOf);
  const a = /^[aeiou]/.test(record) ? 'an' : 'a';
  return {
    wing,
    module,
    moduleName: camel(module),
    kind: camel(record),
    Kind: upper(camel(record)),
    kinds: camel(records),
    table: record.replaceAll('-', '_'),
    record: spaced(record),
    Record: upper(spaced(record)),
    records: spaced(records),
    Records: upper(spaced(records)),
    a_record: `${a} ${spaced(record)}`,
    A_record: `${upper(a)} ${spaced(record)}`,
  };
}

/** The template with each word in its place. Throws where it asks for a word that nobody knows. */
export function fillIn(template, words) {
  return template.replace(/__([A-Za-z_]+?)__/g, (_, name) => {
    if (!Object.hasOwn(words, name)) throw new Error(`A template asks for "${name}", which is no word.`);
    return words[name];
  });
}
