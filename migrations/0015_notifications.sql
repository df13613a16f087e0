-- scope: partnership
-- News that something waits for somebody: whom it is for, what kind of news, and the page to go to. It says nothing of anybody.

-- Written by `migrate` from the modules' own declarations. A kind that the program no longer has keeps its words, for old notices.
create table notice_kind (event text primary key, words text not null, urgent boolean not null default false);
grant select on notice_kind to arden_app, arden_reader;

create table notice (
  id uuid primary key,
  to_kind text not null check (to_kind in ('post', 'body', 'organisation', 'staff')),
  to_id uuid not null,
  event text not null references notice_kind (event),
  -- An address of this service: never one outside it.
  path text not null check (path ~ '^/([^/\\].*)?$'),
  -- No foreign key: it must not answer about a record out of sight.
  record_id uuid,
  by_post_id uuid,
  made_at timestamptz not null,
  -- When it was given to mail and to the agencies' systems.
  passed_on_at timestamptz
);
create index notice_to on notice (to_id, id desc);
create index notice_to_pass_on on notice (id) where passed_on_at is null;
create index notice_made on notice (made_at);

-- Read by each person for themselves: another of the team still has it before them.
create table notice_read (
  staff_id uuid not null references staff (id),
  notice_id uuid not null references notice (id) on delete cascade,
  at timestamptz not null,
  primary key (staff_id, notice_id)
);
create index notice_read_notice on notice_read (notice_id);

-- To whom news may be addressed that the acting post reads: itself, its team or other body, its person, and its organisation where the
-- role's scope is the organisation.
create function acting_addresses() returns uuid[] language sql stable as $$
  select array_remove(acting_ids('grantees') || array[acting_id('post'), acting_id('staff'),
    (select body_id from post where post.id = acting_id('post'))], null)
$$;

-- News about a record is seen while the record is: where that is restricted, the news is gone, and no count tells that there was any.
alter table notice enable row level security;
create policy notice_read on notice for select to arden_app, arden_reader using (
  to_id = any ((select acting_addresses())::uuid[]) and (record_id is null or sees_record(record_id)));
create policy notice_add on notice for insert to arden_app with check (by_post_id is not distinct from (select acting_id('post')));
grant select on notice to arden_app, arden_reader;
grant insert on notice to arden_app;

alter table notice_read enable row level security;
create policy notice_read_own on notice_read for select to arden_app, arden_reader using (staff_id = (select acting_id('staff')));
create policy notice_read_add on notice_read for insert to arden_app with check (staff_id = (select acting_id('staff')));
grant select on notice_read to arden_app, arden_reader;
grant insert on notice_read to arden_app;

-- What the acting person has not read, the newest first: ids only, joined under the policy by whoever asks.
create function unread_notices() returns table (notice_id uuid)
language sql stable security definer set search_path from current as $$
  select notice.id from notice
  where notice.to_id = any (acting_addresses())
    and not exists (select from notice_read where notice_read.staff_id = acting_id('staff') and notice_read.notice_id = notice.id)
  order by notice.id desc
$$;
revoke execute on function unread_notices() from public;
grant execute on function unread_notices() to arden_app, arden_reader;
