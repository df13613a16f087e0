-- scope: partnership
-- Children and adults. A person is a record about itself: record.child_id = person.id.

-- The keys by which each word of a name or an address is found, each kind told by its first letter: '=' the word, '^' its beginnings
-- (of names), '~' its sound, and plain the word and, from four letters, the word with any one letter left out: two words that share a
-- plain key differ by a letter that was added, dropped, changed or swapped. Kept in an index only, so that no history holds them; its
-- list of what is not yet sorted in is kept short, because every search reads it through.
create function search_keys(search text, beginnings boolean) returns text[]
language plpgsql immutable set search_path from current as $$
declare
  keys text[] := '{}';
  word text;
  size integer;
  sound text;
begin
  foreach word in array string_to_array(search, ' ') loop
    -- An index takes no key of more than a third of a page.
    word := left(word, 40);
    size := length(word);
    continue when size = 0;
    keys := keys || ('=' || word) || word;
    if beginnings then
      for n in 1 .. least(size - 1, 10) loop keys := keys || ('^' || left(word, n)); end loop;
    end if;
    continue when word ~ '[0-9]';
    if size between 4 and 24 then
      for n in 1 .. size loop keys := keys || (left(word, n - 1) || substr(word, n + 1)); end loop;
    end if;
    if size > 1 and word ~ '^[a-z]+$' then
      sound := metaphone(left(word, 24), 12);
      if sound <> '' then keys := keys || ('~' || sound); end if;
    end if;
  end loop;
  return keys;
end $$;

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
  explained text not null default '',
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
  from_day date,
  until_day date,
  explained text not null default '',
  version integer not null default 1
);
create index person_name_person on person_name (person_id);
create index person_name_keys on person_name using gin (search_keys(search, true)) with (gin_pending_list_limit = 256);

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
  explained text not null default '',
  version integer not null default 1
);
create index address_person on address (person_id);
create index address_postcode on address (postcode text_pattern_ops) where not withheld;
create index address_keys on address using gin (search_keys(search, false)) with (gin_pending_list_limit = 256) where not withheld;

create table identifier (
  id uuid primary key,
  person_id uuid not null references person (id),
  scheme text not null check (scheme in ('nhs', 'upn', 'formerUpn', 'laChildId', 'upnUnknown')),
  value text not null,
  search text not null,
  from_day date,
  until_day date,
  explained text not null default '',
  version integer not null default 1
);
create index identifier_person on identifier (person_id);
create index identifier_search on identifier (search);

