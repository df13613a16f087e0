import { join } from 'node:path';
import { z } from 'zod';
import type { Databases } from '#db';
import { PARTNERSHIP, ROOT } from './world.ts';

/**
 * What the catalogs of a database say of a schema, as text that is the same on every PostgreSQL that Arden runs on: tables with
 * their columns, constraints, indexes, policies, triggers and rights, and functions with what they are allowed.
 */
export type Shape = 'house' | 'partnership';

/** Where the committed snapshot of a schema stands. */
export const snapshotOf = (shape: Shape): string => join(ROOT, `test/schema/${shape}.txt`);
export const REFRESH =
  'The schema is not the one that is committed. If that was meant, run: npx vitest run --project unit test/schema.test.ts -u';

const RIGHTS = (acl: string, owner: string, kind: string) => `
  (select jsonb_agg(jsonb_build_array(case grantee when 0 then 'public' else grantee::regrole::text end, lower(privilege_type)))
    from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) where grantee <> ${owner})`;

const LINES = `
  select c.relname as of, 'column ' || lpad(row_number() over (partition by c.oid order by a.attnum)::text, 2) as kind,
    a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || case a.attidentity when 'a' then ' identity' when 'd' then ' identity by default' else '' end
      || coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), '') as says,
    case when a.attacl is null then null else ${RIGHTS('a.attacl', 'c.relowner', 'c')} end as rights
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = here and c.relkind in ('r', 'p', 'v')
union all
  select relname, 'rights', case when relrowsecurity then 'row-level security' else 'open' end
    || case when relforcerowsecurity then ', forced' else '' end, ${RIGHTS('relacl', 'relowner', 'r')}
  from pg_class where relnamespace = here and relkind in ('r', 'p', 'v')
union all
  select conrelid::regclass::text, 'constraint', conname || ' ' || pg_get_constraintdef(oid), null
  from pg_constraint where connamespace = here and contype in ('p', 'u', 'f', 'c', 'x') and conrelid <> 0
union all
  select i.indrelid::regclass::text, 'index', pg_get_indexdef(i.indexrelid), null
  from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = here
    and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
union all
  select polrelid::regclass::text, 'policy', polname || case when polpermissive then '' else ' restrictive' end
    || ' for ' || case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
    || ' to ' || (select string_agg(role::regrole::text, ', ' order by role::regrole::text) from unnest(polroles) as role)
    || coalesce(' using (' || pg_get_expr(polqual, polrelid) || ')', '')
    || coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', ''), null
  from pg_policy join pg_class c on c.oid = polrelid where c.relnamespace = here
union all
  select tgrelid::regclass::text, 'trigger', pg_get_triggerdef(t.oid), null
  from pg_trigger t join pg_class c on c.oid = tgrelid where c.relnamespace = here and not tgisinternal
union all
  select proname || '()', 'function', '(' || pg_get_function_arguments(oid) || ') returns ' || pg_get_function_result(oid)
    || ' ' || (select lanname from pg_language where oid = prolang)
    || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
    || case when prosecdef then ' security definer' else '' end || coalesce(' set ' || array_to_string(proconfig, ', '), '')
    || ' md5 ' || md5(prosrc), ${RIGHTS('proacl', 'proowner', 'f')}
  from pg_proc where pronamespace = here
    and not exists (select from pg_depend where objid = pg_proc.oid and classid = 'pg_proc'::regclass and deptype = 'e')`;

const Line = z.object({
  of: z.string(),
  kind: z.string(),
  says: z.string(),
  rights: z.array(z.tuple([z.string(), z.string()])).nullable(),
});

const sayRights = (rights: z.infer<typeof Line>['rights']): string => {
  const of = new Map<string, string[]>();
  for (const [who, right] of rights ?? []) of.set(who, [...(of.get(who) ?? []), right]);
  const said = [...of].sort().map(([who, granted]) => `${who}: ${granted.sort().join(' ')}`);
  return said.length > 0 ? ` [${said.join('; ')}]` : '';
};

/** Reads the shape of the house, or of the partnership that the tests raise. */
export const readShape = async (databases: Databases, shape: Shape): Promise<string> => {
  const schema = shape === 'house' ? 'arden' : `partnership_${PARTNERSHIP}`;
  if (!databases.executeAsOwner) throw new Error('Only the owner reads every definition.');
  const { rows } = await databases.executeAsOwner(`begin;
    set local search_path to ${schema}, arden, public;
    ${LINES.replaceAll(' here', ` '${schema}'::regnamespace`)};
    commit`);
  const lines = z
    .array(Line)
    .parse(rows)
    .map(({ of, kind, says, rights }) => ({ of, line: `  ${kind} ${says}${sayRights(rights)}` }));
  const of = [...new Set(lines.map((each) => each.of))].sort();
  return of
    .map((name) => {
      const own = lines
        .filter((each) => each.of === name)
        .map(({ line }) => line.replaceAll(/\s*\n\s*/g, ' '));
      return `${name}\n${own.sort().join('\n')}\n`;
    })
    .join('\n')
    .replaceAll(`partnership_${PARTNERSHIP}`, 'partnership_*');
};
