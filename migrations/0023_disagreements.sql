-- scope: partnership
-- Professional disagreement: what one agency disagrees with in another's decision, the stages that it goes through, what each side says.
-- It is the raising agency's record; each reply is the replying agency's. Working Together asks the partners for a way to settle such
-- disputes; its stages and their limits are local.

create table disagreement (
  id uuid primary key references record (id),
  reference text not null,
  theme text not null,
  -- What it disagrees with, in words that stay when what they name goes out of sight.
  about text not null,
  wanted text not null,
  why text not null,
  immediate_risk boolean not null,
  -- No foreign key: it must not answer about a record out of sight.
  about_record_id uuid,
  with_organisation_id uuid not null references organisation (id),
  with_body_id uuid references body (id)
);
create index disagreement_about on disagreement (about_record_id) where about_record_id is not null;

-- Each stage that it reached, when, and why: by the raiser, or by silence, which is the program's own doing.
create table disagreement_stage (
  id uuid primary key,
  disagreement_id uuid not null references disagreement (id),
  stage integer not null check (stage between 1 and 9),
  because text not null check (because in ('raised', 'notResolved', 'silence', 'immediateRisk')),
  reached_at timestamptz not null,
  clock_rule text not null,
  by_post_id uuid references post (id),
  constraint disagreement_stage_once unique (disagreement_id, stage),
  constraint disagreement_stage_silence check ((because = 'silence') = (by_post_id is null))
);

-- What was said, each by whoever said it, and never changed: where a disagreement stands is read from its stages and steps.
create table disagreement_step (
  id uuid primary key references record (id),
  disagreement_id uuid not null references disagreement (id),
  stage integer not null,
  step text not null check (step in ('replied', 'notResolved', 'atRisk', 'ended')),
  verdict text not null default '',
  said text not null
);
create index disagreement_step_of on disagreement_step (disagreement_id, id);

-- Whom it is given to: the team and organisation that decided, and at the last stage the partners' posts.
create table disagreement_addressee (
  disagreement_id uuid not null references disagreement (id),
  grantee_kind text not null check (grantee_kind in ('organisation', 'body', 'post')),
  grantee_id uuid not null,
  stage integer not null,
  primary key (disagreement_id, grantee_id)
);

-- What was learned, without names: the partnership reads it, and not from which disagreement it came.
create table disagreement_learning (
  id uuid primary key,
  disagreement_id uuid not null references disagreement (id),
  said text not null,
  learned_at timestamptz not null,
  by_post_id uuid not null references post (id)
);
create index disagreement_learning_of on disagreement_learning (disagreement_id);

-- Derived from the rows above by triggers: which disagreements are open and how they stand, and which child each goes the way of.
create table open_disagreement (
  disagreement_id uuid primary key references disagreement (id),
  stage integer not null,
  reached_at timestamptz not null,
  clock_rule text not null,
  replied boolean not null default false
);
create table disagreement_child (
  disagreement_id uuid primary key references disagreement (id),
  child_id uuid not null
);
create index disagreement_child_of on disagreement_child (child_id);

