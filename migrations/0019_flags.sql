-- scope: partnership
-- What partners' systems flag: CP-IS attendance, police notices, Operation Encompass, was not brought, ambulance, school. Ownership is by
-- part: the flag is its sender's; acknowledgement, decision and identification are the receiver's; acknowledgement and outcome are given
-- to the sender. A flag stands under no child, so that it stays an ordinary one to sender and queue, whoever it is about (decision 11).

create table flag (
  id uuid primary key references record (id),
  reference text not null,
  source_reference text not null,
  kind text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  urgency text not null check (urgency in ('immediate', 'soon', 'routine')),
  receiver_kind text not null check (receiver_kind in ('body', 'organisation')),
  receiver_id uuid not null,
  sender_name text not null default '',
  sender_organisation text not null,
  sender_reach text not null default '',
  given text not null default '',
  family text not null default '',
  -- The name as names are kept for search.
  called text not null default '',
  born text,
  sex text not null default 'U',
  nhs_number text not null default '',
  upn text not null default '',
  address text not null default '',
  postcode text not null default '',
  school text not null default '',
  said text not null,
  -- What only this kind of flag tells: a few short answers by name.
  facts jsonb not null default '{}',
  version integer not null default 1
);
create index flag_receiver on flag (receiver_id, received_at desc, id);
create index flag_reference_ours on flag (reference);
create index flag_received on flag (received_at);

create table flag_acknowledgement (
  id uuid primary key references record (id),
  flag_id uuid not null references flag (id)
);
create index flag_acknowledgement_flag on flag_acknowledgement (flag_id);

-- Which child a flag is about (record.child_id): found by the program where NHS number and date of birth agree, or said by the receiver.
create table flag_identification (
  id uuid primary key references record (id),
  flag_id uuid not null references flag (id),
  how text not null check (how in ('numberAndBirth', 'byHand'))
);
create index flag_identification_flag on flag_identification (flag_id);

-- What the receiver did, and why: its own.
create table flag_decision (
  id uuid primary key references record (id),
  flag_id uuid not null references flag (id),
  done text not null,
  reason text not null,
  -- The contact that was raised from it, by its submission.
  submission_id uuid
);
create index flag_decision_flag on flag_decision (flag_id);

-- What its sender is told.
create table flag_outcome (
  id uuid primary key references record (id),
  flag_id uuid not null references flag (id),
  told text not null check (told in ('actedOn', 'noFurtherAction', 'notThisChild')),
  message text not null default '',
  effective_at timestamptz not null
);
create index flag_outcome_flag on flag_outcome (flag_id);

do $$
declare name text;
begin
  foreach name in array array['flag', 'flag_acknowledgement', 'flag_identification', 'flag_decision', 'flag_outcome'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = %I.id))', name || '_read', name, name);
    execute format('create policy %I on %I for insert to arden_app with check (exists (select from record where record.id = %I.id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name, name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''id'')', name || '_history', name);
  end loop;
end $$;

-- Whom it is about may be corrected by whoever said it.
create policy flag_identification_change on flag_identification for update to arden_app using (exists (
  select from record where record.id = flag_identification.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant update (how) on flag_identification to arden_app;

-- The agency's own reference, sent twice, acts once. It tells an organisation of its own references only.
create table flag_reference (
  organisation_id uuid not null references organisation (id),
  source_reference text not null,
  flag_id uuid not null,
  received_at timestamptz not null,
  -- What was sent, by its hash: other words under the same reference are told apart, and not lost in silence.
  mark text not null,
  primary key (organisation_id, source_reference)
);
alter table flag_reference enable row level security;
create policy flag_reference_own on flag_reference for select to arden_app, arden_reader
  using (organisation_id = (select acting_id('organisation')));
create policy flag_reference_add on flag_reference for insert to arden_app
  with check (organisation_id = (select acting_id('organisation')));
grant select on flag_reference to arden_app, arden_reader;
grant insert on flag_reference to arden_app;

-- Which team each kind goes to, where the partnership chose one; a register like the others.
create table flag_route (
  id uuid primary key,
  kind text not null,
  body_id uuid references body (id),
  version integer not null default 1,
  constraint flag_route_kind unique (kind)
);
alter table flag_route enable row level security;
create policy flag_route_read on flag_route for select to arden_app, arden_reader
  using (nullif((select current_setting('arden.post', true)), '') is not null);
create policy flag_route_add on flag_route for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'administrator'));
create policy flag_route_change on flag_route for update to arden_app
  using ((select current_setting('arden.role', true) = 'administrator'));
