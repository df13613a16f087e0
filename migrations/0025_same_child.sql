-- scope: partnership
-- Two records of one child, as people said: linked, or told apart; and either taken back. No row of either record is moved or changed,
-- so that what was said wrongly can be unsaid with nothing lost. While two are linked, a restriction or an exclusion of one holds for both.

create table same_child (
  id uuid primary key,
  -- The record to read first. No foreign keys: they must not answer about a record out of sight.
  kept_id uuid not null,
  other_id uuid not null,
  saying text not null check (saying in ('same', 'different')),
  reason text not null,
  -- How likely the model held it when it was said.
  probability real not null,
  said_by uuid not null references post (id),
  said_at timestamptz not null,
  undone_by uuid references post (id),
  undone_at timestamptz,
  undone_why text not null default '',
  -- Whether what came through the link was ended with it; else each record keeps it for its own.
  carried_ended boolean not null default false,
  version integer not null default 1,
  constraint same_child_two check (kept_id <> other_id),
  constraint same_child_undone check ((undone_by is null) = (undone_at is null))
);
-- Whoever sees both records sees what is said of them, so that this answers about nothing out of sight.
create unique index same_child_standing on same_child (least(kept_id, other_id), greatest(kept_id, other_id)) where undone_at is null;
create index same_child_kept on same_child (kept_id);
create index same_child_other on same_child (other_id);

create function may_say_same() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') in ('frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager')
$$;
alter table same_child enable row level security;
create policy same_child_read on same_child for select to arden_app, arden_reader using (sees_record(kept_id) and sees_record(other_id));
create policy same_child_say on same_child for insert to arden_app with check (
  (select may_say_same()) and said_by = (select acting_id('post')) and undone_at is null and sees_record(kept_id) and sees_record(other_id));
create policy same_child_undo on same_child for update to arden_app
  using ((select may_say_same()) and undone_at is null)
  with check (undone_by = (select acting_id('post')) and undone_at is not null);
grant select on same_child to arden_app, arden_reader;
grant insert on same_child to arden_app;
grant update (undone_by, undone_at, undone_why, carried_ended, version) on same_child to arden_app;

-- What came to a record through a link names it, so that each record's own can be told from what was carried to it.
alter table restriction add column carried_by uuid;
alter table restriction_name add column carried_by uuid;
alter table exclusion add column carried_by uuid;

-- The records that are linked with one now, each with its link.
create function linked_with(asked uuid) returns table (link_id uuid, other_id uuid)
language sql stable security definer set search_path from current as $$
  select id, same_child.other_id from same_child where kept_id = asked and saying = 'same' and undone_at is null
  union all select id, kept_id from same_child where same_child.other_id = asked and saying = 'same' and undone_at is null
$$;
revoke execute on function linked_with(uuid) from public;

-- Who is named on a record now.
create function named_now(asked uuid) returns uuid[] language sql stable security definer set search_path from current as $$
  select coalesce(array_agg(distinct staff_id order by staff_id), '{}') from restriction_name
  where child_id = asked and from_at <= acting_now() and (until_at is null or until_at > acting_now())
$$;
revoke execute on function named_now(uuid) from public;

-- Whether two records are restricted to different people: linked, one of them would be opened to people, or closed to others, whom
-- nobody chose. Asked by whoever sees both; of a record out of sight it says no.
create function named_differently(one uuid, other uuid) returns boolean language sql stable security definer set search_path from current as $$
  select (one = any (acting_ids('named')) and other = any (acting_ids('named')))
    and exists (select from restriction where child_id = one and lifted_at is null)
    and exists (select from restriction where child_id = other and lifted_at is null)
    and named_now(one) <> named_now(other)
$$;
revoke execute on function named_differently(uuid, uuid) from public;
grant execute on function named_differently(uuid, uuid) to arden_app, arden_reader;