do $$
declare name text;
begin
  foreach name in array array['disagreement', 'disagreement_stage', 'disagreement_step', 'disagreement_addressee', 'disagreement_learning',
    'open_disagreement', 'disagreement_child'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
  end loop;
end $$;
create policy disagreement_read on disagreement for select to arden_app, arden_reader
  using (exists (select from record where record.id = disagreement.id));
create policy disagreement_add on disagreement for insert to arden_app with check (
  exists (select from record where record.id = disagreement.id and record.owner_organisation_id = (select acting_id('organisation')))
  and (about_record_id is null or sees_record(about_record_id)));
create policy disagreement_stage_read on disagreement_stage for select to arden_app, arden_reader using (sees_record(disagreement_id));
create policy disagreement_stage_add on disagreement_stage for insert to arden_app
  with check (by_post_id = (select acting_id('post')) and sees_record(disagreement_id));
-- A reply is the replying agency's record, and read by nobody who does not see what it replies to.
create policy disagreement_step_read on disagreement_step for select to arden_app, arden_reader
  using (exists (select from record where record.id = disagreement_step.id) and sees_record(disagreement_id));
create policy disagreement_step_add on disagreement_step for insert to arden_app with check (
  exists (select from record where record.id = disagreement_step.id and record.owner_organisation_id = (select acting_id('organisation')))
  and sees_record(disagreement_id));
create policy disagreement_addressee_read on disagreement_addressee for select to arden_app, arden_reader using (sees_record(disagreement_id));
create policy disagreement_addressee_add on disagreement_addressee for insert to arden_app with check (
  exists (select from record where record.id = disagreement_id and record.owner_organisation_id = (select acting_id('organisation'))));
create policy disagreement_learning_read on disagreement_learning for select to arden_app, arden_reader using (sees_record(disagreement_id));
create policy disagreement_learning_add on disagreement_learning for insert to arden_app
  with check (by_post_id = (select acting_id('post')) and sees_record(disagreement_id));
create policy open_disagreement_read on open_disagreement for select to arden_app, arden_reader using (sees_record(disagreement_id));
-- The raising agency need not know which child the council found it to be.
create policy disagreement_child_read on disagreement_child for select to arden_app, arden_reader
  using (sees_record(disagreement_id) and sees_record(child_id));
grant insert on disagreement, disagreement_stage, disagreement_step, disagreement_addressee, disagreement_learning to arden_app;

create trigger disagreement_history after insert or update or delete on disagreement for each row execute function write_history('id');
create trigger disagreement_stage_history after insert or update or delete on disagreement_stage
  for each row execute function write_history('disagreement_id');
create trigger disagreement_step_history after insert or update or delete on disagreement_step
  for each row execute function write_history('disagreement_id');
create trigger disagreement_learning_history after insert or update or delete on disagreement_learning
  for each row execute function write_history('disagreement_id');

-- A disagreement goes the way of the child that it is about (decision 11): it stands under the child where what it is about does, or
-- where it is raised inside the agency that decided. Another agency's stands under none, so that it keeps what it wrote, and what is
-- given of it goes the child's way.
create function disagreement_stands() returns trigger language plpgsql security definer set search_path from current as $$
declare
  above uuid := (select record.child_id from record where record.id = new.about_record_id);
  child uuid := coalesce(above, (select record.child_id from identification join record on record.id = identification.id
    where identification.contact_id = new.about_record_id order by identification.id desc limit 1));
begin
  if child is null then
    return null;
  end if;
  insert into disagreement_child (disagreement_id, child_id) values (new.id, child);
  update record set child_id = child where id = new.id
    and (above is not null or owner_organisation_id = new.with_organisation_id);
  return null;
end $$;
create trigger disagreement_stands after insert on disagreement for each row execute function disagreement_stands();
create trigger disagreement_step_stands_under_child after insert on disagreement_step
  for each row execute function stands_under_child_of('disagreement_id');

-- Gives every part to everybody who has a part in it, in the name of whoever raised it; nothing is given twice. What those who raised it
-- are told stays ordinary to them, like the outcome of a contact; to all others it goes the child's way.
create function disagreement_goes_round(asked uuid) returns void language sql security definer set search_path from current as $$
  insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
  select gen_random_uuid(), part.id, raised.owner_organisation_id, party.grantee_kind, party.grantee_id,
    case when not party.raising then (select child_id from disagreement_child where disagreement_id = asked) end, 'shared',
    'Public task: my organisation has a duty to safeguard children',
    'A professional disagreement, for those who answer it (Working Together: how the partners settle disputes)',
    acting_now(), raised.recorded_by, acting_now()
  from record as raised
  cross join (select asked as id union all select disagreement_step.id from disagreement_step where disagreement_id = asked) as step
  join record as part on part.id = step.id
  cross join lateral (
    select grantee_kind, grantee_id, false as raising from disagreement_addressee where disagreement_id = asked
      and grantee_id not in (raised.recorded_by, raised.owner_organisation_id, coalesce(raised.owner_body_id, raised.recorded_by))
    union all select 'post', raised.recorded_by, true
    union all select 'body', raised.owner_body_id, true where raised.owner_body_id is not null
    union all select 'organisation', raised.owner_organisation_id, true) as party
  where raised.id = asked and party.grantee_id <> part.owner_organisation_id
    and (part.id <> asked or party.grantee_id not in (raised.recorded_by, coalesce(raised.owner_body_id, raised.recorded_by)))
    and not exists (select from share where share.record_id = part.id and share.grantee_id = party.grantee_id and share.outcome = 'shared'
      and (share.until_at is null or share.until_at > acting_now()))
$$;
create function disagreement_reaches() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform disagreement_goes_round(new.disagreement_id);
  return null;
end $$;
create trigger disagreement_reaches_addressee after insert on disagreement_addressee for each row execute function disagreement_reaches();
create trigger disagreement_step_reaches after insert on disagreement_step for each row execute function disagreement_reaches();

create function disagreement_stage_opens() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into open_disagreement (disagreement_id, stage, reached_at, clock_rule)
    values (new.disagreement_id, new.stage, new.reached_at, new.clock_rule)
    on conflict (disagreement_id) do update set stage = new.stage, reached_at = new.reached_at, clock_rule = new.clock_rule, replied = false;
  return null;
end $$;
create trigger disagreement_stage_opens after insert on disagreement_stage for each row execute function disagreement_stage_opens();
create function disagreement_step_tells() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.step = 'ended' then
    delete from open_disagreement where disagreement_id = new.disagreement_id;
  elsif new.step = 'replied' then
    update open_disagreement set replied = true where disagreement_id = new.disagreement_id;
  end if;
  return null;
end $$;
create trigger disagreement_step_tells after insert on disagreement_step for each row execute function disagreement_step_tells();

-- Raising by itself is the work of the program ('disagreeing'). It reads and moves by the functions below, which hand out ids and moments.
create function insist_on_disagreeing() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'disagreeing' then
    raise exception using errcode = '42501', message = 'Only the program raises by itself.';
  end if;
end $$;
-- Open disagreements that nobody has replied to at their stage, in the order of their ids.
create function disagreements_unanswered(after_id uuid, at_most integer)
returns table (disagreement_id uuid, stage integer, reached_at timestamptz, clock_rule text)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_disagreeing();
  return query select open_disagreement.disagreement_id, open_disagreement.stage, open_disagreement.reached_at, open_disagreement.clock_rule
    from open_disagreement where not replied and (after_id is null or open_disagreement.disagreement_id > after_id)
    order by open_disagreement.disagreement_id limit at_most;
end $$;
-- Moves one on from a stage that stayed silent: null where somebody was first, else whom to tell of its raiser.
create function disagreement_silence(asked uuid, silent_stage integer, next_stage integer, next_rule text)
returns table (raiser_post uuid, raiser_body uuid, with_body uuid, with_organisation uuid)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_disagreeing();
  perform pg_advisory_xact_lock(hashtextextended('disagreement ' || asked::text, 0));
  perform from open_disagreement where disagreement_id = asked and stage = silent_stage and not replied for update;
  if not found then
    return;
  end if;
  insert into disagreement_stage (id, disagreement_id, stage, because, reached_at, clock_rule)
    values (gen_random_uuid(), asked, next_stage, 'silence', acting_now(), next_rule);
  return query select record.recorded_by, record.owner_body_id, disagreement.with_body_id, disagreement.with_organisation_id
    from disagreement join record on record.id = disagreement.id where disagreement.id = asked;
end $$;
-- Gives a disagreement at the last stage to the safeguarding partners' posts: their organisations' safeguarding leads, and their delegated
-- partners. A post whose role reads no child's record is told that something waits, and is given nothing by it.
create function disagreement_to_partners(asked uuid, partner_types text[], last_stage integer)
returns table (post_id uuid, delegated boolean, reads boolean)
language plpgsql security definer set search_path from current as $$
declare
  today date := (acting_now() at time zone 'Europe/London')::date;
begin
  if current_setting('arden.role', true) is distinct from 'disagreeing' and not exists (
    select from record where record.id = asked and record.owner_organisation_id = acting_id('organisation')) then
    raise exception using errcode = '42501', message = 'Only whoever raised it, or the program, takes it to the partners.';
  end if;
  return query with partner as (
    select post.id, seated.id is not null as delegated, coalesce(role_standing.scope, 'none') <> 'none' as reads
    from organisation join post on post.organisation_id = organisation.id
      and post.from_day <= today and (post.until_day is null or post.until_day >= today)
    left join role_standing on role_standing.role = post.role
    left join lateral (select representation.id from representation where representation.post_id = post.id
      and representation.capacity = 'delegatedSafeguardingPartner' and representation.from_day <= today
      and (representation.until_day is null or representation.until_day >= today) limit 1) as seated on true
    where organisation.type = any (partner_types) and organisation.from_day <= today
      and (organisation.until_day is null or organisation.until_day >= today)
      and (seated.id is not null or post.role = 'safeguardingLead')
  ), given as (
    insert into disagreement_addressee (disagreement_id, grantee_kind, grantee_id, stage)
    select asked, 'post', partner.id, last_stage from partner where partner.reads
    on conflict do nothing returning grantee_id
  )
  -- Only those who were not told before: a lead who joins later is told then.
  select partner.id, partner.delegated, partner.reads from partner
  where not partner.reads or partner.id in (select grantee_id from given);
end $$;
revoke execute on function disagreement_goes_round(uuid), disagreements_unanswered(uuid, integer), disagreement_silence(uuid, integer, integer, text),
  disagreement_to_partners(uuid, text[], integer) from public;
grant execute on function disagreements_unanswered(uuid, integer), disagreement_silence(uuid, integer, integer, text),
  disagreement_to_partners(uuid, text[], integer) to arden_app;

-- What the partnership reads: patterns without a child, a name, a day or an id, and the learning, without its disagreement.
create function reads_patterns() returns boolean language sql stable set search_path from current as $$
  select asks_for_figures() and current_setting('arden.role', true) in ('businessManager', 'independentScrutineer', 'boardMember')
$$;
create function disagreement_patterns(first_day date, last_day date)
returns table (raised_by text, decided_by text, theme text, stage integer, days integer, silent integer, stages integer, ended_as text)
language sql stable security definer set search_path from current as $$
  select raiser.name, decider.name, disagreement.theme, reached.stage,
    (ended.at at time zone 'Europe/London')::date - (record.recorded_at at time zone 'Europe/London')::date,
    reached.silent, reached.stages, ended.verdict
  from disagreement join record on record.id = disagreement.id
  join organisation as raiser on raiser.id = record.owner_organisation_id
  join organisation as decider on decider.id = disagreement.with_organisation_id
  cross join lateral (select max(disagreement_stage.stage) as stage, count(*)::integer as stages,
    count(*) filter (where because = 'silence')::integer as silent
    from disagreement_stage where disagreement_id = disagreement.id) as reached
  left join lateral (select spine.recorded_at as at, disagreement_step.verdict from disagreement_step
    join record as spine on spine.id = disagreement_step.id
    where disagreement_id = disagreement.id and step = 'ended' limit 1) as ended on true
  where (select reads_patterns()) and record.kind = 'disagreement'
    and record.recorded_at >= (first_day::timestamp at time zone 'Europe/London')
    and record.recorded_at < ((last_day + 1)::timestamp at time zone 'Europe/London')
$$;
create function disagreement_learned(first_day date, last_day date) returns table (theme text, said text)
language sql stable security definer set search_path from current as $$
  select disagreement.theme, disagreement_learning.said
  from disagreement_learning join disagreement on disagreement.id = disagreement_learning.disagreement_id
  where (select reads_patterns())
    and learned_at >= (first_day::timestamp at time zone 'Europe/London')
    and learned_at < ((last_day + 1)::timestamp at time zone 'Europe/London')
  order by disagreement.theme, disagreement_learning.said
$$;
create function disagreements_at_partners(last_stage integer) returns integer
language sql stable security definer set search_path from current as $$
  select case when reads_patterns() then (select count(*)::integer from open_disagreement where stage = last_stage) end
$$;
revoke execute on function disagreement_patterns(date, date), disagreement_learned(date, date), disagreements_at_partners(integer) from public;
grant execute on function disagreement_patterns(date, date), disagreement_learned(date, date), disagreements_at_partners(integer) to arden_app, arden_reader;
