-- scope: partnership
-- The spine. Visibility is decided once, here on record; every typed table's policy is "its record is visible".

create table record (
  id uuid primary key,
  kind text not null,
  child_id uuid,
  submission_id uuid not null,
  owner_organisation_id uuid not null references organisation (id),
  owner_body_id uuid references body (id),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references post (id),
  title text not null,
  -- Whose act it tells of, where that is not its owner: the front door's word on a worry is about what another agency sent.
  agency_id uuid references organisation (id),
  sensitivity text not null default 'ordinary' check (sensitivity in ('ordinary', 'restricted')),
  version integer not null default 1
);
create index record_child on record (child_id, occurred_at desc);
create index record_submission on record (submission_id);
create index record_owner on record (owner_organisation_id, kind, occurred_at desc);
create index record_owner_body on record (owner_body_id, kind, occurred_at desc) where owner_body_id is not null;
create index record_recorded_by on record (recorded_by, kind, occurred_at desc);

-- Written by `migrate` from the modules' own declarations: what a kind is called, and the page of one ('{id}' stands for it).
create table record_kind (kind text primary key, label text not null, path text not null, in_story boolean not null default true);
grant select on record_kind to arden_app, arden_reader;

create table share (
  id uuid primary key,
  record_id uuid not null,
  by_organisation_id uuid not null references organisation (id),
  grantee_kind text not null check (grantee_kind in ('organisation', 'body', 'post')),
  grantee_id uuid not null,
  -- Where it is given because it is part of what is known of a child, it goes the child's way: restricted with the child, and kept
  -- from whoever is excluded from the child.
  child_id uuid,
  outcome text not null check (outcome in ('shared', 'refused')),
  lawful_basis text not null,
  purpose text not null,
  reason text not null default '',
  from_at timestamptz not null,
  until_at timestamptz,
  decided_by uuid not null references post (id),
  decided_at timestamptz not null
);
create index share_record on share (record_id, grantee_id) where outcome = 'shared';
create index share_grantee on share (grantee_id, record_id) where outcome = 'shared';

-- A restricted child is seen by named people only, and its existence does not show.
create table restriction (
  id uuid primary key,
  child_id uuid not null,
  reason text not null,
  placed_by uuid not null references post (id),
  placed_at timestamptz not null,
  lifted_by uuid references post (id),
  lifted_at timestamptz,
  version integer not null default 1
);
create unique index restriction_in_force on restriction (child_id) where lifted_at is null;
create table restriction_name (
  id uuid primary key,
  child_id uuid not null,
  staff_id uuid not null references staff (id),
  from_at timestamptz not null,
  until_at timestamptz
);
create index restriction_name_staff on restriction_name (staff_id, child_id);

-- A conflict of interest beats every grant.
create table exclusion (
  id uuid primary key,
  child_id uuid not null,
  staff_id uuid not null references staff (id),
  reason text not null,
  placed_by uuid not null references post (id),
  from_at timestamptz not null,
  until_at timestamptz,
  version integer not null default 1
);
create index exclusion_staff on exclusion (staff_id, child_id);
create index exclusion_child on exclusion (child_id);

create table history (
  id bigint generated always as identity primary key,
  table_name text not null,
  row_id uuid not null,
  record_id uuid not null,
  operation text not null check (operation in ('insert', 'update', 'delete')),
  at timestamptz not null,
  post_id uuid,
  withheld boolean not null default false,
  before jsonb,
  after jsonb
);
create index history_record on history (record_id, at, id);

-- A form sent twice acts once: the key, who sent it, what it made.
create table submission_key (
  key uuid not null,
  account_id text not null,
  route text not null,
  result jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);

-- Settings are read once a statement, through these.
create function acting_ids(name text) returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('arden.' || name, true), ''), '{}')::uuid[]
$$;
create function acting_kinds() returns text[] language sql stable as $$
  select coalesce(nullif(current_setting('arden.kinds', true), ''), '{}')::text[]
$$;
create function acting_id(name text) returns uuid language sql stable as $$
  select nullif(current_setting('arden.' || name, true), '')::uuid
$$;
create function acting_now() returns timestamptz language sql stable as $$
  select nullif(current_setting('arden.now', true), '')::timestamptz
