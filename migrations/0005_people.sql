-- scope: partnership
-- Children and adults. A person is a record about itself: record.child_id = person.id.

create function name_sounds(search text) returns text[] language sql immutable set search_path from current as $$
  select coalesce(array_agg(distinct sound), '{}') from (
    select dmetaphone(token) as sound from unnest(string_to_array(search, ' ')) as token
  ) as sounds where sound <> ''
$$;

create table person (
  id uuid primary key references record (id),
  born_day date,
  born_precision text not null default 'day' check (born_precision in ('day', 'month', 'year')),
  expected_day date,
  died_day date,
  sex text not null default 'U' check (sex in ('M', 'F', 'U')),
  ethnicity text not null default 'NOBT',
  disabilities text[] not null default '{}',
  family_group_id uuid,
  safe_contact text not null default '',
  worker_safety text not null default '',
  school text not null default '',
  version integer not null default 1
);
create index person_born on person (born_day);
create index person_expected on person (expected_day) where expected_day is not null;
create index person_family on person (family_group_id) where family_group_id is not null;

create table person_name (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('legal', 'knownAs', 'previous')),
  given text not null,
  family text not null,
  search text not null,
  sounds text[] not null generated always as (name_sounds(search)) stored,
  from_day date,
  until_day date,
  version integer not null default 1
);
create index person_name_person on person_name (person_id);
create index person_name_search on person_name using gin (search gin_trgm_ops);
create index person_name_sounds on person_name using gin (sounds);

create table address (
  id uuid primary key,
  person_id uuid not null references person (id),
  lines text not null,
  postcode text not null default '',
  search text not null,
  kind text not null default 'home',
  withheld boolean not null default false,
  from_day date,
  until_day date,
  version integer not null default 1
);
create index address_person on address (person_id);
create index address_postcode on address (postcode text_pattern_ops) where not withheld;
create index address_search on address using gin (search gin_trgm_ops) where not withheld;

create table identifier (
  id uuid primary key,
  person_id uuid not null references person (id),
  scheme text not null check (scheme in ('nhs', 'upn', 'formerUpn', 'laChildId', 'upnUnknown')),
  value text not null,
  from_day date,
  until_day date,
  version integer not null default 1
);
create index identifier_person on identifier (person_id);
create index identifier_value on identifier (scheme, value);

create table relationship (
  id uuid primary key references record (id),
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  kind text not null,
  parental_responsibility boolean not null default false,
  from_day date,
  until_day date,
  version integer not null default 1,
  constraint relationship_distinct check (person_id <> other_id)
);
create index relationship_person on relationship (person_id);
create index relationship_other on relationship (other_id);

alter table person enable row level security;
create policy person_read on person for select to arden_app, arden_reader using (exists (select from record where record.id = person.id));
create policy person_add on person for insert to arden_app with check (exists (select from record where record.id = person.id and record.owner_organisation_id = (select acting_id('organisation'))));
create policy person_change on person for update to arden_app using (exists (select from record where record.id = person.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant select on person to arden_app, arden_reader;
grant insert, update on person to arden_app;
create trigger person_history after insert or update or delete on person for each row execute function write_history('id');

do $$
declare name text;
begin
  foreach name in array array['person_name', 'identifier'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from record where record.id = person_id))', name || '_read', name);
    execute format('create policy %I on %I for insert to arden_app with check (exists (select from record where record.id = person_id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_add', name);
    execute format('create policy %I on %I for update to arden_app using (exists (select from record where record.id = person_id and record.owner_organisation_id = (select acting_id(''organisation''))))', name || '_change', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert, update on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_history(''person_id'')', name || '_history', name);
  end loop;
end $$;

-- A withheld address (a refuge) is read only where the person is owned, by the roles that do the visiting; it stands in no search.
create function reads_withheld() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') in ('socialWorker', 'teamManager', 'frontDoorWorker', 'frontDoorManager')
$$;
alter table address enable row level security;
create policy address_read on address for select to arden_app, arden_reader using (
  exists (select from record where record.id = person_id
    and (not withheld or ((select reads_withheld()) and record.owner_organisation_id = (select acting_id('organisation'))))));
create policy address_add on address for insert to arden_app with check (exists (select from record where record.id = person_id and record.owner_organisation_id = (select acting_id('organisation'))));
create policy address_change on address for update to arden_app using (exists (select from record where record.id = person_id and record.owner_organisation_id = (select acting_id('organisation'))));
grant select on address to arden_app, arden_reader;
grant insert, update on address to arden_app;
create trigger address_history after insert or update or delete on address for each row execute function write_history('person_id');

-- A relationship shows only when both people do.
alter table relationship enable row level security;
create policy relationship_read on relationship for select to arden_app, arden_reader using (
  exists (select from record where record.id = relationship.id)
  and exists (select from record where record.id = relationship.person_id)
  and exists (select from record where record.id = relationship.other_id));
create policy relationship_add on relationship for insert to arden_app with check (
  exists (select from record where record.id = relationship.id and record.owner_organisation_id = (select acting_id('organisation')))
  and exists (select from record where record.id = relationship.person_id)
  and exists (select from record where record.id = relationship.other_id));
create policy relationship_change on relationship for update to arden_app using (
  exists (select from record where record.id = relationship.id and record.owner_organisation_id = (select acting_id('organisation'))));
grant select on relationship to arden_app, arden_reader;
grant insert, update on relationship to arden_app;
create trigger relationship_history after insert or update or delete on relationship for each row execute function write_history('id');

-- Candidates for a search: ids only, with how well the name fits. `%` is not leakproof, so under a policy its index would not
-- be used; the caller joins these ids under the policy, and no cap comes before that join.
create function name_candidates(asked text)
returns table (person_id uuid, fit real)
language sql stable security definer set search_path from current set pg_trgm.similarity_threshold = 0.45 as $$
  select person_id, max(fit)::real from (
    select person_name.person_id, similarity(person_name.search, asked) as fit from person_name where person_name.search % asked
    union all
    select person_name.person_id, greatest(0.6, similarity(person_name.search, asked)) from person_name
      where name_sounds(asked) <> '{}' and person_name.sounds @> name_sounds(asked)
  ) as found group by person_id
$$;
create function birth_candidates(from_day date, until_day date, swapped date) returns setof uuid
language sql stable security definer set search_path from current as $$
  select id from person where born_day between from_day and until_day
  union select id from person where born_day = swapped
  union select id from person where expected_day between from_day and until_day
$$;
create function identifier_candidates(asked text) returns setof uuid
language sql stable security definer set search_path from current as $$
  select person_id from identifier where value = asked and scheme <> 'upnUnknown'
$$;
create function address_candidates(asked text, asked_postcode text) returns setof uuid
language sql stable security definer set search_path from current set pg_trgm.word_similarity_threshold = 0.7 as $$
  select person_id from address where not withheld and asked_postcode <> '' and postcode like asked_postcode || '%'
  union select person_id from address where not withheld and asked_postcode = '' and length(asked) >= 4 and asked <% search
$$;
revoke execute on function name_candidates(text), birth_candidates(date, date, date), identifier_candidates(text), address_candidates(text, text) from public;
grant execute on function name_candidates(text), birth_candidates(date, date, date), identifier_candidates(text), address_candidates(text, text) to arden_app, arden_reader;
