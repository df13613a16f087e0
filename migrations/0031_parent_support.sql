-- scope: partnership
-- Which support a parent or carer has, and whether it is still there. Support and checks are the council's records under the child; a
-- check is written once and never changed.

create table parent_support (
  id uuid primary key references record (id),
  -- Whom it supports, in words: a parent need not have a record.
  parent text not null,
  need text not null check (need in ('mentalHealth', 'substanceMisuse', 'domesticAbuse', 'learningDisability', 'parenting', 'housingOrMoney', 'physicalHealth', 'other')),
  support text not null,
  provider text not null,
  provider_reach text not null default '',
  since_day date not null,
  ended_day date,
  ended_why text not null default '',
  version integer not null default 1,
  constraint parent_support_ended check (ended_day is null or ended_day >= since_day)
);

create table support_check (
  id uuid primary key references record (id),
  -- None where somebody looked and there was no support to be checked.
  support_id uuid references parent_support (id),
  stage text not null check (stage in ('contact', 'assessment', 'planReview', 'visit', 'closure', 'prebirth', 'other')),
  checked_day date not null,
  checked_with text not null,
  in_place text not null check (in_place in ('yes', 'changed', 'no', 'noneNeeded')),
  note text not null default '',
  constraint support_check_of check ((support_id is null) = (in_place = 'noneNeeded') or (support_id is null and in_place = 'no'))
);
create index support_check_support on support_check (support_id, checked_day) where support_id is not null;

do $$
declare name text;
begin
  foreach name in array array['parent_support', 'support_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = %I.id))', name || '_read', name, name);
    execute format('create policy %I on %I for insert to arden_app with check (exists (select from record where record.id = %I.id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name, name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''id'')', name || '_history', name);
  end loop;
end $$;
create policy parent_support_change on parent_support for update to arden_app using (
  exists (select from record where record.id = parent_support.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant update (parent, need, support, provider, provider_reach, since_day, ended_day, ended_why, version) on parent_support to arden_app;
-- A check stands on a support that is in sight.
create policy support_check_of_seen on support_check as restrictive for insert to arden_app
  with check (support_id is null or sees_record(support_id));

-- Children whose referral is open, and when somebody last looked whether their parents' support is there: derived from referrals and
-- checks by triggers, so that the list of what was never or long not looked at is read by index.
create table open_case (
  child_id uuid primary key,
  since_day date not null,
  last_checked_day date
);
create index open_case_unchecked on open_case (last_checked_day nulls first, since_day, child_id);
alter table open_case enable row level security;
create policy open_case_read on open_case for select to arden_app, arden_reader using (exists (select from record where record.id = child_id));
grant select on open_case to arden_app, arden_reader;

-- By the front door when it decided, or later on its own: a check has a day; that no support is needed was looked at when it was said.
create function keep_open_cases(children uuid[]) returns void language plpgsql security definer set search_path from current as $$
begin
  if cardinality(children) = 0 then
    return;
  end if;
  delete from open_case where open_case.child_id = any (children) and not exists (
    select from record join referral on referral.id = record.id
    where record.child_id = open_case.child_id and record.kind = 'referral' and referral.closed_day is null);
  insert into open_case (child_id, since_day, last_checked_day)
    select record.child_id, min(referral.referral_day), (
        select max(looked.on_day) from (
          select support_check.checked_day as on_day from record as spine join support_check on support_check.id = spine.id
            where spine.child_id = record.child_id and spine.kind = 'supportCheck'
          union all
          select case when parent_support_check.in_place = 'noneNeeded'
              then coalesce(parent_support_check.checked_on, (spine.occurred_at at time zone 'Europe/London')::date)
              else parent_support_check.checked_on end
            from record as spine join parent_support_check on parent_support_check.id = spine.id
            where spine.child_id = record.child_id and spine.kind = 'parentSupportCheck' and parent_support_check.in_place <> 'notKnown'
        ) as looked)
    from record join referral on referral.id = record.id
    where record.child_id = any (children) and record.kind = 'referral' and referral.closed_day is null
    group by record.child_id
  on conflict (child_id) do update set since_day = excluded.since_day, last_checked_day = excluded.last_checked_day
    where (open_case.since_day, open_case.last_checked_day) is distinct from (excluded.since_day, excluded.last_checked_day);
end $$;
revoke execute on function keep_open_cases(uuid[]) from public;

-- Of many rows at once: a census and the synthetic partnership write thousands in one statement.
create function cases_of_changed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform keep_open_cases(array(select distinct record.child_id from changed join record on record.id = changed.id
    where record.child_id is not null));
  return null;
end $$;
create trigger referral_opens_case after insert on referral referencing new table as changed
  for each statement execute function cases_of_changed();
create trigger referral_changes_case after update on referral referencing new table as changed
  for each statement execute function cases_of_changed();
create trigger front_door_checks_support after insert on parent_support_check referencing new table as changed
  for each statement execute function cases_of_changed();
create trigger support_is_checked after insert on support_check referencing new table as changed
  for each statement execute function cases_of_changed();

-- A referral or a check that is put under another child leaves the first and joins the second.
create function case_of_moved() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform keep_open_cases(array_remove(array[old.child_id, new.child_id], null));
  return null;
end $$;
create trigger moved_record_moves_case after update of child_id on record for each row
  when (old.child_id is distinct from new.child_id and new.kind in ('referral', 'parentSupportCheck', 'supportCheck'))
  execute function case_of_moved();

-- What is open already when this arrives.
select keep_open_cases(array(select distinct record.child_id from referral join record on record.id = referral.id
  where referral.closed_day is null and record.child_id is not null));