grant select on flag_route to arden_app, arden_reader;
grant insert on flag_route to arden_app;
grant update (body_id, version) on flag_route to arden_app;
create trigger flag_route_change after insert or update or delete on flag_route for each row execute function write_register_change();

-- Which flags still wait, derived by triggers, so that the queue is read by index. It says nothing that the parts do not.
create table open_flag (
  flag_id uuid primary key references flag (id),
  receiver_id uuid not null,
  kind text not null,
  rank smallint not null,
  received_at timestamptz not null,
  acknowledged_at timestamptz
);
create index open_flag_queue on open_flag (receiver_id, (acknowledged_at is not null), rank, received_at, flag_id);
alter table open_flag enable row level security;
create policy open_flag_read on open_flag for select to arden_app, arden_reader
  using (exists (select from record where record.id = flag_id));
grant select on open_flag to arden_app, arden_reader;

-- Flags that the program has not looked at yet: whom they are about is found after the answer, so that no answer's time tells.
create table flag_arrival (flag_id uuid primary key);
alter table flag_arrival enable row level security;

create function flag_opens() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into open_flag (flag_id, receiver_id, kind, rank, received_at)
    select id, receiver_id, kind, case urgency when 'immediate' then 0 when 'soon' then 1 else 2 end, received_at from added;
  insert into flag_arrival (flag_id) select id from added;
  return null;
end $$;
create trigger flag_opens after insert on flag referencing new table as added for each statement execute function flag_opens();

create function flag_is_acknowledged() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update open_flag set acknowledged_at = acting_now() where flag_id = new.flag_id and acknowledged_at is null;
  return null;
end $$;
create trigger flag_is_acknowledged after insert on flag_acknowledgement for each row execute function flag_is_acknowledged();

-- Answered, a flag leaves the queue and is part of what is known of its child: what the receiver was given of it goes the child's way, and
-- what the receiver made of it stands under the child.
create function flag_closes() returns trigger language plpgsql security definer set search_path from current as $$
declare
  child uuid := (select record.child_id from flag_identification join record on record.id = flag_identification.id
    where flag_identification.flag_id = new.flag_id order by record.recorded_at desc, record.id desc limit 1);
begin
  delete from open_flag where flag_id = new.flag_id;
  if child is null then
    return null;
  end if;
  update share set child_id = child from flag
    where flag.id = new.flag_id and share.record_id = flag.id and share.outcome = 'shared' and share.grantee_id = flag.receiver_id
      and flag.receiver_kind = 'body' and share.child_id is null;
  update record set child_id = child
    where id in (select flag_decision.id from flag_decision where flag_decision.flag_id = new.flag_id) and record.child_id is null;
  return null;
end $$;
create trigger flag_closes after insert on flag_outcome for each row execute function flag_closes();

-- That nobody did anything in time was told to those who answer for it: once for each limit.
create table flag_raising (
  flag_id uuid not null references flag (id),
  what text not null check (what in ('notAcknowledged', 'notAnswered')),
  due date not null,
  at timestamptz not null,
  primary key (flag_id, what)
);
alter table flag_raising enable row level security;
create policy flag_raising_read on flag_raising for select to arden_app, arden_reader
  using (exists (select from record where record.id = flag_id));
grant select on flag_raising to arden_app, arden_reader;

