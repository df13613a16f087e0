-- scope: partnership
-- How long records are kept, what holds them, and disposal: on the order of two people it erases the content and the history of all that is
-- kept about one person and leaves a tombstone. The audit holds ids and field names, so that its chain still verifies.

-- How long each class is kept here, where that differs from what is shipped. No national schedule exists.
create table retention_rule (
  class text primary key,
  years integer not null check (years between 1 and 125),
  authority text not null,
  changed_by uuid not null references post (id),
  changed_at timestamptz not null,
  version integer not null default 1
);
alter table retention_rule enable row level security;
create policy retention_rule_read on retention_rule for select to arden_app, arden_reader using (true);
create policy retention_rule_set on retention_rule for insert to arden_app with check (
  (select current_setting('arden.role', true)) = 'informationGovernance' and changed_by = (select acting_id('post')));
create policy retention_rule_change on retention_rule for update to arden_app
  using ((select current_setting('arden.role', true)) = 'informationGovernance')
  with check (changed_by = (select acting_id('post')));
grant select on retention_rule to arden_app, arden_reader;
grant insert on retention_rule to arden_app;
grant update (years, authority, changed_by, changed_at, version) on retention_rule to arden_app;

-- Nothing held is disposed of: one person, or everybody, as a public inquiry demands.
create table legal_hold (
  id uuid primary key,
  -- No foreign key: it must not answer about a record out of sight. None: everybody.
  person_id uuid,
  kind text not null check (kind in ('inquiry', 'litigation', 'review', 'police', 'request')),
  reason text not null,
  placed_by uuid not null references post (id),
  placed_at timestamptz not null,
  review_day date not null,
  lifted_by uuid references post (id),
  lifted_at timestamptz,
  lifted_because text,
  constraint legal_hold_lifted check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
);
create index legal_hold_person on legal_hold (person_id) where lifted_at is null;
create index legal_hold_standing on legal_hold (review_day) where lifted_at is null;
alter table legal_hold enable row level security;
create policy legal_hold_read on legal_hold for select to arden_app, arden_reader using (
  (select current_setting('arden.role', true)) in ('informationGovernance', 'disposing'));
create policy legal_hold_place on legal_hold for insert to arden_app with check (
  (select current_setting('arden.role', true)) = 'informationGovernance' and placed_by = (select acting_id('post')) and lifted_at is null);
create policy legal_hold_lift on legal_hold for update to arden_app
  using ((select current_setting('arden.role', true)) = 'informationGovernance' and lifted_at is null)
  with check (lifted_by = (select acting_id('post')));
grant select on legal_hold to arden_app, arden_reader;
grant insert on legal_hold to arden_app;
grant update (lifted_by, lifted_at, lifted_because) on legal_hold to arden_app;

-- Until when each person's records are kept, and why: worked out again every night.
create table retention_term (
  person_id uuid primary key,
  class text not null,
  -- The day after which nothing keeps them any more. None: nothing can be counted from yet.
  until_day date,
  -- From which fact the years were counted.
  from_day date,
  counted_at timestamptz not null
);
create index retention_term_until on retention_term (until_day, person_id) where until_day is not null;
alter table retention_term enable row level security;
create policy retention_term_read on retention_term for select to arden_app, arden_reader using (
  (select current_setting('arden.role', true)) in ('informationGovernance', 'disposing') or exists (select from record where record.id = person_id));
create policy retention_term_count on retention_term for insert to arden_app with check ((select current_setting('arden.role', true)) = 'disposing');
create policy retention_term_recount on retention_term for update to arden_app using ((select current_setting('arden.role', true)) = 'disposing');
grant select on retention_term to arden_app, arden_reader;
grant insert, update on retention_term to arden_app;

-- A class that a person is in, where the kind of a record does not say so by itself: written by triggers of the modules that know.
create table retention_mark (
  person_id uuid not null,
  class text not null,
  primary key (person_id, class)
);
alter table retention_mark enable row level security;

-- An order of disposal: proposed by the information governance lead, authorised by another who sees the person's records.
create table disposal_order (
  id uuid primary key,
  person_id uuid not null,
  class text not null,
  until_day date not null,
  reason text not null,
  proposed_by uuid not null references post (id),
  proposed_staff uuid not null references staff (id),
  proposed_at timestamptz not null,
  decision text check (decision in ('authorised', 'declined')),
  decided_by uuid references post (id),
  decided_staff uuid references staff (id),
  decided_at timestamptz,
  decided_because text,
  cancelled_by uuid references post (id),
  cancelled_at timestamptz,
  done_at timestamptz,
  -- How many records were erased.
  records integer,
  -- Why it could not be carried out when its time came.
  stopped text,
  constraint disposal_order_decided check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decided_staff is null) and (decision is null) = (decided_because is null)),
  constraint disposal_order_two_people check (decided_staff is null or decided_staff <> proposed_staff),
  constraint disposal_order_done check (done_at is null or (decision = 'authorised' and cancelled_at is null and records is not null))
);
create unique index disposal_order_standing on disposal_order (person_id) where done_at is null and cancelled_at is null and decision is distinct from 'declined';
create index disposal_order_proposed on disposal_order (proposed_at desc, id);
alter table disposal_order enable row level security;
create policy disposal_order_read on disposal_order for select to arden_app, arden_reader using (
  (select current_setting('arden.role', true)) in ('informationGovernance', 'disposing')
  or ((select current_setting('arden.role', true)) in ('teamManager', 'frontDoorManager') and sees_record(person_id)));
