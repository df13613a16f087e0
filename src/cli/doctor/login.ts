import { z } from 'zod';
import type { Databases } from '#db';
import { type Finding, good, wrong } from './checks.ts';

const Login = z.object({
  name: z.string(),
  powers: z.array(z.string()),
  owns: z.number(),
  roles: z.array(z.string()),
});

/** What serves people must not be able to go round the rules on who may see what: neither as a superuser nor as an owner. */
export const judgeLogin = async (databases: Databases): Promise<Finding[]> => {
  const { rows } = await databases.execute(`
    select rolname as name,
      to_jsonb(array_remove(array[
        case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
        case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end,
        case when rolreplication then 'replication' end], null)) as powers,
      ((select count(*) from pg_class where relowner = pg_roles.oid)
        + (select count(*) from pg_namespace where nspowner = pg_roles.oid)
        + (select count(*) from pg_database where datdba = pg_roles.oid and datname = current_database()))::int as owns,
      (select coalesce(jsonb_agg(roleid::regrole::text order by roleid::regrole::text), '[]') from pg_auth_members where member = pg_roles.oid) as roles
    from pg_roles where rolname = current_user`);
  const { name, powers, owns, roles } = Login.parse(rows[0]);
  const findings: Finding[] = [];
  if (powers.length > 0)
    findings.push(
      wrong(
        `The login ${name} of DATABASE_URL has powers that it must not have: ${powers.join(', ')}.`,
        `As a superuser, run: alter role ${name} ${powers.map((power) => `no${power}`).join(' ')};`,
      ),
    );
  if (owns > 0)
    findings.push(
      wrong(
        `The login ${name} of DATABASE_URL owns tables, and an owner goes round the rules on who may see what.`,
        'Serve with a login of its own that owns nothing, and keep this one for DATABASE_OWNER_URL.',
      ),
    );
  const others = roles.filter((role) => role !== 'arden_app' && role !== 'arden_reader');
  if (others.length > 0)
    findings.push(
      wrong(
        `The login ${name} of DATABASE_URL is a member of ${others.join(', ')}.`,
        `It should be one of arden_app and arden_reader only. Run: revoke ${others.join(', ')} from ${name};`,
      ),
    );
  const lacking = ['arden_app', 'arden_reader'].filter((role) => !roles.includes(role));
  if (lacking.length > 0 && !powers.includes('superuser'))
    findings.push(
      wrong(
        `The login ${name} of DATABASE_URL is no member of ${lacking.join(' and ')}.`,
        `After "arden migrate", run as a superuser: grant ${lacking.join(', ')} to ${name};`,
      ),
    );
  return findings.length > 0
    ? findings
    : [good(`The login ${name} is a member of arden_app and arden_reader only.`)];
};
