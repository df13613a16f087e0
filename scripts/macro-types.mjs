// Writes the types of the GOV.UK macros that we use from the package's own macro-options.json, so that an upgrade which
// renames an option fails the type check and not a page. With --check it writes nothing and exits 1 when the file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
const TARGET = fileURLToPath(new URL('../src/ui/macros/options.generated.ts', import.meta.url));

/** The macros that pages use. The others are static markup, written as plain TSX. */
const USED = [
  'button',
  'character-count',
  'checkboxes',
  'date-input',
  'error-summary',
  'file-upload',
  'input',
  'notification-banner',
  'pagination',
  'password-input',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'tabs',
  'textarea',
];

/** Options typed only as "object", which are another component's options. */
const COMPONENT_OF = {
  label: 'label',
  hint: 'hint',
  errorMessage: 'error-message',
  fieldset: 'fieldset',
  button: 'button',
};

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
const optionsOf = (component) =>
  JSON.parse(
    readFileSync(join(PACKAGE, 'dist/govuk/components', component, 'macro-options.json'), 'utf8'),
  ).filter((option) => option.type !== 'nunjucks-block');

const referenced = new Set();

const typeOf = (option, indent) => {
  if (option.name === 'attributes') return 'HtmlAttributes';
  const component = option.isComponent && COMPONENT_OF[option.name];
  if (component && !option.params) {
    referenced.add(component);
    return `Partial<${pascal(component)}Options>`;
  }
  if (option.params) {
    const shape = shapeOf(option.params, indent);
    return option.type === 'array' ? `readonly (${shape} | false | null | undefined)[]` : shape;
  }
  if (option.type === 'array') return 'readonly string[]';
  if (option.type === 'integer') return 'number';
  if (option.type === 'object') return 'Readonly<Record<string, unknown>>';
  return option.type;
};

/** Text and HTML are alternatives: the package calls both required, and means one of the two. */
const isAlternative = (name, names) =>
  (/html$/i.test(name) && names.has(name.replace(/html$/, 'text').replace(/Html$/, 'Text'))) ||
  (/text$/i.test(name) && names.has(name.replace(/text$/, 'html').replace(/Text$/, 'Html')));

const shapeOf = (options, indent) => {
  const names = new Map();
  // A deprecated option goes with the next version, so that no page may use it.
  for (const option of options.filter((each) => !each.deprecated))
    names.set(option.name, [...(names.get(option.name) ?? []), option]);
  const pad = ' '.repeat(indent + 2);
  // An item of a list may be only a divider, so that "required" within a list of items is not.
  const hasDivider = names.has('divider');
  const lines = [...names].map(([name, found]) => {
    const optional =
      hasDivider ||
      found.some((option) => !option.required || /not required/.test(option.description ?? '')) ||
      isAlternative(name, names);
    const type = [...new Set(found.map((option) => typeOf(option, indent + 2)))].join(' | ');
    return `${pad}readonly ${name}${optional ? '?' : ''}: ${type}${optional ? ' | undefined' : ''};`;
  });
  return `{\n${lines.join('\n')}\n${' '.repeat(indent)}}`;
};

const written = new Map();
const write = (component) => {
  if (written.has(component)) return;
  written.set(component, `export interface ${pascal(component)}Options ${shapeOf(optionsOf(component), 0)}`);
  for (const other of [...referenced]) write(other);
};
for (const component of USED) write(component);

const text = `// Written by scripts/macro-types.mjs from govuk-frontend's macro-options.json. Do not edit.

export type HtmlAttributes = Readonly<Record<string, unknown>>;

${[...written]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, declaration]) => declaration)
  .join('\n\n')}

export interface GovukMacros {
${USED.map((component) => `  readonly '${component}': ${pascal(component)}Options;`).join('\n')}
}

export const GOVUK_MACROS = [
${USED.map((component) => `  '${component}',`).join('\n')}
] as const satisfies readonly (keyof GovukMacros)[];
`;

if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('src/ui/macros/options.generated.ts is out of date: run node scripts/macro-types.mjs');
    process.exit(1);
  }
} else writeFileSync(TARGET, text);
