-- scope: partnership
-- Emergency access: the reason first, then the search. It opens single children for a time, to posts that were allowed it beforehand;
-- restricted children where that was allowed too. An exclusion beats it. Whoever is named on a child is told at once, and the information
-- governance lead reviews every one of them (UK GDPR, articles 5(2) and 32).

-- Which posts may use it: granted by an administrator before it is needed.
create table emergency_permission (
  id uuid primary key,
  post_id uuid not null references post (id),
  restricted boolean not null,
  from_day date not null,
  until_day date,
  granted_by uuid not null references post (id),
  granted_at timestamptz not null,
  ended_by uuid references post (id),
  constraint emergency_permission_ended check ((until_day is null) = (ended_by is null)),
  constraint emergency_permission_span check (until_day is null or until_day >= from_day)
);
create unique index emergency_permission_standing on emergency_permission (post_id) where until_day is null;
alter table emergency_permission enable row level security;
create policy emergency_permission_read on emergency_permission for select to arden_app, arden_reader using (true);
create policy emergency_permission_add on emergency_permission for insert to arden_app with check (
  (select current_setting('arden.role', true)) = 'administrator' and granted_by = (select acting_id('post')) and until_day is null);
create policy emergency_permission_end on emergency_permission for update to arden_app
  using ((select current_setting('arden.role', true)) = 'administrator')
  with check (ended_by = (select acting_id('post')));
grant select on emergency_permission to arden_app, arden_reader;
grant insert on emergency_permission to arden_app;
grant update (until_day, ended_by) on emergency_permission to arden_app;

create table emergency_access (
  id uuid primary key,
  post_id uuid not null references post (id),
  staff_id uuid not null references staff (id),
  ground text not null check (ground in ('danger', 'treatment', 'missing', 'outOfHours')),
  -- As it was allowed to the post when it was opened.
  restricted boolean not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  constraint emergency_access_span check (until_at > opened_at)
);
create index emergency_access_post on emergency_access (post_id, until_at desc);
create index emergency_access_staff on emergency_access (staff_id, opened_at desc);
create index emergency_access_opened on emergency_access (opened_at desc, id);

-- The words of the reason may name anybody: they are read by whoever typed them and by whoever reviews.
create table emergency_reason (
  access_id uuid primary key references emergency_access (id),
  staff_id uuid not null references staff (id),
  reason text not null
);
-- One child that was opened. No foreign key: it must not answer about a record out of sight.
create table emergency_child (
  access_id uuid not null references emergency_access (id),
  child_id uuid not null,
  staff_id uuid not null references staff (id),
  opened_at timestamptz not null,
  -- How many people were told of it.
  told integer not null default 0,
  primary key (access_id, child_id)
);
create index emergency_child_child on emergency_child (child_id, opened_at desc);