create policy disposal_order_propose on disposal_order for insert to arden_app with check (
  (select current_setting('arden.role', true)) = 'informationGovernance' and proposed_by = (select acting_id('post'))
  and proposed_staff = (select acting_id('staff')) and decision is null and done_at is null and cancelled_at is null);
create policy disposal_order_decide on disposal_order for update to arden_app
  using (done_at is null and (
    (select current_setting('arden.role', true)) in ('informationGovernance', 'disposing')
    or ((select current_setting('arden.role', true)) in ('teamManager', 'frontDoorManager') and sees_record(person_id))));
grant select on disposal_order to arden_app, arden_reader;
grant insert on disposal_order to arden_app;
grant update (decision, decided_by, decided_staff, decided_at, decided_because, cancelled_by, cancelled_at, stopped) on disposal_order to arden_app;

-- The information governance lead decides on nothing that another proposed, and proposes nothing that they decided on.
create function disposal_order_by_whom() returns trigger language plpgsql as $$
begin
  if new.decision is distinct from old.decision and (new.decided_by is distinct from acting_id('post')
    or current_setting('arden.role', true) not in ('teamManager', 'frontDoorManager')) then
    raise exception using errcode = '42501', message = 'A disposal is decided by a manager who sees the records.';
  end if;
  if new.cancelled_at is distinct from old.cancelled_at and new.cancelled_by is distinct from acting_id('post') then
    raise exception using errcode = '42501', message = 'A disposal is cancelled in one''s own name.';
  end if;
  return new;
end $$;
create trigger disposal_order_by_whom before update on disposal_order for each row
  when (current_setting('arden.role', true) is distinct from 'disposing') execute function disposal_order_by_whom();

-- What is left: that there was a record of that kind, whose, and by which order it went.
create table tombstone (
  record_id uuid primary key,
  kind text not null,
  person_id uuid not null,
  owner_organisation_id uuid not null references organisation (id),
  order_id uuid not null references disposal_order (id),
  disposed_at timestamptz not null
);
create index tombstone_order on tombstone (order_id);
alter table tombstone enable row level security;
create policy tombstone_read on tombstone for select to arden_app, arden_reader using (
  (select current_setting('arden.role', true)) in ('informationGovernance', 'disposing'));
grant select on tombstone to arden_app, arden_reader;

-- Every record that goes with a person: what stands under the person, whatever stands on one of those, and what stands under nobody and is
-- told to be about this person alone. Stops where that would reach another person's own record.
create function records_of_disposal(person uuid) returns uuid[] language plpgsql stable security definer set search_path from current as $$
declare
  found_ids uuid[] := array(select id from record where child_id = person or id = person);
  more uuid[];
  step record;
begin
  loop
    more := '{}';
    for step in
      select referring.oid::regclass as referring, attribute.attname as by_column
      from pg_constraint as link
      join pg_class as referring on referring.oid = link.conrelid
      join pg_attribute as attribute on attribute.attrelid = link.conrelid and attribute.attnum = link.conkey[1]
      where link.contype = 'f' and referring.relnamespace = current_schema()::regnamespace
        -- What is itself a record: its id is one of the spine.
        and exists (select from pg_constraint as spine where spine.contype = 'f' and spine.conrelid = link.conrelid and spine.confrelid = 'record'::regclass
          and (select attname from pg_attribute where attrelid = spine.conrelid and attnum = spine.conkey[1]) = 'id')
        and exists (select from pg_constraint as target where target.contype = 'f' and target.confrelid = 'record'::regclass
          and target.conrelid = link.confrelid and target.conkey[1] = link.confkey[1] or link.confrelid = 'record'::regclass)
    loop
      execute format('select $1 || array(select id from %s where %I = any ($2) and id <> all ($2) and id <> all ($1))', step.referring, step.by_column)
        into more using more, found_ids;
      -- What stands under no child and is told to be about this one alone: a contact, by its identification.
      execute format('select $1 || array(select distinct above.id from %1$s as told join record as above on above.id = told.%2$I
          where told.id = any ($2) and above.child_id is null and above.id <> all ($2) and above.id <> all ($1) and not exists (
            select from %1$s as other join record as others on others.id = other.id
            where other.%2$I = above.id and others.child_id is not null and others.child_id <> $3))', step.referring, step.by_column)
        into more using more, found_ids, person;
    end loop;
    exit when more = '{}';
    found_ids := found_ids || more;
  end loop;
  if exists (select from record where id = any (found_ids) and kind = 'person' and id <> person) then
    raise exception using errcode = 'AR010', message = 'The records of this person are bound up with the record of another.';
  end if;
  return found_ids;