-- An id that stands in the order of its moment, as the ids that the application makes do.
create function id_of_moment(moment timestamptz) returns uuid language sql volatile as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7' || substr(made, 2, 3) || '8' || substr(made, 5, 15))::uuid
  from md5(gen_random_uuid()::text) as made
$$;

create function insist_on_flagging() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'flagging' then
    raise exception using errcode = '42501', message = 'Only the program looks after flags.';
  end if;
end $$;

-- Gives flags to the people named on each restricted child (or on one) that they surely fit: by whom somebody said it is, by NHS number
-- with date of birth, or by the whole name with the whole date of birth. In the name of whoever restricted the child; each post is told.
create function give_flags(asked uuid[], only_child uuid) returns integer
language plpgsql set search_path from current as $$
declare
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
  given integer;
begin
  with sent as (
    select flag.id, flag.nhs_number, flag.born, flag.called, record.recorded_by, body.organisation_id
    from flag join record on record.id = flag.id left join body on body.id = flag.receiver_id
    where flag.id = any (asked)
  ), fitting as (
    select sent.id, sent.recorded_by, restriction.child_id, restriction.placed_by,
      coalesce(sent.organisation_id, child.owner_organisation_id) as organisation_id
    from sent cross join restriction join record as child on child.id = restriction.child_id
    where restriction.lifted_at is null and (only_child is null or restriction.child_id = only_child) and (
      exists (select from flag_identification join record as said on said.id = flag_identification.id
        where flag_identification.flag_id = sent.id and said.child_id = restriction.child_id)
      or (sent.nhs_number <> '' and exists (select from identifier where identifier.person_id = restriction.child_id
        and identifier.scheme = 'nhs' and identifier.search = sent.nhs_number))
      or (sent.called <> '' and exists (select from person join person_name on person_name.person_id = person.id
        where person.id = restriction.child_id and person.born_precision = 'day'
          and to_char(person.born_day, 'YYYY-MM-DD') = sent.born and person_name.search = sent.called)))
  ), told as (
    select distinct fitting.*, post.id as post_id from fitting
      join restriction_name on restriction_name.child_id = fitting.child_id
        and restriction_name.from_at <= moment and (restriction_name.until_at is null or restriction_name.until_at > moment)
      join post on post.staff_id = restriction_name.staff_id and post.from_day <= today and (post.until_day is null or post.until_day >= today)
      join role_kind on role_kind.role = post.role and role_kind.kind = 'flag'
    where post.id <> fitting.recorded_by
      and not exists (select from exclusion where exclusion.child_id = fitting.child_id and exclusion.staff_id = post.staff_id
        and exclusion.from_at <= moment and (exclusion.until_at is null or exclusion.until_at > moment))
      and not exists (select from share where share.record_id = fitting.id and share.grantee_id = post.id
        and share.child_id = fitting.child_id and share.outcome = 'shared')
  ), shared as (
    insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
    select gen_random_uuid(), told.id, told.organisation_id, 'post', told.post_id, told.child_id, 'shared',
      'Public task: a duty to safeguard children',
      'A flag that may be about a child whose record is restricted to named people (Children Act 2004 section 11)',
      moment, told.placed_by, moment
    from told
  ), noticed as (
    insert into notice (id, to_kind, to_id, event, path, record_id, by_post_id, made_at)
    select id_of_moment(moment), 'post', told.post_id, 'flag.named', '/flags/' || told.id, told.id, null, moment
    from (select distinct on (id, post_id) * from told order by id, post_id) as told
    where exists (select from notice_kind where notice_kind.event = 'flag.named')
    returning 1
  )
  select count(*) into given from noticed;
  return given;
end $$;