create table emergency_question (
  id uuid primary key,
  access_id uuid not null references emergency_access (id),
  -- Who is asked.
  staff_id uuid not null references staff (id),
  question text not null,
  asked_by uuid not null references post (id),
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references post (id),
  answered_at timestamptz,
  constraint emergency_question_answered check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index emergency_question_access on emergency_question (access_id, asked_at);
create index emergency_question_open on emergency_question (staff_id) where answer is null;

create table emergency_review (
  access_id uuid primary key references emergency_access (id),
  finding text not null check (finding in ('needed', 'notNeeded', 'takenFurther')),
  note text not null,
  reviewed_by uuid not null references post (id),
  reviewed_at timestamptz not null
);

create function is_reviewing() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') = 'informationGovernance'
$$;

alter table emergency_child enable row level security;
create policy emergency_child_read on emergency_child for select to arden_app, arden_reader using (
  staff_id = (select acting_id('staff')) or (select is_reviewing())
  or (child_id <> all ((select acting_ids('emergency'))::uuid[]) and sees_record(child_id)));
alter table emergency_access enable row level security;
create policy emergency_access_read on emergency_access for select to arden_app, arden_reader using (
  staff_id = (select acting_id('staff')) or (select is_reviewing())
  or exists (select from emergency_child where emergency_child.access_id = emergency_access.id));
create policy emergency_access_open on emergency_access for insert to arden_app with check (
  post_id = (select acting_id('post')) and staff_id = (select acting_id('staff')) and ended_at is null
  and until_at <= opened_at + interval '12 hours'
  and exists (select from emergency_permission as permission where permission.post_id = emergency_access.post_id
    and permission.until_day is null and (permission.restricted or not emergency_access.restricted)));
create policy emergency_access_end on emergency_access for update to arden_app
  using (staff_id = (select acting_id('staff')) or (select is_reviewing()));
grant select on emergency_access to arden_app, arden_reader;
grant insert on emergency_access to arden_app;
grant update (ended_at) on emergency_access to arden_app;

-- The acting post's own access, open now: asked past the policies, because each of the two tables is read by way of the other.
create function is_emergency_open(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from emergency_access as access where access.id = asked and access.post_id = acting_id('post')
    and access.ended_at is null and access.until_at > acting_now())
$$;
revoke execute on function is_emergency_open(uuid) from public;
grant execute on function is_emergency_open(uuid) to arden_app;
create policy emergency_child_open on emergency_child for insert to arden_app with check (
  staff_id = (select acting_id('staff')) and sees_record(child_id) and is_emergency_open(access_id));
create policy emergency_child_told on emergency_child for update to arden_app using (staff_id = (select acting_id('staff')));
grant select on emergency_child to arden_app, arden_reader;
grant insert on emergency_child to arden_app;
grant update (told) on emergency_child to arden_app;

alter table emergency_reason enable row level security;
create policy emergency_reason_read on emergency_reason for select to arden_app, arden_reader using (
  staff_id = (select acting_id('staff')) or (select is_reviewing()));
create policy emergency_reason_give on emergency_reason for insert to arden_app with check (staff_id = (select acting_id('staff')));
grant select on emergency_reason to arden_app, arden_reader;
grant insert on emergency_reason to arden_app;

alter table emergency_question enable row level security;
create policy emergency_question_read on emergency_question for select to arden_app, arden_reader using (
  staff_id = (select acting_id('staff')) or (select is_reviewing()));
create policy emergency_question_ask on emergency_question for insert to arden_app with check (
  (select is_reviewing()) and asked_by = (select acting_id('post')) and answer is null);
create policy emergency_question_answer on emergency_question for update to arden_app
  using (staff_id = (select acting_id('staff')) and answer is null)
  with check (answered_by = (select acting_id('post')));
grant select on emergency_question to arden_app, arden_reader;
grant insert on emergency_question to arden_app;
grant update (answer, answered_by, answered_at) on emergency_question to arden_app;

alter table emergency_review enable row level security;
create policy emergency_review_read on emergency_review for select to arden_app, arden_reader using (
  (select is_reviewing()) or exists (select from emergency_access as access where access.id = access_id and access.staff_id = (select acting_id('staff'))));
-- Nobody reviews their own.
create policy emergency_review_close on emergency_review for insert to arden_app with check (
  (select is_reviewing()) and reviewed_by = (select acting_id('post'))
  and exists (select from emergency_access as access where access.id = access_id and access.staff_id <> (select acting_id('staff'))));
grant select on emergency_review to arden_app, arden_reader;
grant insert on emergency_review to arden_app;

-- The children that a post has open in an emergency: none once its time is over, the permission is taken away, or the child is restricted
-- and that was not allowed. (As in migration 0004, with the two settings of an emergency.)
create or replace function enter_post(asked uuid) returns void language plpgsql security definer set search_path from current as $$
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
      where restriction_name.staff_id = held.staff_id and from_at <= moment and (until_at is null or until_at > moment)), true),
    set_config('arden.emergency', (select coalesce(array_agg(child.child_id), '{}')::text from emergency_access as access
      join emergency_child as child on child.access_id = access.id
      join emergency_permission as permission on permission.post_id = access.post_id and permission.until_day is null
      where access.post_id = held.id and access.opened_at <= moment and access.until_at > moment and access.ended_at is null
        and ((access.restricted and permission.restricted) or not exists (
          select from restriction where restriction.child_id = child.child_id and restriction.lifted_at is null))), true),
    set_config('arden.emergency_search', '', true);
end $$;

-- The search of an emergency: for the rest of this transaction people are found past the reasons, the restricted where it was allowed.
create function search_in_emergency(asked uuid) returns boolean language plpgsql security definer set search_path from current as $$
declare
  found_restricted boolean;
begin
  select access.restricted and permission.restricted into found_restricted from emergency_access as access
    join emergency_permission as permission on permission.post_id = access.post_id and permission.until_day is null
    where access.id = asked and access.post_id = acting_id('post') and access.ended_at is null
      and access.opened_at <= acting_now() and access.until_at > acting_now();
  if found_restricted is null then return false; end if;
  perform set_config('arden.emergency_search', case when found_restricted then 'all' else 'ordinary' end, true);
  return true;
end $$;
revoke execute on function search_in_emergency(uuid) from public;
grant execute on function search_in_emergency(uuid) to arden_app, arden_reader;

