-- scope: partnership
-- The audit is read by person, by event and by outcome, newest first, and its chain is checked.

create index audit_event_staff on audit_event (staff_id, at desc, id);
create index audit_event_event on audit_event (event, at desc, id);
create index audit_event_refused on audit_event (at desc, id) where outcome = 'refused';

-- A check of the chain: asked for by a post, or made by the program every night. Without an end it is still under way.
create table audit_check (
  id uuid primary key,
  asked_by uuid references post (id),
  asked_at timestamptz not null,
  ended_at timestamptz,
  -- How many rows were whole from the first on, and the hash of the last of them.
  whole bigint,
  head text,
  -- The seal at which the chain broke, and what is wrong there.
  fault_seq bigint,
  fault_event_id text,
  fault text,
  constraint audit_check_ended check ((ended_at is null) = (whole is null)),
  constraint audit_check_fault check ((fault is null) = (fault_seq is null) and (fault is null or ended_at is not null))
);
create index audit_check_ended on audit_check (ended_at desc);
create index audit_check_asked_by on audit_check (asked_by);

alter table audit_check enable row level security;
create policy audit_check_read on audit_check for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) in ('informationGovernance', 'sealing')));
create policy audit_check_ask on audit_check for insert to arden_app with check (
  (select current_setting('arden.role', true) = 'sealing')
  or ((select current_setting('arden.role', true) = 'informationGovernance') and asked_by = (select acting_id('post')) and ended_at is null)
);
create policy audit_check_end on audit_check for update to arden_app
  using ((select current_setting('arden.role', true) = 'sealing'));
grant select on audit_check to arden_app, arden_reader;
grant insert on audit_check to arden_app;
grant update (ended_at, whole, head, fault_seq, fault_event_id, fault) on audit_check to arden_app;

-- Which rows of the audit a page shows: ids only, in order, which the caller joins under the policy. Asked of the table itself, because
-- under the policy nobody can tell how many rows will pass, and the newest fifty of a million are found by sorting all of them.
create function audit_page(asked_staff uuid[], asked_post uuid, asked_event text, asked_outcome text, asked_from timestamptz,
  asked_until timestamptz, asked_child uuid, place_at timestamptz, place_id uuid, newer boolean, most integer)
returns table (id uuid) language plpgsql stable rows 50 security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'informationGovernance'
    or current_setting('arden.partnership', true) is distinct from current_schema()::text then return; end if;
  return query execute 'select event.id from audit_event as event where true'
    || case when asked_staff is null then '' when cardinality(asked_staff) = 1 then ' and event.staff_id = ($1)[1]'
      else ' and event.staff_id = any ($1)' end
    || case when asked_post is null then '' else ' and event.post_id = $2' end
    || case when asked_event is null then '' else ' and event.event = $3' end
    || case when asked_outcome is null then '' when asked_outcome = 'refused' then ' and event.outcome = ''refused'''
      else ' and event.outcome = $4' end
    || case when asked_from is null then '' else ' and event.at >= $5' end
    || case when asked_until is null then '' else ' and event.at < $6' end
    || case when asked_child is null then ''
      else ' and event.id = any (array(select event_id from audit_subject where child_id = $7))' end
    || case when place_at is null then ''
      when newer then ' and event.at >= $8 and (event.at > $8 or event.id < $9)'
      else ' and event.at <= $8 and (event.at < $8 or event.id > $9)' end
    || case when newer then ' order by event.at, event.id desc' else ' order by event.at desc, event.id' end
    || ' limit $10'
  using asked_staff, asked_post, asked_event, asked_outcome, asked_from, asked_until, asked_child, place_at, place_id, most;
end $$;
revoke execute on function audit_page(uuid[], uuid, text, text, timestamptz, timestamptz, uuid, timestamptz, uuid, boolean, integer) from public;
grant execute on function audit_page(uuid[], uuid, text, text, timestamptz, timestamptz, uuid, timestamptz, uuid, boolean, integer)
  to arden_app, arden_reader;
