-- scope: partnership
-- What the front door asks other agencies about a child, and what they say. Each part has one owner: the check is the council's and
-- stands under its child; the request is what was handed over, and holds exactly what was chosen to be given; a reply is the agency's.
-- Requests and replies stand under no child, because an agency need not have the child in its reach.

-- That an agency was asked, and whether the question was taken back.
create table agency_check (
  id uuid primary key references record (id),
  contact_id uuid references contact (id),
  withdrawn_by uuid references post (id),
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  version integer not null default 1,
  constraint agency_check_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index agency_check_contact on agency_check (contact_id) where contact_id is not null;

create table check_request (
  id uuid primary key references record (id),
  check_id uuid not null references agency_check (id),
  asked_kind text not null check (asked_kind in ('organisation', 'body', 'post')),
  asked_id uuid not null,
  -- The organisation that the asked team or post belongs to: none for a body of the partnership itself.
  asked_organisation_id uuid references organisation (id),
  -- Whom it is about, and the facts that were chosen to be given: copied, so that it stays what was given.
  about text not null,
  given jsonb not null,
  question text not null,
  purpose text not null,
  lawful_basis text not null,
  condition text not null,
  family_told boolean not null,
  family_not_told_why text not null default '',
  urgency text not null check (urgency in ('immediate', 'urgent', 'routine')),
  reach text not null,
  asked_at timestamptz not null,
  -- By when, as it was said when it was asked: lists are in its order, and figures judge by it. Pages work the clock out again.
  due_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text not null default ''
);
create index check_request_check on check_request (check_id);
create index check_request_asked on check_request (asked_id, id);
create index check_request_asked_at on check_request (asked_at);

-- One answer each and never changed: a later one corrects an earlier, and both stand.
create table check_reply (
  id uuid primary key references record (id),
  request_id uuid not null references check_request (id),
  answer text not null check (answer in ('known', 'nothing', 'refused')),
  known text not null default '',
  -- Who searched which systems.
  searched text not null default '',
  ground text,
  reason text not null default '',
  next_step text not null default '',
  corrects_id uuid references check_reply (id),
  corrected_why text not null default '',
  constraint check_reply_refused check ((answer = 'refused') = (ground is not null)),
  constraint check_reply_corrects check ((corrects_id is null) = (corrected_why = ''))
);
create index check_reply_request on check_reply (request_id, id);

-- The council's word, under the child, that an agency answered.
create table check_answer (
  id uuid primary key references record (id),
  check_id uuid not null references agency_check (id),
  reply_id uuid not null references check_reply (id),
  answer text not null,
  answered_at timestamptz not null
);
create index check_answer_check on check_answer (check_id, answered_at);

do $$
declare name text;
begin
  foreach name in array array['agency_check', 'check_request', 'check_reply', 'check_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = %I.id))', name || '_read', name, name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''id'')', name || '_history', name);
  end loop;
  foreach name in array array['agency_check', 'check_request', 'check_reply'] loop
    execute format('create policy %I on %I for insert to arden_app with check (exists (select from record where record.id = %I.id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name, name);
    execute format('grant insert on %I to arden_app', name);
  end loop;
end $$;
create policy agency_check_change on agency_check for update to arden_app using (
  exists (select from record where record.id = agency_check.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant update (withdrawn_by, withdrawn_at, withdrawn_why, version) on agency_check to arden_app;
-- Only what somebody was asked is answered.
create policy check_reply_to_seen on check_reply as restrictive for insert to arden_app with check (sees_record(request_id));

-- Which check a request or a reply belongs to, and which request a reply answers. Asked by the policy only.
create function check_behind(asked uuid) returns uuid language sql stable security definer set search_path from current as $$
  select check_id from check_request where id = asked
$$;
create function request_behind(asked uuid) returns uuid language sql stable security definer set search_path from current as $$
  select request_id from check_reply where id = asked
$$;
-- Whether a record was given to the acting post, in a way that is open to it.
create function is_given(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from share where share.record_id = asked and share.outcome = 'shared'
    and share.grantee_id = any (acting_ids('grantees'))
    and share.from_at <= acting_now() and (share.until_at is null or share.until_at > acting_now())
    and (share.child_id is null or not is_hidden(share.child_id)))
$$;
-- A request stands under no child, but a conflict of interest with its child beats every grant of it.
create function is_check_of_excluded(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from record where record.id = asked and record.child_id = any (acting_ids('excluded')))
$$;
revoke execute on function check_behind(uuid), request_behind(uuid), is_given(uuid), is_check_of_excluded(uuid) from public;
grant execute on function check_behind(uuid), request_behind(uuid), is_given(uuid), is_check_of_excluded(uuid) to arden_app, arden_reader;

-- Holding a request or a reply is not reason enough to read it, for the council nor for an agency: a request is read by those to whom
-- it was given and by those who see its check, a reply by those who read its request. So what a designated lead alone was asked about a
-- restricted child stays out of the agency's inbox, and out of the front door's. Until a request has its own row it has no check.
create function opens_part_of_check(asked uuid, kind text) returns boolean language sql stable set search_path from current as $$
  select case kind
    when 'checkReply' then request_behind(asked) is null or sees_record(request_behind(asked))
    else check_behind(asked) is null
      or (not is_check_of_excluded(check_behind(asked)) and (is_given(asked) or sees_record(check_behind(asked)))) end
$$;
create policy record_part_of_check on record as restrictive for select to arden_app, arden_reader using (
  kind not in ('checkRequest', 'checkReply') or opens_part_of_check(id, kind));

-- Which requests still wait: derived from requests, answers and withdrawals by triggers, so that lists are read by index.
create table open_check (
  check_id uuid primary key references agency_check (id),
  request_id uuid not null references check_request (id),
  asked_id uuid not null,
  by_organisation_id uuid not null,
  due_at timestamptz not null,
  -- When it was told that it is late.
  late_told_at timestamptz
);
create index open_check_asked on open_check (asked_id, due_at);
create index open_check_by on open_check (by_organisation_id, due_at);
create index open_check_late on open_check (due_at) where late_told_at is null;
alter table open_check enable row level security;
create policy open_check_read on open_check for select to arden_app, arden_reader
  using (exists (select from record where record.id = request_id));
grant select on open_check to arden_app, arden_reader;

create function check_opens() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into open_check (check_id, request_id, asked_id, by_organisation_id, due_at)
    select new.check_id, new.id, new.asked_id, record.owner_organisation_id, new.due_at from record where record.id = new.id;
  return null;
end $$;
create trigger check_opens after insert on check_request for each row execute function check_opens();

create function check_is_withdrawn() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update check_request set withdrawn_at = new.withdrawn_at, withdrawn_why = new.withdrawn_why where check_id = new.id;
  delete from open_check where check_id = new.id;
  return null;
end $$;
create trigger check_is_withdrawn after update of withdrawn_at on agency_check for each row
  when (new.withdrawn_at is not null and old.withdrawn_at is null) execute function check_is_withdrawn();

-- A reply is given to the team that asked, and where the child is known to the whole council that keeps it, the child's way. The council
-- writes down under the child that it came: the replying agency need not know which record that is.
create function check_is_answered() returns trigger language plpgsql security definer set search_path from current as $$
declare
  asked record;
  answer_id uuid := gen_random_uuid();
  said text;
begin
  select agency_check.id as check_id, spine.child_id, spine.submission_id, spine.owner_organisation_id, spine.owner_body_id,
      reply.owner_organisation_id as by_organisation_id, organisation.name
    into asked
    from check_request join agency_check on agency_check.id = check_request.check_id
      join record as spine on spine.id = agency_check.id
      join record as reply on reply.id = new.id join organisation on organisation.id = reply.owner_organisation_id
    where check_request.id = new.request_id;
  insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
    select gen_random_uuid(), new.id, asked.by_organisation_id, grantee.kind, grantee.id, asked.child_id, 'shared',
      'Public task: a duty to safeguard children', 'Reply to an agency check (Children Act 2004 section 11; Working Together)',
      acting_now(), acting_id('post'), acting_now()
    from (values ('body', asked.owner_body_id), ('organisation', asked.owner_organisation_id)) as grantee (kind, id)
    where grantee.id is not null;
  said := case new.answer when 'known' then 'something known' when 'nothing' then 'nothing known' else 'refused' end;
  insert into record (id, kind, child_id, submission_id, owner_organisation_id, owner_body_id, occurred_at, recorded_at, recorded_by, title, agency_id)
    values (answer_id, 'checkAnswer', asked.child_id, asked.submission_id, asked.owner_organisation_id, asked.owner_body_id,
      acting_now(), acting_now(), acting_id('post'),
      case when new.corrects_id is null then asked.name || ': ' || said else asked.name || ' corrected its answer: ' || said end,
      asked.by_organisation_id);
  insert into check_answer (id, check_id, reply_id, answer, answered_at)
    values (answer_id, asked.check_id, new.id, new.answer, acting_now());
  delete from open_check where check_id = asked.check_id;
  return null;
end $$;
create trigger check_is_answered after insert on check_reply for each row execute function check_is_answered();

-- Asked of a contact before anybody said which child it is about, a check goes the contact's way once that is decided: under the child,
-- and hidden with it from those to whom it was given. What one designated post alone was given stays with that post.
create function checks_go_with_contact() returns trigger language plpgsql security definer set search_path from current as $$
declare
  child uuid := (select record.child_id from identification join record on record.id = identification.id
    where identification.contact_id = new.contact_id order by identification.id desc limit 1);
  checks uuid[] := array(select agency_check.id from agency_check join record on record.id = agency_check.id
    where agency_check.contact_id = new.contact_id and record.child_id is null);
  requests uuid[] := array(select check_request.id from check_request where check_request.check_id = any (checks));
begin
  if child is null or cardinality(checks) = 0 then
    return null;
  end if;
  update record set child_id = child
    where id = any (checks) or id in (select check_answer.id from check_answer where check_answer.check_id = any (checks));
  update share set child_id = child
    where outcome = 'shared' and grantee_kind <> 'post' and share.child_id is null
      and (record_id = any (requests)
        or record_id in (select check_reply.id from check_reply where check_reply.request_id = any (requests)));
  return null;
end $$;
create trigger checks_go_with_contact after insert on outcome for each row execute function checks_go_with_contact();

-- What is late and nobody was told of: the work of the program itself ('checking'), by ids and moments and nothing of what was asked.
create function insist_on_checking() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'checking' then
    raise exception using errcode = '42501', message = 'Only the program looks for late checks.';
  end if;
end $$;
create function checks_to_tell(at_most integer) returns table (check_id uuid, request_id uuid, asked_kind text, asked_id uuid,
  by_post_id uuid, urgency text, asked_at timestamptz)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_checking();
  return query select open_check.check_id, open_check.request_id, check_request.asked_kind, check_request.asked_id, record.recorded_by,
      check_request.urgency, check_request.asked_at
    from open_check join check_request on check_request.id = open_check.request_id join record on record.id = open_check.check_id
    where open_check.late_told_at is null and open_check.due_at < acting_now()
    order by open_check.due_at limit at_most;
end $$;
create function check_told_late(asked uuid) returns boolean
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_checking();
  update open_check set late_told_at = acting_now() where open_check.check_id = asked and late_told_at is null;
  return found;
end $$;
revoke execute on function checks_to_tell(integer), check_told_late(uuid) from public;
grant execute on function checks_to_tell(integer), check_told_late(uuid) to arden_app;

-- What the figures of agency checks count: everything asked, whatever the asking post may see; ids, codes and moments alone.
create function checks_counted(area uuid, first_day date, last_day date, moment timestamptz)
returns table (record_id uuid, organisation_id uuid, urgency text, due_at timestamptz, answered_at timestamptz, answer text, withdrawn_at timestamptz)
language sql stable security definer set search_path from current as $$
  select agency_check.id, check_request.asked_organisation_id, check_request.urgency, check_request.due_at,
    (select min(check_answer.answered_at) from check_answer where check_answer.check_id = agency_check.id and check_answer.answered_at <= moment),
    (select check_answer.answer from check_answer where check_answer.check_id = agency_check.id and check_answer.answered_at <= moment
      order by check_answer.answered_at desc, check_answer.reply_id desc limit 1),
    case when agency_check.withdrawn_at <= moment then agency_check.withdrawn_at end
  from check_request join agency_check on agency_check.id = check_request.check_id
    join record on record.id = agency_check.id and record.recorded_at <= moment and record.owner_organisation_id = area
  -- What one person was asked about a restricted child is no agency's lateness, and a count of it beside the agency's name would hint.
  where (select asks_for_figures()) and check_request.asked_kind <> 'post'
    and check_request.asked_at >= (first_day::timestamp at time zone 'Europe/London')
    and check_request.asked_at < ((last_day + 1)::timestamp at time zone 'Europe/London')
$$;
revoke execute on function checks_counted(uuid, date, date, timestamptz) from public;
grant execute on function checks_counted(uuid, date, date, timestamptz) to arden_app, arden_reader;
