-- scope: partnership
-- Children who are subject to a child protection plan or looked after, and who asked. What goes out is what the national service (CP-IS)
-- shares: that there is a plan or was within 12 months, its kind, its days, who is responsible and how to reach them.

create table protection_status (
  id uuid primary key references record (id),
  kind text not null check (kind in ('childProtectionPlan', 'lookedAfter', 'unbornPlan')),
  -- Of plans: the latest category of abuse. It never goes out.
  category text,
  -- Of looked-after children.
  legal_status text,
  start_day date not null,
  end_day date,
  end_reason text not null default '',
  -- The council that is responsible, and the team of the social worker.
  authority_id uuid not null references organisation (id),
  team_id uuid references body (id),
  version integer not null default 1,
  constraint protection_status_days check (end_day is null or end_day >= start_day),
  constraint protection_status_kind check ((category is not null) = (kind <> 'lookedAfter') and (legal_status is not null) = (kind = 'lookedAfter')),
  constraint protection_status_end check ((end_day is null) = (end_reason = ''))
);
create index protection_status_start on protection_status (start_day);

-- Which organisations may ask, since when, and on which basis: a register like the others.
create table status_asker (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  from_day date not null,
  until_day date,
  legal_basis text not null,
  version integer not null default 1,
  constraint status_asker_days check (until_day is null or until_day >= from_day - 1)
);
create index status_asker_organisation on status_asker (organisation_id);
alter table status_asker enable row level security;
create policy status_asker_read on status_asker for select to arden_app, arden_reader
  using (nullif((select current_setting('arden.post', true)), '') is not null);
create policy status_asker_add on status_asker for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'administrator'));
create policy status_asker_change on status_asker for update to arden_app
  using ((select current_setting('arden.role', true) = 'administrator'));
grant select on status_asker to arden_app, arden_reader;
grant insert on status_asker to arden_app;
grant update (until_day, version) on status_asker to arden_app;
create trigger status_asker_change after insert or update or delete on status_asker for each row execute function write_register_change();

-- A look-up stands under the child that it found, and is the council's: its asker does not see it.
create table status_lookup (
  id uuid primary key references record (id),
  question_id uuid not null,
  setting text not null,
  encounter text not null default '',
  reason text not null default '',
  -- Whether anything was told: false where the child is kept to named people, or had no status to tell.
  told boolean not null
);

do $$
declare name text;
begin
  foreach name in array array['protection_status', 'status_lookup'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = %I.id))', name || '_read', name, name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''id'')', name || '_history', name);
  end loop;
end $$;
create policy protection_status_add on protection_status for insert to arden_app with check (exists (
  select from record where record.id = protection_status.id and record.owner_organisation_id = (select acting_id('organisation'))));