$$;

-- Opens the standing of a post for this transaction: refused when the post is not in force at that moment.
create function enter_post(asked uuid) returns void language plpgsql security definer set search_path from current as $$
declare
  held record;
  moment timestamptz := current_setting('arden.now')::timestamptz;
  today date := (current_setting('arden.now')::timestamptz at time zone 'Europe/London')::date;
  scope_of text;
  grantees uuid[];
begin
  select post.id, post.staff_id, post.role, post.organisation_id, post.body_id into held from post
    where post.id = asked and post.from_day <= today and (post.until_day is null or post.until_day >= today);
  if not found then
    raise exception using errcode = 'AR001', message = 'This post has ended or has not begun.';
  end if;
  select scope into scope_of from role_standing where role_standing.role = held.role;
  grantees := case coalesce(scope_of, 'none')
    when 'organisation' then array_remove(array[held.id, held.body_id, held.organisation_id], null)
    when 'team' then array_remove(array[held.id, held.body_id], null)
    else '{}'::uuid[] end;
  perform set_config('arden.post', held.id::text, true),
    set_config('arden.staff', held.staff_id::text, true),
    set_config('arden.role', held.role, true),
    set_config('arden.organisation', held.organisation_id::text, true),
    set_config('arden.grantees', grantees::text, true),
    set_config('arden.kinds', (select coalesce(array_agg(kind), '{}')::text from role_kind where role_kind.role = held.role), true),
    set_config('arden.excluded', (select coalesce(array_agg(child_id), '{}')::text from exclusion
      where exclusion.staff_id = held.staff_id and from_at <= moment and (until_at is null or until_at > moment)), true),
    set_config('arden.named', (select coalesce(array_agg(child_id), '{}')::text from restriction_name
      where restriction_name.staff_id = held.staff_id and from_at <= moment and (until_at is null or until_at > moment)), true);
end $$;
revoke execute on function enter_post(uuid) from public;
grant execute on function enter_post(uuid) to arden_app, arden_reader;

