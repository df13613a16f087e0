-- scope: partnership
-- How the people of a partnership sign in, for whoever keeps their accounts: an administrator of everybody here, and an organisation's own
-- of those who hold a post there. The house keeps what happened; what an administrator did about a link stands in the partnership's audit.

-- Whose sign-ins the acting post may see.
create function accounts_to_watch(asked_staff uuid[]) returns text[]
language sql stable security definer set search_path from current as $$
  select coalesce(array_agg(staff.account_id), '{}') from staff
  where staff.account_id is not null and (asked_staff is null or staff.id = any (asked_staff))
    and (keeps_everything() or exists (select from post where post.staff_id = staff.id and post.organisation_id = keeps_for()
      and (post.until_day is null or post.until_day >= greatest(post.from_day, acting_day()))))
$$;
revoke execute on function accounts_to_watch(uuid[]) from public;

-- A page of what happened. A post is named where it is of this partnership; what is kept of an address or a network is not given.
create function sign_ins(asked_staff uuid[], asked_events text[], asked_from timestamptz, asked_until timestamptz, place_at timestamptz,
  place_id uuid, newer boolean, most integer)
returns table (id uuid, at timestamptz, event text, outcome text, staff_id uuid, by_staff_id uuid, post_id uuid, detail text)
language plpgsql stable rows 50 security definer set search_path from current as $$
declare
  watched text[];
begin
  if current_setting('arden.partnership', true) is distinct from current_schema()::text
    or not (keeps_everything() or keeps_for() is not null) then return; end if;
  watched := accounts_to_watch(asked_staff);
  return query
    with own as (
      select audit_event.id, audit_event.at, audit_event.event, audit_event.outcome,
        account_told_of(audit_event.target, null) as about, audit_event.account_id as told_by, audit_event.target, ''::text as detail
      from unnest(array['account.invited', 'account.linkMade', 'account.linkWithdrawn']) as named (event)
      cross join lateral (
        select * from audit_event as each where each.event = named.event and each.outcome = 'allowed'
          and (asked_events is null or each.event = any (asked_events))
          and account_told_of(each.target, null) = any (watched)
          and (asked_from is null or each.at >= asked_from) and (asked_until is null or each.at < asked_until)
          and (place_at is null or case when newer then each.at > place_at or (each.at = place_at and each.id < place_id)
            else each.at < place_at or (each.at = place_at and each.id > place_id) end)
        order by case when newer then each.at end, case when newer then each.id end desc, each.at desc, each.id limit most) as audit_event
    ), every as (
      select * from account_events(watched, asked_events, asked_from, asked_until, place_at, place_id, newer, most)
      union all select * from own
    ), shown as (
      select * from every
      order by case when newer then every.at end, case when newer then every.id end desc, every.at desc, every.id limit most
    )
    select shown.id, shown.at, shown.event, shown.outcome, staff.id, maker.id,
      case when shown.target like 'partnership:' || substring(current_schema()::text from 13) || ' post:%'
        then substring(shown.target from 'post:([0-9a-f-]{36})')::uuid end,
      case when shown.detail ~ '^(email|network):' then '' else shown.detail end
    from shown join staff on staff.account_id = shown.about
      left join staff as maker on maker.account_id = shown.told_by and maker.id <> staff.id;
end $$;
revoke execute on function sign_ins(uuid[], text[], timestamptz, timestamptz, timestamptz, uuid, boolean, integer) from public;
grant execute on function sign_ins(uuid[], text[], timestamptz, timestamptz, timestamptz, uuid, boolean, integer) to arden_app, arden_reader;
