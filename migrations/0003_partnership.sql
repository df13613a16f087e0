-- scope: partnership
-- Who the partnership is: organisations, bodies, people who work, the posts they hold, and who speaks for whom.
-- Everybody with a post reads these registers; only administrators write them.

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1
);
create table organisation (
  id uuid primary key,
  name text not null,
  type text not null,
  code text not null default '',
  phone text not null default '',
  from_day date not null,
  until_day date,
  version integer not null default 1,
  -- Ended the day before it began, a row never took effect: so everywhere below.
  constraint organisation_days check (until_day is null or until_day >= from_day - 1)
);
create table body (
  id uuid primary key,
  organisation_id uuid references organisation (id),
  type text not null check (type in ('partnership', 'board', 'panel', 'team', 'committee')),
  name text not null,
  purpose text not null default '',
  receives text not null default '' check (receives in ('', 'contacts', 'work')),
  phone text not null default '',
  out_of_hours text not null default '',
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint body_days check (until_day is null or until_day >= from_day - 1)
);
create index body_organisation on body (organisation_id);
create table reporting_line (
  id uuid primary key,
  body_id uuid not null references body (id),
  reports_to_id uuid not null references body (id),
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint reporting_line_days check (until_day is null or until_day >= from_day - 1),
  constraint reporting_line_distinct check (body_id <> reports_to_id)
);
create index reporting_line_body on reporting_line (body_id);
create index reporting_line_reports_to on reporting_line (reports_to_id);
create table staff (
  id uuid primary key,
  account_id text,
  name text not null,
  email text not null,
  phone text not null default '',
  version integer not null default 1
);
create unique index staff_account on staff (account_id) where account_id is not null;
create table post (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  role text not null,
  title text not null,
  organisation_id uuid not null references organisation (id),
  body_id uuid references body (id),
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint post_days check (until_day is null or until_day >= from_day - 1)
);
create index post_staff on post (staff_id);
create index post_body on post (body_id);
create index post_organisation on post (organisation_id);
create table representation (
  id uuid primary key,
  body_id uuid not null references body (id),
  post_id uuid not null references post (id),
  organisation_id uuid not null references organisation (id),
  capacity text not null,
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint representation_days check (until_day is null or until_day >= from_day - 1)
);
create index representation_body on representation (body_id);
create index representation_post on representation (post_id);
create index representation_organisation on representation (organisation_id);

-- Written by `migrate` from the program's own declarations: what a role's scope is, and which kinds of record it reads.
create table role_standing (role text primary key, scope text not null);
create table role_kind (role text not null, kind text not null, primary key (role, kind));
grant select on role_standing, role_kind to arden_app, arden_reader;

do $$
declare name text;
begin
  foreach name in array array['setting', 'organisation', 'body', 'reporting_line', 'staff', 'post', 'representation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (nullif((select current_setting(''arden.post'', true)), '''') is not null)', name || '_read', name);
    execute format('create policy %I on %I for insert to arden_app with check ((select current_setting(''arden.role'', true) = ''administrator''))', name || '_add', name);
    execute format('create policy %I on %I for update to arden_app using ((select current_setting(''arden.role'', true) = ''administrator''))', name || '_change', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert, update on %I to arden_app', name);
  end loop;
end $$;

-- Who changed what in the registers. They are no records about children, so that every post reads it; the serving roles
-- cannot write it, and no write escapes it. `row_key` is the row's id, and the key of a setting.
create table register_change (
  id bigint generated always as identity primary key,
  register text not null,
  row_key text not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  at timestamptz not null,
  post_id uuid,
  before jsonb,
  after jsonb
);
create index register_change_row on register_change (row_key, id);
alter table register_change enable row level security;
create policy register_change_read on register_change for select to arden_app, arden_reader
  using (nullif((select current_setting('arden.post', true)), '') is not null);
grant select on register_change to arden_app, arden_reader;

create function write_register_change() returns trigger language plpgsql security definer set search_path from current as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
begin
  insert into register_change (register, row_key, operation, at, post_id, before, after)
  values (tg_table_name, coalesce(row_now ->> 'id', row_now ->> 'key'), lower(tg_op),
    coalesce(nullif(current_setting('arden.now', true), '')::timestamptz, now()),
    nullif(current_setting('arden.post', true), '')::uuid, old_row, new_row);
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['setting', 'organisation', 'body', 'reporting_line', 'staff', 'post', 'representation'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_register_change()',
      name || '_change', name);
  end loop;
end $$;

-- What an account may act as, before any post is in use: the sign-in asks, and gets only that account's own posts.
create function posts_of_account(asked_account text, on_day date)
returns table (post_id uuid, staff_id uuid, staff_name text, title text, role text, organisation_id uuid,
  organisation_name text, body_id uuid, body_name text)
language sql stable security definer set search_path from current as $$
  select post.id, staff.id, staff.name, post.title, post.role, organisation.id, organisation.name, body.id, body.name
  from staff
  join post on post.staff_id = staff.id
  join organisation on organisation.id = post.organisation_id
  left join body on body.id = post.body_id
  where staff.account_id = asked_account
    and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)
  order by organisation.name, post.title, post.id
$$;
grant execute on function posts_of_account(text, date) to arden_app, arden_reader;
-- What any page needs of the partnership before somebody signs in: its name, its out-of-hours number.
create function partnership_face() returns jsonb
language sql stable security definer set search_path from current as $$
  select coalesce(jsonb_object_agg(key, value), '{}'::jsonb) from setting where key in ('name', 'shortName', 'outOfHours', 'accent', 'synthetic')
$$;
grant execute on function partnership_face() to arden_app, arden_reader;