-- Whether a child's restriction hides it from the acting post. Asked by the policies only.
create function is_hidden(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select asked = any (acting_ids('excluded')) or (asked <> all (acting_ids('named')) and exists (
    select from restriction where restriction.child_id = asked and restriction.lifted_at is null))
$$;
revoke execute on function is_hidden(uuid) from public;
grant execute on function is_hidden(uuid) to arden_app, arden_reader;

alter table record enable row level security;
create policy record_read on record for select to arden_app, arden_reader using (
  kind = any ((select acting_kinds())::text[])
  and (child_id is null or child_id <> all ((select acting_ids('excluded'))::uuid[]))
  and (sensitivity = 'ordinary' or child_id = any ((select acting_ids('named'))::uuid[]))
  and (
    owner_organisation_id = any ((select acting_ids('grantees'))::uuid[])
    or owner_body_id = any ((select acting_ids('grantees'))::uuid[])
    or recorded_by = any ((select acting_ids('grantees'))::uuid[])
    or exists (
      select from share where share.record_id = record.id and share.outcome = 'shared'
        and share.grantee_id = any ((select acting_ids('grantees'))::uuid[])
        and share.from_at <= (select acting_now()) and (share.until_at is null or share.until_at > (select acting_now()))
        and (share.child_id is null or not is_hidden(share.child_id))
    )
  )
);
-- What is given because of a child is about that child, though it stands under none: a conflict of interest beats every grant of it.
create function is_about_excluded(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from share where share.record_id = asked and share.outcome = 'shared'
    and share.child_id = any (acting_ids('excluded'))
    and share.from_at <= acting_now() and (share.until_at is null or share.until_at > acting_now()))
$$;
revoke execute on function is_about_excluded(uuid) from public;
grant execute on function is_about_excluded(uuid) to arden_app, arden_reader;
create policy record_about_excluded on record as restrictive for select to arden_app, arden_reader using (
  (select acting_ids('excluded')) = '{}'::uuid[] or not is_about_excluded(id));
-- The caller's own sight, asked from inside a policy without naming the table there a second time.
create function sees_record(asked uuid) returns boolean language sql stable as $$
  select exists (select from record where record.id = asked)
$$;
create policy record_add on record for insert to arden_app with check (
  owner_organisation_id = (select acting_id('organisation'))
  and recorded_by = (select acting_id('post'))
  and kind = any ((select acting_kinds())::text[])
  and (child_id is null or child_id = id or sees_record(child_id))
);
create policy record_change on record for update to arden_app
  using (owner_organisation_id = (select acting_id('organisation')))
  with check (owner_organisation_id = (select acting_id('organisation')));
grant select on record to arden_app, arden_reader;
grant insert on record to arden_app;
grant update (title, occurred_at, child_id, owner_body_id, version) on record to arden_app;

-- A record is put under a child that the actor sees, or under none; a child out of sight answers like a policy.
create function record_goes_under_seen_child() returns trigger language plpgsql as $$
begin
  if new.child_id is distinct from old.child_id and new.child_id is not null and not sees_record(new.child_id) then
    raise exception using errcode = '42501', message = 'new row violates row-level security policy for table "record"';
  end if;
  return new;
end $$;
create trigger record_goes_under_seen_child before update of child_id on record
  for each row execute function record_goes_under_seen_child();

-- A new record about a restricted child is restricted from its first moment. It holds on to the child's own row as a foreign key
-- would, and a restriction waits for that: neither can miss the other, whichever is kept first.
create function record_takes_sensitivity() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.child_id <> new.id then
    perform from record where record.id = new.child_id for key share;
  end if;
  new.sensitivity := case when new.child_id is not null and exists (
    select from restriction where restriction.child_id = new.child_id and restriction.lifted_at is null
  ) then 'restricted' else 'ordinary' end;
  return new;
end $$;
create trigger record_takes_sensitivity before insert or update of child_id on record
  for each row execute function record_takes_sensitivity();
create function restriction_reaches_records() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform from record where record.id = new.child_id for update;
  update record set sensitivity = case when new.lifted_at is null then 'restricted' else 'ordinary' end where record.child_id = new.child_id;
  return null;
end $$;
create trigger restriction_reaches_records after insert or update of lifted_at on restriction
  for each row execute function restriction_reaches_records();

alter table share enable row level security;
create policy share_read on share for select to arden_app, arden_reader using (
  grantee_id = any ((select acting_ids('grantees'))::uuid[]) or by_organisation_id = any ((select acting_ids('grantees'))::uuid[])
);
create policy share_add on share for insert to arden_app with check (
  by_organisation_id = (select acting_id('organisation')) and decided_by = (select acting_id('post')) and sees_record(record_id)
);
create policy share_end on share for update to arden_app using (by_organisation_id = (select acting_id('organisation')));
grant select on share to arden_app, arden_reader;
grant insert on share to arden_app;
grant update (until_at) on share to arden_app;

-- Restrictions and exclusions are kept by those who are named, or whose work it is; nobody else learns that they exist.
alter table restriction enable row level security;
alter table restriction_name enable row level security;
alter table exclusion enable row level security;
create policy restriction_read on restriction for select to arden_app, arden_reader using (
  child_id = any ((select acting_ids('named'))::uuid[]) and child_id <> all ((select acting_ids('excluded'))::uuid[]));
create policy restriction_add on restriction for insert to arden_app with check (
  placed_by = (select acting_id('post')) and sees_record(child_id));
create policy restriction_lift on restriction for update to arden_app using (child_id = any ((select acting_ids('named'))::uuid[]));
create policy restriction_name_read on restriction_name for select to arden_app, arden_reader using (
  child_id = any ((select acting_ids('named'))::uuid[]) and child_id <> all ((select acting_ids('excluded'))::uuid[]));
create policy restriction_name_add on restriction_name for insert to arden_app with check (sees_record(child_id));
create policy restriction_name_end on restriction_name for update to arden_app using (child_id = any ((select acting_ids('named'))::uuid[]));
create policy exclusion_read on exclusion for select to arden_app, arden_reader using (
  staff_id <> (select acting_id('staff')) and sees_record(child_id));
create policy exclusion_add on exclusion for insert to arden_app with check (
  placed_by = (select acting_id('post')) and sees_record(child_id));
create policy exclusion_end on exclusion for update to arden_app using (
  staff_id <> (select acting_id('staff')) and sees_record(child_id));
grant select on restriction, restriction_name, exclusion to arden_app, arden_reader;
grant insert on restriction, restriction_name, exclusion to arden_app;
grant update (lifted_by, lifted_at, version) on restriction to arden_app;
grant update (until_at) on restriction_name to arden_app;
grant update (until_at, version) on exclusion to arden_app;

-- History is complete and unstoppable: the serving roles cannot write it, and read it under the record's policy.
create function write_history() returns trigger language plpgsql security definer set search_path from current as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
begin
  insert into history (table_name, row_id, record_id, operation, at, post_id, withheld, before, after)
  values (tg_table_name, (row_now ->> 'id')::uuid, (row_now ->> tg_argv[0])::uuid, lower(tg_op),
    coalesce(nullif(current_setting('arden.now', true), '')::timestamptz, now()),
    nullif(current_setting('arden.post', true), '')::uuid,
    coalesce((old_row ->> 'withheld')::boolean, false) or coalesce((new_row ->> 'withheld')::boolean, false),
    old_row, new_row);
  return null;
end $$;
create trigger record_history after insert or update or delete on record for each row execute function write_history('id');

alter table history enable row level security;
create policy history_read on history for select to arden_app, arden_reader
  using (not withheld and exists (select from record where record.id = history.record_id));
grant select on history to arden_app, arden_reader;

alter table submission_key enable row level security;
create policy submission_key_own on submission_key to arden_app
  using (account_id = (select current_setting('arden.account', true)))
  with check (account_id = (select current_setting('arden.account', true)));
grant select, insert, update on submission_key to arden_app;

-- Whom a practitioner may ring: contact and not content. Seen by those who are involved themselves, or who see the child.
create table involvement (
  id uuid primary key,
  child_id uuid not null,
  organisation_id uuid not null references organisation (id),
  body_id uuid references body (id),
  post_id uuid references post (id),
  practitioner text not null,
  service text not null,
  reach text not null,
  lead boolean not null default false,
  from_day date not null,
  until_day date,
  last_seen_day date,
  version integer not null default 1
);
create index involvement_child on involvement (child_id);
create index involvement_organisation on involvement (organisation_id, child_id);
create index involvement_body on involvement (body_id, child_id) where body_id is not null;
create index involvement_post on involvement (post_id, child_id) where post_id is not null;

-- Involved itself, by post, by team, or by organisation in its scope; and never with a child hidden from it.
create function is_involved(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (
    select from involvement where involvement.child_id = asked and involvement.until_day is null
      and (post_id = any (acting_ids('grantees')) or body_id = any (acting_ids('grantees')) or organisation_id = any (acting_ids('grantees')))
  ) and not exists (
    select from restriction where restriction.child_id = asked and lifted_at is null and asked <> all (acting_ids('named'))
  )
$$;
revoke execute on function is_involved(uuid) from public;
grant execute on function is_involved(uuid) to arden_app, arden_reader;
alter table involvement enable row level security;
create policy involvement_read on involvement for select to arden_app, arden_reader using (
  child_id <> all ((select acting_ids('excluded'))::uuid[]) and (sees_record(child_id) or is_involved(child_id))
);
create policy involvement_add on involvement for insert to arden_app with check (sees_record(child_id));
create policy involvement_change on involvement for update to arden_app
  using (sees_record(child_id) or post_id = (select acting_id('post')));
grant select on involvement to arden_app, arden_reader;
grant insert on involvement to arden_app;
-- Whose it is stands as it was said: moved to another child, it would be gone from the history of the first.
grant update (practitioner, service, reach, lead, from_day, until_day, last_seen_day, version) on involvement to arden_app;
create trigger involvement_history after insert or update or delete on involvement for each row execute function write_history('child_id');

-- The ground on which the acting post sees a record: what the audit writes, and what "why can I see this?" answers.
create function ground_of(asked uuid) returns text language sql stable as $$
  select case
    when record.sensitivity = 'restricted' then 'named'
    when record.owner_organisation_id = any (acting_ids('grantees')) then 'owner'
    when record.owner_body_id = any (acting_ids('grantees')) then 'team'
    when record.recorded_by = any (acting_ids('grantees')) then 'own'
    else 'share' end
  from record where record.id = asked
$$;
