import { placeOf, targetOf } from '../places.ts';
import { linesOf, type Rule, type Violation } from '../rule.ts';
import type { NodeOf, SourceFile } from '../source.ts';
import type { Tree } from '../tree.ts';

const DECLARES = ['page', 'action'];
const DEMANDED = ['may', 'audit'];
const HTTP = 'src/platform/http/index.ts';

/** `page` and `action` as this file calls them: by import from the door, or by their own names in a routes file. */
const declarersIn = (tree: Tree, file: SourceFile): ReadonlySet<string> => {
  const isRoutes = placeOf(file.path).kind === 'routes';
  const imported = file.imports
    .filter((each) => targetOf(tree, file.path, each).name === HTTP)
    .flatMap((each) => [...each.locals])
    .filter(([, there]) => DECLARES.includes(there))
    .map(([here]) => here);
  return new Set([...imported, ...(isRoutes ? DECLARES : [])]);
};

const keysOf = (declaration: NodeOf<'ObjectExpression'>): readonly string[] =>
  declaration.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.computed) return [];
    if (property.key.type === 'Identifier') return [property.key.name];
    return property.key.type === 'Literal' ? [String(property.key.value)] : [];
  });

const faultOf = (call: NodeOf<'CallExpression'>): string | undefined => {
  const declaration = call.arguments.find((argument) => argument.type === 'ObjectExpression');
  if (!declaration) return 'Write the declaration here, as an object, where it can be read beside its path.';
  const missing = DEMANDED.filter((key) => !keysOf(declaration).includes(key));
  return missing.length > 0
    ? `This route does not say ${missing.join(' and ')}: who may use it, and what the audit says, stand beside its path. A spread does not count.`
    : undefined;
};

const violationsIn = (tree: Tree): Violation[] =>
  [...tree.files.values()]
    .filter(({ path }) => path.startsWith('src/') && !placeOf(path).isTest)
    .flatMap((file) => {
      const declarers = declarersIn(tree, file);
      return file
        .find('CallExpression')
        .filter(({ callee }) => callee.type === 'Identifier' && declarers.has(callee.name))
        .flatMap((call) => {
          const message = faultOf(call);
          return message ? [{ path: file.path, line: file.lineOf(call.start), message }] : [];
        });
    });

const http = { 'src/platform/http/index.ts': 'export const page = 1;' };

export const routes: Rule = {
  says: 'Every route says who may and what the audit says',
  violations: violationsIn,
  broken: [
    {
      shows: 'routes without the one, the other or both',
      files: {
        ...http,
        'src/practice/referrals/routes.ts': `import { page, action } from '#http';
export const routes = [
  page('/a', { audit: 'a', view: A }),
  action('/b', { may: yes, run: b }),
  page('/c', open),
  page('/d', { ...open, audit: 'd' }),
];`,
      },
      at: linesOf('src/practice/referrals/routes.ts', 3, 4, 5, 6),
    },
    {
      shows: 'a route under another name, elsewhere',
      files: {
        ...http,
        'src/platform/auth/sign-in.ts': `import { page as show } from '#http';\nexport const signIn = show('/sign-in', { view: SignIn });`,
      },
      at: ['src/platform/auth/sign-in.ts:2'],
    },
  ],
  kept: [
    {
      shows: 'routes that say both, and a function that happens to be called page',
      files: {
        ...http,
        'src/practice/referrals/routes/index.ts': `import { page, action } from '#http';
export const routes = [page('/a', { may, audit: 'a', view: A }), action('/b', { 'may': yes, 'audit': 'b' })];`,
        'src/practice/referrals/reads.ts': `export const first = page(1);`,
      },
    },
  ],
};
