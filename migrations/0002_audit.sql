-- scope: both
-- Reading is an act: one row an act, one subject row for each child shown. Rows hold ids and field names, never values,
-- so that the chain still verifies after a disposal. Insert-only by grant; sealed in a hash chain by a job.

create table audit_event (
  id uuid primary key,
  at timestamptz not null,
  txid xid8 not null default pg_current_xact_id(),
  account_id text,
  staff_id uuid,
  post_id uuid,
  event text not null,
  purpose text not null,
  target text not null default '',
  outcome text not null check (outcome in ('allowed', 'refused')),
  reason text not null default '',
  request_id text not null default '',
  detail text not null default ''
);
create index audit_event_txid on audit_event (txid);
create index audit_event_at on audit_event (at desc, id);

create table audit_subject (
  event_id uuid not null references audit_event (id),
  child_id uuid not null,
  ground text not null,
  primary key (event_id, child_id)
);
create index audit_subject_child on audit_subject (child_id);

create table audit_seal (
  seq bigint primary key check (seq > 0),
  event_id uuid not null references audit_event (id),
  txid xid8 not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null,
  constraint audit_seal_event unique (event_id)
);

-- Each seal follows the last: a gap or a second branch is refused where it is made.
create function audit_seal_follows() returns trigger language plpgsql as $$
begin
  if new.seq <> coalesce((select max(seq) from audit_seal), 0) + 1 then
    raise exception 'a seal must follow the last one';
  end if;
  return new;
end $$;
create trigger audit_seal_follows before insert on audit_seal for each row execute function audit_seal_follows();

alter table audit_event enable row level security;
alter table audit_subject enable row level security;
alter table audit_seal enable row level security;

create policy audit_event_insert on audit_event for insert to arden_app, arden_reader
  with check (post_id is not distinct from nullif(current_setting('arden.post', true), '')::uuid);
create policy audit_subject_insert on audit_subject for insert to arden_app, arden_reader with check (true);

-- Read by the posts whose work it is, and by the sealing. The setting is compared inside its select: so the planner expects half of the
-- rows; of a comparison outside it, one in a hundred or fewer, and plans for a page of a million as if hardly any were read.
create policy audit_event_read on audit_event for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) in ('informationGovernance', 'sealing')));
create policy audit_subject_read on audit_subject for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) in ('informationGovernance', 'sealing')));
create policy audit_seal_read on audit_seal for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true) in ('informationGovernance', 'sealing')));
create policy audit_seal_insert on audit_seal for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'sealing'));

grant select, insert on audit_event, audit_subject to arden_app, arden_reader;
grant select on audit_seal to arden_app, arden_reader;
grant insert on audit_seal to arden_app;