-- The transaction's own standing follows what it carried: who is named on the one is named on the other from then on.
create function stand_named(child uuid) returns void language plpgsql security definer set search_path from current as $$
begin
  if acting_id('staff') = any (named_now(child)) and child <> all (acting_ids('named')) then
    perform set_config('arden.named', (acting_ids('named') || child)::text, true);
  end if;
end $$;
revoke execute on function stand_named(uuid) from public;

-- Carries what hides one record to the other: the restriction with exactly the people named on it, and the exclusions.
create function carry_hiding(link uuid, source uuid, target uuid) returns void language plpgsql security definer set search_path from current as $$
declare
  moment timestamptz := acting_now();
begin
  insert into exclusion (id, child_id, staff_id, reason, placed_by, from_at, until_at, carried_by)
    select gen_random_uuid(), target, staff_id, reason, placed_by, moment, until_at, link from exclusion as held
    where held.child_id = source and held.from_at <= moment and (held.until_at is null or held.until_at > moment)
      and not exists (select from exclusion as there where there.child_id = target and there.staff_id = held.staff_id
        and there.from_at <= moment and (there.until_at is null or there.until_at > moment));
  if exists (select from restriction where child_id = source and lifted_at is null)
    and not exists (select from restriction where child_id = target and lifted_at is null) then
    -- Names that were left of a restriction long lifted are nobody's choice for this one.
    update restriction_name set until_at = moment
      where child_id = target and (until_at is null or until_at > moment) and staff_id <> all (named_now(source));
    insert into restriction_name (id, child_id, staff_id, from_at, until_at, carried_by)
      select gen_random_uuid(), target, staff_id, moment, null, link from unnest(named_now(source)) as staff_id
      where staff_id <> all (named_now(target));
    insert into restriction (id, child_id, reason, placed_by, placed_at, carried_by)
      select gen_random_uuid(), target, reason, placed_by, moment, link from restriction where child_id = source and lifted_at is null;
    perform stand_named(target);
  end if;
end $$;
revoke execute on function carry_hiding(uuid, uuid, uuid) from public;

create function link_carries() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.saying <> 'same' then return null; end if;
  -- Links make a tree: what came by one of them ends with it, and nothing came round by another way.
  perform pg_advisory_xact_lock(hashtextextended('same_child', 0));
  if exists (with recursive met (id) as (
      select linked.other_id from linked_with(new.kept_id) as linked where linked.link_id <> new.id
      union select linked.other_id from met cross join lateral linked_with(met.id) as linked where linked.link_id <> new.id
    ) select from met where met.id = new.other_id) then
    raise exception using errcode = 'AR003', message = 'The two records are linked already.';
  end if;
  -- A restriction that is placed on either at this moment waits, or is waited for.
  perform from record where record.id in (new.kept_id, new.other_id) order by record.id for update;
  if exists (select from restriction where child_id = new.kept_id and lifted_at is null)
    and exists (select from restriction where child_id = new.other_id and lifted_at is null)
    and named_now(new.kept_id) <> named_now(new.other_id) then
    raise exception using errcode = 'AR002', message = 'The two records are restricted to different people.';
  end if;
  perform carry_hiding(new.id, new.kept_id, new.other_id), carry_hiding(new.id, new.other_id, new.kept_id);
  return null;
end $$;
create trigger link_carries after insert on same_child for each row execute function link_carries();

-- What is placed on one while they are linked is placed on the other, and what is ended is ended: one child, one answer.
create function restriction_is_carried() returns trigger language plpgsql security definer set search_path from current as $$
declare
  link record;
begin
  for link in select * from linked_with(new.child_id) loop
    if tg_op = 'INSERT' then
      perform carry_hiding(link.link_id, new.child_id, link.other_id);
    elsif new.lifted_at is not null and old.lifted_at is null then
      update restriction set lifted_at = new.lifted_at, lifted_by = new.lifted_by, version = version + 1
        where child_id = link.other_id and lifted_at is null;
    end if;
  end loop;
  return null;
end $$;
create trigger restriction_is_carried after insert or update of lifted_at on restriction
  for each row execute function restriction_is_carried();