end $$;

-- Carries out one order. What was ordered by two people, is due, and is not held: nothing else.
create function dispose(asked uuid) returns integer language plpgsql security definer set search_path from current as $$
declare
  ordered disposal_order;
  moment timestamptz := current_setting('arden.now')::timestamptz;
  today date := (current_setting('arden.now')::timestamptz at time zone 'Europe/London')::date;
  ids uuid[];
  step record;
  waiting integer;
begin
  if current_setting('arden.role', true) is distinct from 'disposing' then
    raise exception using errcode = '42501', message = 'Only the disposal itself disposes.';
  end if;
  select * into ordered from disposal_order where id = asked for update;
  if ordered.id is null or ordered.decision is distinct from 'authorised' or ordered.cancelled_at is not null or ordered.done_at is not null
    or ordered.decided_staff = ordered.proposed_staff or ordered.decided_at + interval '7 days' > moment then
    raise exception using errcode = 'AR011', message = 'This order does not stand.';
  end if;
  if exists (select from legal_hold where lifted_at is null and (person_id is null or person_id = ordered.person_id)) then
    raise exception using errcode = 'AR012', message = 'The records are held.';
  end if;
  if not exists (select from retention_term where person_id = ordered.person_id and until_day < today) then
    raise exception using errcode = 'AR013', message = 'The records are kept longer now than when the order was made.';
  end if;
  ids := records_of_disposal(ordered.person_id);
  insert into tombstone (record_id, kind, person_id, owner_organisation_id, order_id, disposed_at)
    select id, kind, ordered.person_id, owner_organisation_id, ordered.id, moment from record where id = any (ids);
  -- All that stands on these rows, or names them without a foreign key, in rounds: what others stand on goes after them.
  for _ in 1..20 loop
    waiting := 0;
    for step in
      select class.oid::regclass as standing, attribute.attname as by_column from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
      where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r' and class.relrowsecurity
        and attribute.atttypid = 'uuid'::regtype and class.relname not in ('record', 'tombstone', 'disposal_order', 'legal_hold',
          'retention_term', 'history', 'audit_event', 'audit_subject', 'figure_record', 'emergency_child')
        and (attribute.attname in ('child_id', 'record_id', 'person_id', 'about_record_id') or exists (
          select from pg_constraint as link where link.contype = 'f' and link.conrelid = class.oid and link.conkey[1] = attribute.attnum
            and exists (select from pg_constraint as spine where spine.contype = 'f' and spine.confrelid = 'record'::regclass
              and spine.conrelid = link.confrelid and spine.conkey[1] = link.confkey[1] or link.confrelid = 'record'::regclass)))
    loop
      begin
        execute format('delete from %s where %I = any ($1)', step.standing, step.by_column) using ids;
      exception when foreign_key_violation then waiting := waiting + 1;
      end;
    end loop;
    exit when waiting = 0;
  end loop;
  delete from record where id = any (ids);
  delete from draft where path ~ any (array(select id::text from unnest(ids) as id));
  delete from history where record_id = any (ids) or row_id = any (ids);
  delete from retention_term where person_id = ordered.person_id;
  update disposal_order set done_at = moment, records = cardinality(ids), stopped = null where id = ordered.id;
  return cardinality(ids);
end $$;
revoke execute on function records_of_disposal(uuid), dispose(uuid) from public;
grant execute on function dispose(uuid) to arden_app;

-- Both run as the role of their own.
do $$
begin
  execute format('grant usage, create on schema %I to arden_disposer', current_schema());
  alter function records_of_disposal(uuid) owner to arden_disposer;
  alter function dispose(uuid) owner to arden_disposer;
  execute format('revoke create on schema %I from arden_disposer', current_schema());
end $$;
grant update (done_at, records, stopped) on disposal_order to arden_disposer;
grant insert on tombstone to arden_disposer;

-- A slice of everybody on record with the facts from which a term is counted. For the nightly counting alone.
create function people_to_count(after uuid, at_most integer)
returns table (id uuid, born date, died date, last_contact date, kinds text[], marks text[], related uuid[])
language plpgsql stable security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'disposing' then return; end if;
  return query select person.id, person.born_day, person.died_day,
      (select max((record.occurred_at at time zone 'Europe/London')::date) from record where record.child_id = person.id),
      array(select distinct record.kind from record where record.child_id = person.id),
      array(select class from retention_mark where retention_mark.person_id = person.id),
      array(select other_id from relationship where relationship.person_id = person.id
        union select relationship.person_id from relationship where other_id = person.id)
    from person where after is null or person.id > after order by person.id limit at_most;
end $$;
revoke execute on function people_to_count(uuid, integer) from public;
grant execute on function people_to_count(uuid, integer) to arden_app;
