-- scope: partnership
-- Who may be somebody, asked of one and of a whole list: the same keys find the same people (0025), and nothing is decided here of who
-- sees them. Ids only, to be joined under the policy before anything is counted or cut off.

-- Of one. Words are compared letter by letter before their keys are made: keys cost more than all the rest, and almost nobody who lives
-- in a postcode has a like name. (Two words that share a key are no more than two letters apart, or sound alike.)
create or replace function same_candidates(given_words text[], family_words text[], born date[], numbers text[], postcodes text[])
returns table (person_id uuid)
language plpgsql stable rows 50 security definer set search_path from current as $$
declare
  word text;
  given_keys text[] := '{}';
  family_keys text[] := '{}';
  parts text[] := '{}';
  is_called text;
begin
  foreach word in array given_words loop given_keys := given_keys || search_keys(word, false); end loop;
  foreach word in array family_words loop family_keys := family_keys || search_keys(word, false); end loop;
  is_called := format('exists (select from unnest(string_to_array(search, '' '')) as theirs cross join unnest(%L::text[]) as ours
      where theirs = ours or levenshtein_less_equal(left(theirs, 40), left(ours, 40), 2) <= 2
        or metaphone(left(theirs, 24), 12) = metaphone(left(ours, 24), 12)) and search_keys(search, false) && %L::text[]',
    given_words || family_words, given_keys || family_keys);
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
        (select true from person_name where person_name.person_id = person.id and %s limit 1)
        or (select true from address where address.person_id = person.id and postcode = any (%L::text[]) and not withheld limit 1))',
      born, is_called, postcodes);
  end if;
  if postcodes <> '{}' and given_keys || family_keys <> '{}' then
    parts := parts || format('select address.person_id from address where postcode = any (%L::text[]) and not withheld
        and (select true from person_name where person_name.person_id = address.person_id and %s limit 1)',
      postcodes, is_called);
  end if;
  if parts = '{}' then return; end if;
  return query execute array_to_string(parts, ' union ');
end $$;

-- Of many, each told by its number: who may be it, and whether they were born that very day. Each word is spelled into its keys once,
-- and each postcode and day is looked up once, however many of the list share it.
create function same_candidates_of(list jsonb) returns table (number integer, person_id uuid, same_day boolean)
language sql stable rows 5000 security definer set search_path from current set jit = off set work_mem = '32MB' as $$
  with asked as materialized (
    select listed.number, given, family, born, numbers, postcodes
    from jsonb_to_recordset(list) as listed (number integer, given text[], family text[], born date[], numbers text[], postcodes text[])
  ), spelled as materialized (
    select words.word, search_keys(words.word, false) as keys from (select distinct unnest(given || family) as word from asked) as words
  ), named as materialized (
    select asked.number, born,
      (select array_agg(distinct key) from spelled, unnest(keys) as key where word = any (given)) as given_keys,
      (select array_agg(distinct key) from spelled, unnest(keys) as key where word = any (family)) as family_keys
    from asked where given <> '{}' and family <> '{}'
  ), by_name as (
    select named.number, found.person_id from named cross join lateral (
      select person_name.person_id from person_name
      where search_keys(search, true) && named.given_keys and search_keys(search, true) && named.family_keys
        and (named.born = '{}' or (select born_day is null or born_precision <> 'day'
          or levenshtein_less_equal(to_char(born_day, 'YYYYMMDD'), to_char(named.born[1], 'YYYYMMDD'), 2) <= 2
          from person where person.id = person_name.person_id))
    ) as found
  ), block as materialized (
    -- What somebody shares with many, a day or a postcode: of those only whoever is called alike is meant.
    select asked.number, given || family as words, day::text as shared from asked cross join unnest(born) as day
    union all select asked.number, given || family, postcode from asked cross join unnest(postcodes) as postcode
  ), sharing as materialized (
    select born_day::text as shared, person.id as person_id from person where born_day in (select unnest(born) from asked)
    union all select postcode, address.person_id from address where postcode in (select unnest(postcodes) from asked) and not withheld
  ), called as materialized (
    select sharing.shared, sharing.person_id, word from sharing
    join person_name on person_name.person_id = sharing.person_id cross join unnest(string_to_array(search, ' ')) as word
  ), theirs as materialized (
    select words.word, key from (select distinct word from called) as words cross join unnest(search_keys(words.word, false)) as key
  ), alike as materialized (
    select distinct spelled.word as ours, theirs.word as theirs from spelled cross join unnest(keys) as own (key) join theirs on theirs.key = own.key
  ), by_block as (
    select block.number, called.person_id from block cross join unnest(words) as word join alike on alike.ours = word
    join called on called.shared = block.shared and called.word = alike.theirs
  ), by_day_and_place as (
    select asked.number, found.id as person_id from asked cross join unnest(born) as day cross join lateral (
      select person.id from person where person.born_day = day and asked.postcodes <> '{}'
        and (select true from address where address.person_id = person.id and postcode = any (asked.postcodes) and not withheld limit 1)
    ) as found
  ), by_number as (
    select asked.number, identifier.person_id from asked cross join unnest(numbers) as known
    join identifier on identifier.search = known and scheme <> 'upnUnknown'
  ), found as materialized (
    select * from by_name union select * from by_block union select * from by_day_and_place union select * from by_number
  )
  select found.number, found.person_id, coalesce(person.born_day = any (asked.born), false)
  from found join asked on asked.number = found.number join person on person.id = found.person_id
$$;
revoke execute on function same_candidates_of(jsonb) from public;
grant execute on function same_candidates_of(jsonb) to arden_app, arden_reader;