create table relationship (
  id uuid primary key references record (id),
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  kind text not null,
  parental_responsibility boolean not null default false,
  from_day date,
  until_day date,
  explained text not null default '',
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

-- Once withheld, an address is withheld in what it was before too; whoever may read it reads its history.
create function withhold_history() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update history set withheld = true where record_id = new.person_id and table_name = 'address' and row_id = new.id and not withheld;
  return null;
end $$;
create trigger address_history_withheld after update of withheld on address for each row
  when (new.withheld and not old.withheld) execute function withhold_history();
create policy history_read_withheld on history for select to arden_app, arden_reader using (
  withheld and (select reads_withheld()) and exists (select from record where record.id = history.record_id
    and record.owner_organisation_id = (select acting_id('organisation'))));

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

-- The record and the history of a relationship hide with the people that it joins: a hidden relative leaves no trace.
create function relationship_ends(asked uuid) returns setof uuid language sql stable security definer set search_path from current as $$
  select unnest(array[person_id, other_id]) from relationship where id = asked
$$;
revoke execute on function relationship_ends(uuid) from public;
grant execute on function relationship_ends(uuid) to arden_app, arden_reader;
create function relationship_shows(asked uuid) returns boolean language sql stable as $$
  select not exists (select from relationship_ends(asked) as person_id where not sees_record(person_id))
$$;
create policy record_of_relationship on record as restrictive for select to arden_app, arden_reader
  using (kind <> 'relationship' or relationship_shows(id));

-- Candidates for a search: ids only, with how well each fits and its place in the alphabet among the others. The comparisons are not
-- leakproof, so under a policy no index would be used; the caller joins these ids under the policy, and no cap comes before that
-- join. Every word asked must fit a word of the same name, in any order. The statement is planned for the words asked, because a
-- rare word should lead. A long word may be two letters out, when it begins as it should.
create function name_candidates(asked text) returns table (person_id uuid, fit real, place bigint)
language plpgsql stable rows 200 security definer set search_path from current as $$
declare
  words text[] := (string_to_array(asked, ' '))[1:6];
  word text;
  keys text[];
  conditions text := '';
  fits text := '';
begin
  if asked = '' then return; end if;
  foreach word in array words loop
    word := left(word, 40);
    keys := search_keys(word, false) || ('^' || word);
    if length(word) >= 8 then
      keys := keys || ('^' || left(word, 4));
      conditions := conditions || format(' and exists (select from unnest(string_to_array(search, '' '')) as word
        where starts_with(word, %1$L) or levenshtein_less_equal(left(word, 40), %1$L, 2) <= 2 or (%2$L <> '''' and metaphone(left(word, 24), 12) = %2$L))',
        word, metaphone(left(word, 24), 12));
    end if;
    conditions := conditions || format(' and search_keys(search, true) && %L::text[]', keys);
    fits := fits || format(
      ' + case when position(%L in spaced) > 0 then 1 when position(%L in spaced) > 0 then 0.9 else 0.3 + 0.5 * word_similarity(%L, spaced) end',
      ' ' || word || ' ', ' ' || word, word);
  end loop;
  return query execute format(
    'select person_id, fit, row_number() over (order by called, person_id) from (
      select person_id, (max(0%s) / %s)::real as fit, min(family || '' '' || given) as called from (
        select person_id, given, family, '' '' || search || '' '' as spaced from person_name where true%s) as fitting group by person_id) as found',
    fits, cardinality(words), conditions);
end $$;
-- A day fits what is known of a birth: a day, its month or its year; and the day and month in each other's place.
create function birth_candidates(from_day date, until_day date, swapped date) returns table (person_id uuid, fit real)
language sql stable rows 200 security definer set search_path from current as $$
  select id, max(fit)::real from (
    select id, 1.0 as fit from person where born_day between from_day and until_day
    union all select id, 0.7 from person where born_day = swapped and born_precision = 'day'
    union all select id, 0.8 from person where born_precision = 'month' and born_day = date_trunc('month', from_day)::date and until_day < (date_trunc('month', from_day) + interval '1 month')::date
    union all select id, 0.6 from person where born_precision = 'year' and born_day = date_trunc('year', from_day)::date and until_day < (date_trunc('year', from_day) + interval '1 year')::date
    union all select id, 0.9 from person where expected_day between from_day and until_day
  ) as found group by id
$$;
create function identifier_candidates(asked text) returns table (person_id uuid, fit real)
language sql stable rows 5 security definer set search_path from current as $$
  select distinct person_id, 1::real from identifier where search = asked and scheme <> 'upnUnknown'
$$;
-- The words of an address, the beginning of its postcode, or both.
create function address_candidates(asked text, asked_postcode text) returns table (person_id uuid, fit real)
language plpgsql stable rows 200 security definer set search_path from current as $$
declare
  word text;
  conditions text := '';
begin
  if asked = '' and asked_postcode = '' then return; end if;
  if asked_postcode <> '' then
    conditions := format(' and postcode ~>=~ %L and postcode ~<~ %L', asked_postcode, asked_postcode || '~');
  end if;
  foreach word in array coalesce((string_to_array(nullif(asked, ''), ' '))[1:8], '{}') loop
    conditions := conditions || format(' and search_keys(search, false) && %L::text[]', search_keys(word, false));
  end loop;
  return query execute format(
    'select person_id, max(case when until_day is null then 1 else 0.7 end * case when position(%L in '' '' || search || '' '') > 0 then 1 else 0.7 end)::real
     from address where not withheld%s group by person_id', case when asked = '' then '' else ' ' || asked || ' ' end, conditions);
end $$;
revoke execute on function name_candidates(text), birth_candidates(date, date, date), identifier_candidates(text), address_candidates(text, text) from public;
grant execute on function name_candidates(text), birth_candidates(date, date, date), identifier_candidates(text), address_candidates(text, text) to arden_app, arden_reader;