create function restriction_name_is_carried() returns trigger language plpgsql security definer set search_path from current as $$
declare
  link record;
  moment timestamptz := acting_now();
begin
  for link in select * from linked_with(new.child_id) loop
    -- Names stand before their restriction does: they go with it. Those that come later are carried by themselves.
    continue when not exists (select from restriction where child_id = new.child_id and lifted_at is null)
      or not exists (select from restriction where child_id = link.other_id and lifted_at is null);
    if tg_op = 'INSERT' then
      insert into restriction_name (id, child_id, staff_id, from_at, until_at, carried_by)
        select gen_random_uuid(), link.other_id, new.staff_id, moment, new.until_at, link.link_id
        where new.staff_id <> all (named_now(link.other_id));
    elsif new.until_at is not null and old.until_at is null then
      update restriction_name set until_at = new.until_at
        where child_id = link.other_id and staff_id = new.staff_id and until_at is null;
    end if;
  end loop;
  return null;
end $$;
create trigger restriction_name_is_carried after insert or update of until_at on restriction_name
  for each row execute function restriction_name_is_carried();

create function exclusion_is_carried() returns trigger language plpgsql security definer set search_path from current as $$
declare
  link record;
  moment timestamptz := acting_now();
begin
  for link in select * from linked_with(new.child_id) loop
    if tg_op = 'INSERT' then
      perform carry_hiding(link.link_id, new.child_id, link.other_id);
    elsif new.until_at is not null and new.until_at <= moment then
      update exclusion set until_at = new.until_at, version = version + 1
        where child_id = link.other_id and staff_id = new.staff_id and from_at <= moment and (until_at is null or until_at > moment);
    end if;
  end loop;
  return null;
end $$;
create trigger exclusion_is_carried after insert or update of until_at on exclusion
  for each row execute function exclusion_is_carried();

-- A link that is undone ends what came through it, or leaves it to each record for its own, as whoever undoes it said.
create function link_is_undone() returns trigger language plpgsql security definer set search_path from current as $$
declare
  moment timestamptz := acting_now();
begin
  if new.saying <> 'same' or not new.carried_ended then return null; end if;
  update restriction set lifted_at = moment, lifted_by = new.undone_by, version = version + 1 where carried_by = new.id and lifted_at is null;
  update restriction_name set until_at = moment where carried_by = new.id and until_at is null;
  update exclusion set until_at = moment, version = version + 1 where carried_by = new.id and (until_at is null or until_at > moment);
  return null;
end $$;
create trigger link_is_undone after update of undone_at on same_child for each row
  when (new.undone_at is not null and old.undone_at is null) execute function link_is_undone();
create index restriction_carried on restriction (carried_by) where carried_by is not null;
create index restriction_name_carried on restriction_name (carried_by) where carried_by is not null;
create index exclusion_carried on exclusion (carried_by) where carried_by is not null;

-- What the weights of possible matches are learnt from, and how common the commonest names are: parameters, and nothing of anybody.
create table match_model (
  id uuid primary key,
  made_at timestamptz not null,
  -- How many people it was learnt from, and how many there were.
  learnt_from integer not null,
  people integer not null,
  model jsonb not null
);
create index match_model_made on match_model (made_at desc);
alter table match_model enable row level security;
create policy match_model_read on match_model for select to arden_app, arden_reader using (true);
create policy match_model_learn on match_model for insert to arden_app with check ((select current_setting('arden.role', true)) = 'matching');
grant select on match_model to arden_app, arden_reader;
grant insert on match_model to arden_app;