-- Takes up to so many flags that nobody has looked at: where NHS number and whole date of birth are those of one child of the receiving
-- council and of nobody else, the flag is about that child, in the name of whoever keeps that child's record. How many it looked at.
create function look_at_flags(at_most integer) returns integer
language plpgsql security definer set search_path from current as $$
declare
  waiting uuid[];
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
begin
  perform insist_on_flagging();
  with taken as (
    delete from flag_arrival where flag_arrival.flag_id in (
      select flag_arrival.flag_id from flag_arrival order by flag_arrival.flag_id limit at_most for update skip locked)
    returning flag_arrival.flag_id
  ) select coalesce(array_agg(taken.flag_id), '{}') into waiting from taken;
  if waiting = '{}' then
    return 0;
  end if;
  with found as materialized (
    select id_of_moment(moment) as id, flag.id as flag_id, child.id as child_id, child.owner_organisation_id as owner_id, child.recorded_by,
      spine.submission_id, spine.owner_organisation_id as agency_id, flag.occurred_at, spine.title, flag.receiver_id as body_id
    from flag join record as spine on spine.id = flag.id join body on body.id = flag.receiver_id
      cross join lateral (
        select min(identifier.person_id::text)::uuid as person_id from identifier join person on person.id = identifier.person_id
        where identifier.scheme = 'nhs' and identifier.search = flag.nhs_number
          and (identifier.until_day is null or identifier.until_day >= today)
          and person.born_precision = 'day' and to_char(person.born_day, 'YYYY-MM-DD') = flag.born
        having count(distinct identifier.person_id) = 1
      ) as one
      join record as child on child.id = one.person_id and child.owner_organisation_id = coalesce(body.organisation_id, child.owner_organisation_id)
    where flag.id = any (waiting) and flag.receiver_kind = 'body' and flag.nhs_number <> '' and length(flag.born) = 10
      and not exists (select from flag_identification where flag_identification.flag_id = flag.id)
  ), spines as (
    insert into record (id, kind, child_id, submission_id, owner_organisation_id, owner_body_id, occurred_at, recorded_at, recorded_by, title, agency_id)
    select id, 'flagIdentification', child_id, submission_id, owner_id, body_id, occurred_at, moment, recorded_by, title, agency_id from found
  ), said as (
    insert into flag_identification (id, flag_id, how) select id, flag_id, 'numberAndBirth' from found
  ), shared as (
    -- For the council's own posts: a worker reads it beside what else is known. It goes the child's way: hidden where the child is.
    insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
    select gen_random_uuid(), flag_id, owner_id, 'organisation', owner_id, child_id, 'shared',
      'Public task: a duty to safeguard children', 'Part of what the council knows of this child', moment, recorded_by, moment
    from found
  )
  -- Whoever leads the work with the child is told, wherever they sit.
  insert into notice (id, to_kind, to_id, event, path, record_id, by_post_id, made_at)
    select id_of_moment(moment), 'post', involvement.post_id, 'flag.aboutYourChild', '/flags/' || found.flag_id, found.id, null, moment
    from found join involvement on involvement.child_id = found.child_id and involvement.lead and involvement.until_day is null
      and involvement.organisation_id = found.owner_id and involvement.post_id is not null
    where exists (select from notice_kind where notice_kind.event = 'flag.aboutYourChild');
  perform give_flags(waiting, null);
  return cardinality(waiting);
end $$;

-- Whoever restricts a child, or names somebody on it, sends the open flags past that child.
create function restriction_gives_flags() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform give_flags(array(select open_flag.flag_id from open_flag), new.child_id);
  return null;
end $$;
create trigger restriction_gives_flags after insert on restriction for each row execute function restriction_gives_flags();
create trigger restriction_name_gives_flags after insert on restriction_name for each row execute function restriction_gives_flags();

-- Open flags in the order of their ids, with what was raised about them already.
create function flags_to_raise(after_id uuid, at_most integer)
returns table (flag_id uuid, receiver_id uuid, received_at timestamptz, acknowledged_at timestamptz, immediate boolean, raised text[])
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_flagging();
  return query select open_flag.flag_id, open_flag.receiver_id, open_flag.received_at, open_flag.acknowledged_at, open_flag.rank = 0,
      array(select flag_raising.what from flag_raising where flag_raising.flag_id = open_flag.flag_id)
    from open_flag where after_id is null or open_flag.flag_id > after_id
    order by open_flag.flag_id limit at_most;
