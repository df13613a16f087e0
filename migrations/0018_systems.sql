-- scope: partnership
-- An agency's system works here like a person: it has a post, and meets the same rules. It signs in with a credential of its own.
-- And an organisation's directory may say who somebody is; what they may do, its administrator decides by posts.

alter table staff add column kind text not null default 'person' constraint staff_kind check (kind in ('person', 'system'));

-- Of the secret only a hash is kept, and those who read the list do not read that.
create table system_credential (
  id text primary key constraint system_credential_id check (id ~ '^[0-9a-z]{12}$'),
  post_id uuid not null references post (id),
  label text not null,
  hash text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  until_day date,
  last_used_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references post (id),
  constraint system_credential_ended check ((ended_at is null) = (ended_by is null))
);
create index system_credential_post on system_credential (post_id);
alter table system_credential enable row level security;
create policy system_credential_read on system_credential for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) = 'administrator'));
create policy system_credential_add on system_credential for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'administrator'));
create policy system_credential_end on system_credential for update to arden_app
  using ((select current_setting('arden.role', true) = 'administrator'));
grant select (id, post_id, label, made_by, made_at, until_day, last_used_at, ended_at, ended_by)
  on system_credential to arden_app, arden_reader;
grant insert on system_credential to arden_app;
grant update (ended_at, ended_by) on system_credential to arden_app;

-- Where an organisation's own people sign in. The client's secret is sealed with a key that the database does not hold.
create table directory (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  issuer text not null,
  client_id text not null,
  sealed text not null,
  domains text[] not null constraint directory_domains check (cardinality(domains) > 0),
  made_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1
);
create unique index directory_in_force on directory (organisation_id) where ended_at is null;
create index directory_domain on directory using gin (domains) where ended_at is null;
alter table directory enable row level security;
create policy directory_read on directory for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) = 'administrator'));
create policy directory_add on directory for insert to arden_app with check (
  (select current_setting('arden.role', true) = 'administrator')
  and organisation_id = (select nullif(current_setting('arden.organisation', true), ''))::uuid);
create policy directory_change on directory for update to arden_app using (
  (select current_setting('arden.role', true) = 'administrator')
  and organisation_id = (select nullif(current_setting('arden.organisation', true), ''))::uuid);
grant select (id, organisation_id, issuer, client_id, domains, made_at, ended_at, version) on directory to arden_app, arden_reader;
grant insert on directory to arden_app;
grant update (issuer, client_id, sealed, domains, ended_at, version) on directory to arden_app;

-- Of whom a second step is asked. Where nobody has decided: of nobody in a made-up partnership, else of whoever may see a child.
create function second_step_demanded() returns text
language sql stable security definer set search_path from current as $$
  select coalesce(
    (select value #>> '{}' from setting where key = 'secondStep'),
    case when (select synthetic from partnership where 'partnership_' || slug = current_schema()) then 'nobody' else 'childLevel' end)
$$;
revoke execute on function second_step_demanded() from public;
grant execute on function second_step_demanded() to arden_app, arden_reader;

-- As before, and whether the post demands a second step of a person.
drop function posts_of_account(text, date);
create function posts_of_account(asked_account text, on_day date)
returns table (post_id uuid, staff_id uuid, staff_name text, title text, role text, organisation_id uuid,
  organisation_name text, body_id uuid, body_name text, second_step boolean)
language sql stable security definer set search_path from current as $$
  select post.id, staff.id, staff.name, post.title, post.role, organisation.id, organisation.name, body.id, body.name,
    staff.kind = 'person' and case second_step_demanded()
      when 'nobody' then false
      when 'administrators' then post.role = 'administrator'
      else post.role in ('administrator', 'informationGovernance')
        or coalesce((select scope from role_standing where role_standing.role = post.role), 'none') <> 'none' end
  from staff
  join post on post.staff_id = staff.id
  join organisation on organisation.id = post.organisation_id
  left join body on body.id = post.body_id
  where staff.account_id = asked_account
    and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)
  order by organisation.name, post.title, post.id
$$;
grant execute on function posts_of_account(text, date) to arden_app, arden_reader;

-- What a credential acts as: nothing once it or its post has ended.
create function system_of_credential(asked text, on_day date)
returns table (hash text, account_id text, last_used_at timestamptz, post_id uuid, staff_id uuid, staff_name text, title text,
  role text, organisation_id uuid, organisation_name text, body_id uuid, body_name text, second_step boolean)
language sql stable security definer set search_path from current as $$
  select system_credential.hash, staff.account_id, system_credential.last_used_at, post.id, staff.id, staff.name, post.title,
    post.role, organisation.id, organisation.name, body.id, body.name, false
  from system_credential
  join post on post.id = system_credential.post_id
  join staff on staff.id = post.staff_id and staff.kind = 'system'
  join organisation on organisation.id = post.organisation_id
  left join body on body.id = post.body_id
  where system_credential.id = asked and system_credential.ended_at is null
    and (system_credential.until_day is null or system_credential.until_day >= on_day)
    and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)
$$;
revoke execute on function system_of_credential(text, date) from public;
grant execute on function system_of_credential(text, date) to arden_app;
create function use_credential(asked text, at timestamptz) returns void
language sql security definer set search_path from current as $$
  update system_credential set last_used_at = at where id = asked and (last_used_at is null or last_used_at < at)
$$;
revoke execute on function use_credential(text, timestamptz) from public;
grant execute on function use_credential(text, timestamptz) to arden_app;

-- Before anybody is signed in: the directories that take a domain, and one of them by its id.
create function directories_of(asked_domain text, asked_id uuid)
returns table (directory_id uuid, organisation_id uuid, organisation_name text, issuer text, client_id text, sealed text, domains text[])
language sql stable security definer set search_path from current as $$
  select directory.id, organisation.id, organisation.name, directory.issuer, directory.client_id, directory.sealed, directory.domains
  from directory join organisation on organisation.id = directory.organisation_id
  where directory.ended_at is null and (directory.id = asked_id or directory.domains @> array[asked_domain])
  order by organisation.name, directory.id
$$;
revoke execute on function directories_of(text, uuid) from public;
grant execute on function directories_of(text, uuid) to arden_app;
-- Whom a directory's word is taken for: somebody of that organisation, with a post in force there, by their work address.
create function staff_of_directory(asked_organisation uuid, asked_email text, on_day date)
returns table (staff_id uuid, staff_name text, account_id text)
language sql stable security definer set search_path from current as $$
  select staff.id, staff.name, staff.account_id from staff
  where staff.kind = 'person' and lower(staff.email) = lower(asked_email) and exists (
    select from post where post.staff_id = staff.id and post.organisation_id = asked_organisation
      and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day))
  order by staff.id limit 2
$$;
revoke execute on function staff_of_directory(uuid, text, date) from public;
grant execute on function staff_of_directory(uuid, text, date) to arden_app;
-- Joins somebody who has never signed in to the account that their directory vouched for.
create function join_account(asked_staff uuid, asked_account text) returns boolean
language sql security definer set search_path from current as $$
  with joined as (
    update staff set account_id = asked_account, version = version + 1
    where id = asked_staff and account_id is null and kind = 'person'
      and not exists (select from staff as other where other.account_id = asked_account) returning id)
  select exists (select from joined)
$$;
revoke execute on function join_account(uuid, text) from public;
grant execute on function join_account(uuid, text) to arden_app;
