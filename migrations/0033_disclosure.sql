-- scope: partnership
-- Subject access (UK GDPR, article 15): what one organisation keeps about a person, given to them, with other people redacted and each
-- redaction with its reason. Each organisation answers for what it keeps itself.

create table access_request (
  id uuid primary key references record (id),
  requester_kind text not null check (requester_kind in ('self', 'parent', 'representative')),
  requester text not null,
  -- How it was made sure who asks, and that they may.
  identity_check text not null,
  scope text not null,
  received_day date not null,
  -- Two months more, where it is complex: said to the requester within the first.
  extended_because text,
  extended_at timestamptz,
  version integer not null default 1,
  constraint access_request_extended check ((extended_at is null) = (extended_because is null))
);
create table access_withholding (
  id uuid primary key,
  request_id uuid not null references access_request (id),
  -- No foreign key: it must not answer about a record out of sight.
  record_id uuid not null,
  exemption text not null,
  why text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index access_withholding_request on access_withholding (request_id);
create unique index access_withholding_standing on access_withholding (request_id, record_id) where ended_at is null;
create table access_redaction (
  id uuid primary key,
  request_id uuid not null references access_request (id),
  words text not null,
  exemption text not null,
  why text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index access_redaction_request on access_redaction (request_id);
-- What was put together, as it stood then; approved by another, then given.
create table access_bundle (
  id uuid primary key,
  request_id uuid not null references access_request (id),
  content jsonb not null,
  records integer not null,
  redactions integer not null,
  withheld integer not null,
  made_by uuid not null references post (id),
  made_staff uuid not null references staff (id),
  made_at timestamptz not null,
  decision text check (decision in ('approved', 'returned')),
  decided_because text,
  decided_by uuid references post (id),
  decided_staff uuid references staff (id),
  decided_at timestamptz,
  given_how text,
  given_by uuid references post (id),
  given_at timestamptz,
  constraint access_bundle_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_staff is null)),
  constraint access_bundle_two_people check (decided_staff is null or decided_staff <> made_staff),
  constraint access_bundle_given check (given_at is null or (decision = 'approved' and given_how is not null and given_by is not null))
);
create index access_bundle_request on access_bundle (request_id, made_at desc);

alter table access_request enable row level security;
create policy access_request_read on access_request for select to arden_app, arden_reader
  using (exists (select from record where record.id = access_request.id));
create policy access_request_add on access_request for insert to arden_app with check (
  exists (select from record where record.id = access_request.id and record.owner_organisation_id = (select acting_id('organisation'))));
create policy access_request_change on access_request for update to arden_app using (
  exists (select from record where record.id = access_request.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant select on access_request to arden_app, arden_reader;
grant insert on access_request to arden_app;
grant update (extended_because, extended_at, version) on access_request to arden_app;
create trigger access_request_history after insert or update or delete on access_request for each row execute function write_history('id');

do $$
declare name text;
begin
  foreach name in array array['access_withholding', 'access_redaction', 'access_bundle'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = request_id))', name || '_read', name);
    execute format('create policy %I on %I for insert to arden_app with check (made_by = (select acting_id(''post'')) and exists (
      select from record where record.id = request_id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name);
    execute format('create policy %I on %I for update to arden_app using (exists (
      select from record where record.id = request_id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_end', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''request_id'')', name || '_history', name);
  end loop;
end $$;
grant update (ended_at) on access_withholding, access_redaction to arden_app;
grant update (decision, decided_because, decided_by, decided_staff, decided_at, given_how, given_by, given_at) on access_bundle to arden_app;
