-- scope: partnership
-- What a directory must say for its sign-in to count as a second step, or its administrator's word that it always asks for one; and a
-- second step of everybody unless an administrator has written down why of fewer.

alter table directory
  -- Levels of sign-in (acr) that count as a second step: asked for, and looked for in the answer.
  add column acr text[] not null default '{}',
  -- How long ago, in minutes, the sign-in at the directory may be at most; null asks nothing of it.
  add column max_age integer constraint directory_max_age check (max_age between 0 and 1440),
  -- In the words of the administrator who vouches that it always asks for a second step though its answer does not say so.
  add column vouched text,
  add column vouched_by uuid references post (id),
  add column vouched_at timestamptz,
  add constraint directory_vouched check ((vouched is null) = (vouched_by is null) and (vouched is null) = (vouched_at is null));
grant select (acr, max_age, vouched, vouched_by, vouched_at) on directory to arden_app, arden_reader;

drop function directories_of(text, uuid);
create function directories_of(asked_domain text, asked_id uuid)
returns table (directory_id uuid, organisation_id uuid, organisation_name text, issuer text, client_id text, sealed text, domains text[],
  acr text[], max_age integer, vouched boolean)
language sql stable security definer set search_path from current as $$
  select directory.id, organisation.id, organisation.name, directory.issuer, directory.client_id, directory.sealed, directory.domains,
    directory.acr, directory.max_age, directory.vouched is not null
  from directory join organisation on organisation.id = directory.organisation_id
  where directory.ended_at is null and (directory.id = asked_id or directory.domains @> array[asked_domain])
  order by organisation.name, directory.id
$$;
revoke execute on function directories_of(text, uuid) from public;
grant execute on function directories_of(text, uuid) to arden_app;

-- Why fewer are asked for a second step than everybody: in the words of the administrator who decided it.
alter table setting add column reason text;

create or replace function second_step_demanded() returns text
language sql stable security definer set search_path from current as $$
  select coalesce(
    (select value #>> '{}' from setting where key = 'secondStep'),
    case when (select synthetic from partnership where 'partnership_' || slug = current_schema()) then 'nobody' else 'everybody' end)
$$;

-- As before, and of everybody.
create or replace function posts_of_account(asked_account text, on_day date)
returns table (post_id uuid, staff_id uuid, staff_name text, title text, role text, organisation_id uuid,
  organisation_name text, body_id uuid, body_name text, second_step boolean)
language sql stable security definer set search_path from current as $$
  select post.id, staff.id, staff.name, post.title, post.role, organisation.id, organisation.name, body.id, body.name,
    staff.kind = 'person' and case second_step_demanded()
      when 'nobody' then false
      when 'administrators' then post.role = 'administrator'
      when 'childLevel' then post.role in ('administrator', 'informationGovernance')
        or coalesce((select scope from role_standing where role_standing.role = post.role), 'none') <> 'none'
      else true end
  from staff
  join post on post.staff_id = staff.id
  join organisation on organisation.id = post.organisation_id
  left join body on body.id = post.body_id
  where staff.account_id = asked_account
    and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)
  order by organisation.name, post.title, post.id
$$;