end $$;

-- Raises flags that nothing was done about: each once for each limit, and told to those who answer for the receiver: the managers of the
-- team, or of a school its safeguarding leads; where it has none, to the receiver itself. How many were raised.
create function raise_flags(raised jsonb) returns integer
language plpgsql security definer set search_path from current as $$
declare
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
  written integer;
begin
  perform insist_on_flagging();
  with late as (
    select open_flag.flag_id, new_one.what, new_one.due, flag.receiver_kind, flag.receiver_id
    from jsonb_to_recordset(raised) as new_one(flag uuid, what text, due date)
      join open_flag on open_flag.flag_id = new_one.flag and (new_one.what = 'notAnswered' or open_flag.acknowledged_at is null)
      join flag on flag.id = open_flag.flag_id
  ), kept as (
    insert into flag_raising (flag_id, what, due, at) select flag_id, what, due, moment from late
    on conflict do nothing returning flag_raising.flag_id, flag_raising.what
  ), answering as (
    select late.flag_id, late.what, late.receiver_kind, late.receiver_id, post.id as post_id
    from kept join late on late.flag_id = kept.flag_id and late.what = kept.what
      left join post on post.from_day <= today and (post.until_day is null or post.until_day >= today) and (
        (late.receiver_kind = 'body' and post.body_id = late.receiver_id and post.role in ('frontDoorManager', 'teamManager'))
        or (late.receiver_kind = 'organisation' and post.organisation_id = late.receiver_id and post.role = 'safeguardingLead'))
  ), noticed as (
    insert into notice (id, to_kind, to_id, event, path, record_id, by_post_id, made_at)
    select id_of_moment(moment), case when post_id is null then receiver_kind else 'post' end, coalesce(post_id, receiver_id),
      'flag.unanswered', '/flags/' || flag_id, flag_id, null, moment
    from answering where exists (select from notice_kind where notice_kind.event = 'flag.unanswered')
  )
  select count(*) into written from kept;
  return written;
end $$;
revoke execute on function give_flags(uuid[], uuid), look_at_flags(integer), flags_to_raise(uuid, integer), raise_flags(jsonb) from public;
grant execute on function look_at_flags(integer), flags_to_raise(uuid, integer), raise_flags(jsonb) to arden_app;

-- What the indicators count: every flag that the teams of a council received, whatever the asking post may see. Ids and days only.
create function flags_counted(area uuid, first_day date, last_day date, moment timestamptz)
returns table (record_id uuid, flag_kind text, immediate boolean, received_at timestamptz, acknowledged_at timestamptz, answered_at timestamptz)
language sql stable security definer set search_path from current as $$
  select flag.id, flag.kind, flag.urgency = 'immediate', flag.received_at,
    (select min(spine.recorded_at) from flag_acknowledgement join record as spine on spine.id = flag_acknowledgement.id
      where flag_acknowledgement.flag_id = flag.id and spine.recorded_at <= moment),
    (select min(flag_outcome.effective_at) from flag_outcome where flag_outcome.flag_id = flag.id and flag_outcome.effective_at <= moment)
  from body
  join flag on flag.receiver_id = body.id
    and flag.received_at >= (first_day::timestamp at time zone 'Europe/London')
    and flag.received_at < ((last_day + 1)::timestamp at time zone 'Europe/London')
    and flag.received_at <= moment
  where (select asks_for_figures()) and coalesce(body.organisation_id, area) = area
$$;
revoke execute on function flags_counted(uuid, date, date, timestamptz) from public;
grant execute on function flags_counted(uuid, date, date, timestamptz) to arden_app, arden_reader;
