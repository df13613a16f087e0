-- scope: partnership
-- From a worry to a decision. Ownership is by part: the contact is its sender's; what the front door makes of it is the
-- council's; the outcome is a record of its own, given to the sender. No column of one agency stands on another's row.

-- The local threshold document, by version: which levels of need it knows.
create table threshold_scheme (
  id uuid primary key,
  name text not null,
  levels jsonb not null,
  from_day date not null
);

create table contact (
  id uuid primary key references record (id),
  reference text not null,
  team_id uuid not null references body (id),
  received_at timestamptz not null,
  source_code text not null,
  sender_name text not null,
  sender_role text not null,
  sender_organisation text not null,
  sender_reach text not null,
  -- Taken by the front door from somebody without an account, such as a GP by phone.
  by_front_door boolean not null default false,
  given text not null default '',
  family text not null default '',
  -- The name as names are kept for search.
  called text not null default '',
  born text,
  expected_day date,
  sex text not null default 'U',
  nhs_number text not null default '',
  address text not null default '',
  postcode text not null default '',
  school text not null default '',
  worry text not null,
  lived_experience text not null,
  immediate_risk boolean not null,
  parents_told boolean not null,
  parents_not_told_why text not null default '',
  service_agreement text not null,
  lawful_basis text not null,
  version integer not null default 1
);
create index contact_team on contact (team_id, received_at desc);
create index contact_reference on contact (reference);
create index contact_called on contact (called, received_at desc) where called <> '';
create index contact_nhs_number on contact (nhs_number, received_at desc) where nhs_number <> '';

create table contact_note (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id),
  purpose text not null check (purpose in ('question', 'reply', 'addition', 'correction', 'passedOn', 'told')),
  body text not null,
  to_council text not null default '',
  how text not null default ''
);
create index contact_note_contact on contact_note (contact_id);

-- How the front door handles it: how urgent, who has taken it. It stands under no child, so that whoever reads the queue sees it, and
-- two people do not decide one contact.
create table triage (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id),
  urgency text not null default 'amber' check (urgency in ('red', 'amber', 'green')),
  taken_by uuid references post (id),
  taken_at timestamptz,
  version integer not null default 1
);
create unique index triage_contact on triage (contact_id);

-- Which child a contact is about (record.child_id), as its sender or the front door says: the newest in sight counts. A contact stands
-- under no child itself: it stays an ordinary one, to sender and queue, whatever becomes of the child's record. No uniqueness: a row
-- out of sight must not answer.
create table identification (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id)
);
create index identification_contact on identification (contact_id);

create table parent_support_check (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id),
  stage text not null,
  support text not null,
  provider text not null default '',
  checked_on date,
  checked_with text not null default '',
  in_place text not null check (in_place in ('yes', 'no', 'notKnown', 'noneNeeded'))
);
create index parent_support_check_contact on parent_support_check (contact_id);

create table decision (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id),
  outcome text not null,
  level_of_need text not null,
  threshold_scheme_id uuid not null references threshold_scheme (id),
  reason text not null,
  primary_need text,
  message text not null,
  decided_by uuid not null references post (id),
  decided_at timestamptz not null,
  authorised_by uuid references post (id),
  authorised_at timestamptz,
  returned_by uuid references post (id),
  returned_at timestamptz,
  returned_why text not null default '',
  version integer not null default 1
);
create index decision_contact on decision (contact_id);

create table outcome (
  id uuid primary key references record (id),
  contact_id uuid not null references contact (id),
  outcome text not null,
  message text not null,
  effective_at timestamptz not null
);
create index outcome_contact on outcome (contact_id);
create index outcome_effective on outcome (effective_at);

create table referral (
  id uuid primary key references record (id),
  contact_id uuid references contact (id),
  decision_id uuid references decision (id),
  referral_day date not null,
  source_code text,
  primary_need text,
  accepted_as text,
  no_further_action boolean not null default false,
  closed_day date,
  closure_reason text,
  census boolean not null default false,
  version integer not null default 1
);
create index referral_day on referral (referral_day);
create index referral_contact on referral (contact_id) where contact_id is not null;