-- People to learn from, drawn by lot, for the program's own work alone. Nobody restricted is among them, and no address that is
-- withheld: what is learnt from everybody else is the same whether a hidden child is there or not.
create function people_to_learn_from(at_most integer)
returns table (people bigint, details jsonb)
language plpgsql stable security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'matching' then
    raise exception using errcode = '42501', message = 'Only the program learns.';
  end if;
  return query with ordinary as (
    select record.id from record where record.kind = 'person' and record.sensitivity = 'ordinary'
  ), drawn as (
    select ordinary.id from ordinary order by md5(ordinary.id::text) limit at_most
  )
  select (select count(*) from ordinary), jsonb_build_object('born', to_char(person.born_day, case person.born_precision
      when 'day' then 'YYYY-MM-DD' when 'month' then 'YYYY-MM' else 'YYYY' end), 'sex', person.sex,
    'names', (select coalesce(jsonb_agg(jsonb_build_object('given', given, 'surname', family)), '[]') from person_name where person_id = person.id),
    'places', (select coalesce(jsonb_agg(jsonb_build_object('address', lines, 'postcode', postcode)), '[]') from address
      where person_id = person.id and not withheld),
    'nationalIds', (select coalesce(jsonb_agg(search), '[]') from identifier where person_id = person.id and scheme in ('nhs', 'upn', 'formerUpn')))
  from drawn join person on person.id = drawn.id order by md5(person.id::text);
end $$;
revoke execute on function people_to_learn_from(integer) from public;
grant execute on function people_to_learn_from(integer) to arden_app;

-- Who may be somebody, by what is known of them: ids only, to be joined under the policy before anything is counted or cut off. Found by
-- number; by both names, each as it is, one letter out or by its sound, in either order; by the day of birth with a name or a postcode;
-- by a postcode with a name. The statement is planned for what is asked, because a rare name should lead.
create function same_candidates(given_words text[], family_words text[], born date[], numbers text[], postcodes text[])
returns table (person_id uuid)
language plpgsql stable rows 50 security definer set search_path from current as $$
declare
  word text;
  given_keys text[] := '{}';
  family_keys text[] := '{}';
  parts text[] := '{}';
begin
  foreach word in array given_words loop given_keys := given_keys || search_keys(word, false); end loop;
  foreach word in array family_words loop family_keys := family_keys || search_keys(word, false); end loop;
  if numbers <> '{}' then
    parts := parts || format('select person_id from identifier where search = any (%L::text[]) and scheme <> ''upnUnknown''', numbers);
  end if;
  if given_keys <> '{}' and family_keys <> '{}' then
    -- A whole day that is known on both sides lies no further off than two digits: two of a common name are not each other. (Asked row
    -- by row, here and below: as a join it would read everybody.)
    parts := parts || format('select named.person_id from person_name as named where search_keys(search, true) && %L::text[] and search_keys(search, true) && %L::text[]%s',
      given_keys, family_keys, case when born = '{}' then '' else format(' and (select born_day is null or born_precision <> ''day''
        or levenshtein_less_equal(to_char(born_day, ''YYYYMMDD''), %L, 2) <= 2 from person where person.id = named.person_id)', to_char(born[1], 'YYYYMMDD')) end);
  end if;
  if born <> '{}' and given_keys || family_keys || postcodes <> '{}' then
    parts := parts || format('select person.id from person where born_day = any (%L::date[]) and (
        (select true from person_name where person_name.person_id = person.id and search_keys(search, false) && %L::text[] limit 1)
        or (select true from address where address.person_id = person.id and postcode = any (%L::text[]) and not withheld limit 1))',
      born, given_keys || family_keys, postcodes);
  end if;
  if postcodes <> '{}' and given_keys || family_keys <> '{}' then
    parts := parts || format('select address.person_id from address where postcode = any (%L::text[]) and not withheld
        and (select true from person_name where person_name.person_id = address.person_id and search_keys(search, false) && %L::text[] limit 1)',
      postcodes, given_keys || family_keys);
  end if;
  if parts = '{}' then return; end if;
  return query execute array_to_string(parts, ' union ');
end $$;
revoke execute on function same_candidates(text[], text[], date[], text[], text[]) from public;
grant execute on function same_candidates(text[], text[], date[], text[], text[]) to arden_app, arden_reader;