create policy protection_status_change on protection_status for update to arden_app using (exists (
  select from record where record.id = protection_status.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant insert, update on protection_status to arden_app;

-- Every question, whoever it is about and whether or not there is an answer. Whom it found is written down afterwards, so that neither the
-- answer nor its time tells of a child that is kept to named people; the numbers asked about are then gone from here.
create table status_question (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  post_id uuid not null references post (id),
  asked_at timestamptz not null,
  setting text not null,
  encounter text not null default '',
  reason text not null default '',
  nhs_number text,
  born date
);
create index status_question_waiting on status_question (id) where nhs_number is not null;
create index status_question_organisation on status_question (organisation_id, asked_at);
alter table status_question enable row level security;
create policy status_question_own on status_question for select to arden_app, arden_reader using (post_id = (select acting_id('post')));
create policy status_question_add on status_question for insert to arden_app
  with check (post_id = (select acting_id('post')) and organisation_id = (select acting_id('organisation')));
grant select on status_question to arden_app, arden_reader;
grant insert on status_question to arden_app;

create function may_ask_status(asked uuid) returns boolean language sql stable as $$
  select exists (select from status_asker where status_asker.organisation_id = asked
    and status_asker.from_day <= (acting_now() at time zone 'Europe/London')::date
    and (status_asker.until_day is null or status_asker.until_day >= (acting_now() at time zone 'Europe/London')::date))
$$;

-- The people with exactly that number and that day of birth.
create function people_with_number(asked_number text, asked_born date) returns setof uuid
language sql stable security definer set search_path from current as $$
  select distinct person.id from identifier join person on person.id = identifier.person_id
  where identifier.scheme = 'nhs' and identifier.search = asked_number and person.born_precision = 'day' and person.born_day = asked_born
$$;
revoke execute on function people_with_number(text, date) from public;

-- What is shared of whoever has that number and day of birth: a status that holds, or ended within 12 months; of a mother, that of her
-- unborn child. Nothing of a child that is hidden from the acting post, and nothing at all to an organisation that may not ask.
create function protection_told(asked_number text, asked_born date)
returns table (status_id uuid, child_id uuid, status_kind text, start_day date, end_day date, authority text, duty_phone text, office_phone text)
language sql stable security definer set search_path from current as $$
  select protection_status.id, record.child_id, protection_status.kind, protection_status.start_day, protection_status.end_day,
    organisation.name, coalesce(body.out_of_hours, ''), coalesce(nullif(body.phone, ''), organisation.phone)
  from (
    select named.person_id as child_id, false as of_mother from people_with_number(asked_number, asked_born) as named (person_id)
    union all
    select relationship.person_id, true from people_with_number(asked_number, asked_born) as mother (person_id)
      join relationship on relationship.other_id = mother.person_id and relationship.kind = 'mother' and relationship.until_day is null
    where not is_hidden(mother.person_id)
  ) as asked
  join record on record.child_id = asked.child_id and record.kind = 'protectionStatus'
  join protection_status on protection_status.id = record.id and (not asked.of_mother or protection_status.kind = 'unbornPlan')
    -- What was never true is told to nobody.
    and protection_status.end_reason <> 'recordedInError'
  join organisation on organisation.id = protection_status.authority_id
  left join body on body.id = protection_status.team_id
  where may_ask_status(acting_id('organisation')) and not is_hidden(asked.child_id)
    and protection_status.start_day <= (acting_now() at time zone 'Europe/London')::date
    and (protection_status.end_day is null
      or protection_status.end_day >= ((acting_now() at time zone 'Europe/London')::date - interval '12 months')::date)
  order by protection_status.start_day desc, protection_status.id
$$;
revoke execute on function protection_told(text, date) from public;
grant execute on function protection_told(text, date) to arden_app;

-- Writes the look-ups of questions that wait, under each child that was asked about, and tells whoever works with the child: the worker who
-- leads, or the team; of a child that is kept to named people, the named. The numbers are gone afterwards. How many it looked at.
create function place_questions(at_most integer) returns integer
language plpgsql security definer set search_path from current as $$
declare
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
  question record;
  child record;
  lookup uuid;
  looked integer := 0;
begin
  if current_setting('arden.role', true) is distinct from 'statusAsking' then
    raise exception using errcode = '42501', message = 'Only the program looks after questions.';
  end if;
  for question in
    select * from status_question where nhs_number is not null order by id limit at_most for update skip locked
  loop
    looked := looked + 1;
    for child in
      -- The look-up is of whoever keeps the child's status; where there is none, of whoever keeps the child's record.
      select spine.id, spine.sensitivity, coalesce((select held.owner_organisation_id from record as held
            where held.child_id = spine.id and held.kind = 'protectionStatus' order by held.occurred_at desc, held.id limit 1),
          spine.owner_organisation_id) as owner_organisation_id, exists (
          select from exclusion join post on post.staff_id = exclusion.staff_id where post.id = question.post_id and exclusion.child_id = spine.id
            and exclusion.from_at <= question.asked_at and (exclusion.until_at is null or exclusion.until_at > question.asked_at)) as kept_from
      from record as spine where spine.kind = 'person' and (
        spine.id in (select people_with_number(question.nhs_number, question.born))
        or spine.id in (
          select relationship.person_id from people_with_number(question.nhs_number, question.born) as mother
            join relationship on relationship.other_id = mother and relationship.kind = 'mother' and relationship.until_day is null
            join record as unborn on unborn.child_id = relationship.person_id and unborn.kind = 'protectionStatus'
            join protection_status on protection_status.id = unborn.id and protection_status.kind = 'unbornPlan'))
    loop
      lookup := id_of_moment(moment);
      insert into record (id, kind, child_id, submission_id, owner_organisation_id, occurred_at, recorded_at, recorded_by, title, agency_id)
        values (lookup, 'statusLookup', child.id, question.id, child.owner_organisation_id, question.asked_at, moment, question.post_id,
          'Protection status asked for', question.organisation_id);
      insert into status_lookup (id, question_id, setting, encounter, reason, told)
        values (lookup, question.id, question.setting, question.encounter, question.reason,
          child.sensitivity = 'ordinary' and not child.kept_from and exists (
            select from record as held join protection_status on protection_status.id = held.id
            where held.child_id = child.id and held.kind = 'protectionStatus' and protection_status.start_day <= today
              and protection_status.end_reason <> 'recordedInError'
              and (protection_status.end_day is null or protection_status.end_day >= (today - interval '12 months')::date)));
      insert into notice (id, to_kind, to_id, event, path, record_id, by_post_id, made_at)
      select id_of_moment(moment), told.to_kind, told.to_id, told.event, '/protection/lookups/' || lookup, lookup, null, moment
      from (
        select 'post' as to_kind, involvement.post_id as to_id, 'status.asked' as event from involvement
          where child.sensitivity = 'ordinary' and involvement.child_id = child.id and involvement.lead and involvement.until_day is null
            and involvement.organisation_id = child.owner_organisation_id and involvement.post_id is not null
        union
        select 'body', protection_status.team_id, 'status.asked' from record as held
          join protection_status on protection_status.id = held.id and protection_status.end_day is null and protection_status.team_id is not null
          where child.sensitivity = 'ordinary' and held.child_id = child.id and held.kind = 'protectionStatus'
            and not exists (select from involvement where involvement.child_id = child.id and involvement.lead and involvement.until_day is null
              and involvement.organisation_id = child.owner_organisation_id and involvement.post_id is not null)
        union
        select 'post', post.id, 'status.askedOfNamed' from restriction_name
          join post on post.staff_id = restriction_name.staff_id and post.from_day <= today and (post.until_day is null or post.until_day >= today)
          join role_kind on role_kind.role = post.role and role_kind.kind = 'statusLookup'
          where child.sensitivity = 'restricted' and restriction_name.child_id = child.id and restriction_name.from_at <= moment
            and (restriction_name.until_at is null or restriction_name.until_at > moment)
      ) as told
      where exists (select from notice_kind where notice_kind.event = told.event);
    end loop;
    update status_question set nhs_number = null, born = null where id = question.id;
  end loop;
  return looked;
end $$;
revoke execute on function place_questions(integer) from public;
grant execute on function place_questions(integer) to arden_app;
