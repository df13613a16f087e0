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
  using ((select current_setting('arden.role', true)) in ('informationGovernance', 'sealing'));
create policy audit_check_ask on audit_check for insert to arden_app with check (
  (select current_setting('arden.role', true)) = 'sealing'
  or ((select current_setting('arden.role', true)) = 'informationGovernance' and asked_by = (select acting_id('post')) and ended_at is null)
);
create policy audit_check_end on audit_check for update to arden_app
  using ((select current_setting('arden.role', true)) = 'sealing');
grant select on audit_check to arden_app, arden_reader;
grant insert on audit_check to arden_app;
grant update (ended_at, whole, head, fault_seq, fault_event_id, fault) on audit_check to arden_app;