create table considered (
  id uuid primary key references record (id),
  about text not null,
  worry text not null,
  why_not text not null,
  done_instead text not null default '',
  version integer not null default 1
);

do $$
declare name text;
begin
  foreach name in array array['contact', 'contact_note', 'triage', 'identification', 'parent_support_check', 'decision', 'outcome', 'referral', 'considered'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = %I.id))', name || '_read', name, name);
    execute format('create policy %I on %I for insert to arden_app with check (exists (select from record where record.id = %I.id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name, name);
    execute format('create policy %I on %I for update to arden_app using (exists (select from record where record.id = %I.id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_change', name, name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert, update on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''id'')', name || '_history', name);
  end loop;
end $$;

-- Which contacts still wait for an outcome: derived by triggers from the contacts and outcomes themselves, so that the queue is
-- read by index. It says nothing that the two do not.
create table open_contact (
  contact_id uuid primary key references contact (id),
  team_id uuid not null,
  received_at timestamptz not null
);
create index open_contact_team on open_contact (team_id, received_at);
create function contact_opens() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into open_contact (contact_id, team_id, received_at) values (new.id, new.team_id, new.received_at);
  return null;
end $$;
create trigger contact_opens after insert on contact for each row execute function contact_opens();
-- Once decided, a contact leaves the queue and is part of what is known of its child: what its sender gave to the team that received
-- it goes the child's way from then on, and what the front door took down itself stands under the child.
create function outcome_closes() returns trigger language plpgsql security definer set search_path from current as $$
declare
  child uuid := (select record.child_id from identification join record on record.id = identification.id
    where identification.contact_id = new.contact_id order by identification.id desc limit 1);
  sent record;
  told uuid[];
begin
  delete from open_contact where contact_id = new.contact_id;
  if child is null then
    return null;
  end if;
  select contact.team_id, contact.by_front_door into sent from contact where contact.id = new.contact_id;
  told := array(select new.contact_id union all select contact_note.id from contact_note where contact_note.contact_id = new.contact_id);
  -- By the index of what is shared of a record.
  update share set child_id = child
    where outcome = 'shared' and record_id = any (told) and grantee_id = sent.team_id and grantee_kind = 'body' and share.child_id is null;
  if sent.by_front_door then
    told := told || new.id || array(select triage.id from triage where triage.contact_id = new.contact_id);
    update record set child_id = child where id = any (told);
  end if;
  return null;
end $$;
create trigger outcome_closes after insert on outcome for each row execute function outcome_closes();
-- What is said of a contact later goes wherever the contact went.
create function note_follows_contact() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, until_at, decided_by, decided_at)
    select gen_random_uuid(), new.id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose,
      acting_now(), until_at, decided_by, acting_now()
    from share where share.record_id = new.contact_id and share.outcome = 'shared'
      and (share.until_at is null or share.until_at > acting_now());
  update record set child_id = above.child_id from record as above
    where record.id = new.id and above.id = new.contact_id and above.child_id is not null;
  return null;
end $$;
create trigger note_follows_contact after insert on contact_note for each row execute function note_follows_contact();
alter table open_contact enable row level security;
create policy open_contact_read on open_contact for select to arden_app, arden_reader
  using (exists (select from record where record.id = contact_id));
grant select on open_contact to arden_app, arden_reader;

alter table threshold_scheme enable row level security;
create policy threshold_scheme_read on threshold_scheme for select to arden_app, arden_reader using (true);
create policy threshold_scheme_add on threshold_scheme for insert to arden_app with check ((select current_setting('arden.role', true) = 'administrator'));
grant select on threshold_scheme to arden_app, arden_reader;
grant insert on threshold_scheme to arden_app;
