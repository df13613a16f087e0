-- scope: house
-- What happened to accounts, newest first, by account, by event and by time: read through a partnership's own function alone, which says
-- whose accounts it may ask for.

-- Whose account a row is about: the one that it names as its target, where somebody else did it, or the one that did it.
create function account_told_of(told_target text, told_by text) returns text language sql immutable as $$
  select coalesce(substring(told_target from '(?:^| )account:([^ ]+)'), told_by)
$$;
create index audit_event_account on audit_event (account_told_of(target, account_id), at desc, id);
create index audit_event_event on audit_event (event, at desc, id);

-- A page of them. Few accounts are each looked up by the index; of many the newest rows are read until enough are theirs.
create function account_events(asked text[], asked_events text[], asked_from timestamptz, asked_until timestamptz, place_at timestamptz,
  place_id uuid, newer boolean, most integer)
returns table (id uuid, at timestamptz, event text, outcome text, about text, told_by text, target text, detail text)
language plpgsql stable rows 50 security definer set search_path from current as $$
declare
  narrowed text := ' and (event.event like ''account.%'')'
    || case when asked_from is null then '' else ' and event.at >= $3' end
    || case when asked_until is null then '' else ' and event.at < $4' end
    || case when place_at is null then ''
      when newer then ' and event.at >= $5 and (event.at > $5 or event.id < $6)'
      else ' and event.at <= $5 and (event.at < $5 or event.id > $6)' end;
  sorted text := case when newer then ' order by event.at, event.id desc' else ' order by event.at desc, event.id' end;
  found text := 'select event.id, event.at, event.event, event.outcome, account_told_of(event.target, event.account_id) as about,
    event.account_id as told_by, event.target, event.detail from audit_event as event where ';
begin
  return query execute 'select event.* from '
    || case when cardinality(asked) <= 200 then 'unnest($1) as one cross join lateral ('
        || found || 'account_told_of(event.target, event.account_id) = one'
        || case when asked_events is null then '' else ' and event.event = any ($2)' end
      when asked_events is null then '(' || found || 'account_told_of(event.target, event.account_id) = any ($1)'
      else 'unnest($2) as one cross join lateral (' || found || 'event.event = one
        and account_told_of(event.target, event.account_id) = any ($1)' end
    || narrowed || sorted || ' limit $7) as event' || sorted || ' limit $7'
  using asked, asked_events, asked_from, asked_until, place_at, place_id, most;
end $$;
revoke execute on function account_events(text[], text[], timestamptz, timestamptz, timestamptz, uuid, boolean, integer) from public;
