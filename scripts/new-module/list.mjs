import { WINGS } from './words.mjs';

const wingOf = (target) => WINGS.indexOf(target.split('/')[2]);

/** package.json with the door of the new module, after those of its floor. */
export function withDoor(manifest, { wing, module }) {
  const json = JSON.parse(manifest);
  const door = [`#${module}`, `./src/${wing}/${module}/index.ts`];
  const doors = Object.entries(json.imports);
  const after = doors.findLastIndex(([, target]) => wingOf(target) <= WINGS.indexOf(wing));
  return `${JSON.stringify({ ...json, imports: Object.fromEntries(doors.toSpliced(after + 1, 0, door)) }, null, 2)}\n`;
}

const IMPORT = /^import \{([^}]*)\} from '(#[\w-]+)';$/gm;
const LIST = /(export const modules: readonly Module\[\] = \[\n?)([\s\S]*?)(\n?\];)/;

/** What app.ts calls each thing that it imports, with the floor that it stands on. */
const floorsIn = (app, doors) =>
  new Map(
    [...app.matchAll(IMPORT)].flatMap(([, names, door]) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/^type /, ''))
        .filter(Boolean)
        .map((name) => [name.split(' as ').at(-1), wingOf(doors[door] ?? '')]),
    ),
  );

/** src/app.ts with the new module imported and listed, the last of its floor. */
export function withEntry(app, manifest, { wing, module, moduleName }) {
  const floors = floorsIn(app, JSON.parse(manifest).imports);
  const listed = LIST.exec(app);
  if (!listed)
    throw new Error('src/app.ts holds no "export const modules: readonly Module[] = […]" to add to.');
  const entries = listed[2]
    .split(/,(?![^(]*\))/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  const floorOf = (entry) => floors.get(/^\w+/.exec(entry)?.[0] ?? '') ?? -1;
  const after = entries.findLastIndex((entry) => floorOf(entry) <= WINGS.indexOf(wing));
  const all = entries.toSpliced(after + 1, 0, moduleName);
  return `import { ${moduleName} } from '#${module}';\n${app.replace(LIST, (_, before, __, end) => `${before}${all.join(', ')}${end}`)}`;
}