create or replace function is_hidden(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select asked = any (acting_ids('excluded')) or (asked <> all (acting_ids('named')) and asked <> all (acting_ids('emergency')) and exists (
    select from restriction where restriction.child_id = asked and restriction.lifted_at is null))
$$;

alter policy record_read on record using (
  kind = any ((select acting_kinds())::text[])
  and (child_id is null or child_id <> all ((select acting_ids('excluded'))::uuid[]))
  and (sensitivity = 'ordinary' or child_id = any ((select acting_ids('named'))::uuid[])
    or child_id = any ((select acting_ids('emergency'))::uuid[])
    or (kind = 'person' and (select coalesce(current_setting('arden.emergency_search', true), '')) = 'all'))
  and (
    owner_organisation_id = any ((select acting_ids('grantees'))::uuid[])
    or owner_body_id = any ((select acting_ids('grantees'))::uuid[])
    or recorded_by = any ((select acting_ids('grantees'))::uuid[])
    or child_id = any ((select acting_ids('emergency'))::uuid[])
    or (kind = 'person' and (select coalesce(current_setting('arden.emergency_search', true), '')) <> '')
    or exists (
      select from share where share.record_id = record.id and share.outcome = 'shared'
        and share.grantee_id = any ((select acting_ids('grantees'))::uuid[])
        and share.from_at <= (select acting_now()) and (share.until_at is null or share.until_at > (select acting_now()))
        and (share.child_id is null or not is_hidden(share.child_id))
    )
  )
);

create or replace function ground_of(asked uuid) returns text language sql stable as $$
  select case
    when record.sensitivity = 'restricted' and record.child_id = any (acting_ids('named')) then 'named'
    when record.sensitivity = 'restricted' then 'emergency'
    when record.owner_organisation_id = any (acting_ids('grantees')) then 'owner'
    when record.owner_body_id = any (acting_ids('grantees')) then 'team'
    when record.recorded_by = any (acting_ids('grantees')) then 'own'
    when coalesce(current_setting('arden.emergency_search', true), '') = '' and not coalesce(record.child_id = any (acting_ids('emergency')), false) then 'share'
    when exists (select from share where share.record_id = record.id and share.outcome = 'shared' and share.grantee_id = any (acting_ids('grantees'))
      and share.from_at <= acting_now() and (share.until_at is null or share.until_at > acting_now())) then 'share'
    else 'emergency' end
  from record where record.id = asked
$$;

-- What was opened in an emergency is read, and is not handed on: who else may see it is not for whoever broke in to say.
create policy share_not_in_emergency on share as restrictive for insert to arden_app with check (
  ((select acting_ids('emergency')) = '{}'::uuid[] and (select coalesce(current_setting('arden.emergency_search', true), '')) = '')
  or ground_of(record_id) is distinct from 'emergency');
do $$
declare name text;
begin
  foreach name in array array['restriction', 'restriction_name', 'exclusion', 'involvement'] loop
    execute format('create policy %I on %I as restrictive for insert to arden_app with check (
      ((select acting_ids(''emergency'')) = ''{}''::uuid[] and (select coalesce(current_setting(''arden.emergency_search'', true), '''')) = '''')
      or ground_of(child_id) is distinct from ''emergency'')', name || '_not_in_emergency', name);
  end loop;
end $$;

-- Whom to tell that a child was opened: everybody named on a restricted one; of any other the lead practitioners, or all who work with it.
create function told_of_emergency(access uuid, child uuid) returns table (kind text, id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  if not exists (select from emergency_child as opened join emergency_access on emergency_access.id = opened.access_id
    where opened.access_id = access and opened.child_id = child and emergency_access.post_id = acting_id('post')) then return; end if;
  if exists (select from restriction where restriction.child_id = child and restriction.lifted_at is null) then
    return query select distinct 'staff', restriction_name.staff_id from restriction_name
      where restriction_name.child_id = child and restriction_name.staff_id <> acting_id('staff')
        and from_at <= acting_now() and (until_at is null or until_at > acting_now());
  else
    return query with working as (
      select involvement.post_id, involvement.lead from involvement
      where involvement.child_id = child and involvement.until_day is null and involvement.post_id is not null
        and involvement.post_id <> acting_id('post'))
    select distinct 'post', working.post_id from working
      where working.lead or not exists (select from working as other where other.lead);
  end if;
end $$;
revoke execute on function told_of_emergency(uuid, uuid) from public;
grant execute on function told_of_emergency(uuid, uuid) to arden_app;

-- Every look that an emergency admitted: ids of rows of the audit, asked of the table itself as `audit_page` does.
create function emergency_looks(asked uuid) returns table (event_id uuid, child_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'informationGovernance'
    or current_setting('arden.partnership', true) is distinct from current_schema()::text then return; end if;
  return query select event.id, subject.child_id from emergency_access as access
    join audit_event as event on event.staff_id = access.staff_id and event.post_id = access.post_id
      and event.at >= access.opened_at and event.at <= least(access.until_at, coalesce(access.ended_at, access.until_at))
    join audit_subject as subject on subject.event_id = event.id and subject.ground = 'emergency'
    where access.id = asked order by event.at desc, event.id, subject.child_id limit 1000;
end $$;
revoke execute on function emergency_looks(uuid) from public;
grant execute on function emergency_looks(uuid) to arden_app, arden_reader;
