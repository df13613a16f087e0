-- scope: partnership
-- What the indicators of the front door count: everything that the council holds, whatever the asking post may see. They answer with
-- ids, days and codes and with no content; an id opens nothing, because what is behind it is read under the policy of its record.
-- Contacts and outcomes are written once. Referrals, and the child that a record is about, are taken as they stood at the moment.

create function contacts_counted(area uuid, first_day date, last_day date, moment timestamptz)
returns table (record_id uuid, received_day date, decided_day date)
language sql stable security definer set search_path from current as $$
  select contact.id, (contact.received_at at time zone 'Europe/London')::date,
    (select (min(outcome.effective_at) at time zone 'Europe/London')::date from outcome
      where outcome.contact_id = contact.id and outcome.effective_at <= moment)
  from body
  join contact on contact.team_id = body.id
    and contact.received_at >= (first_day::timestamp at time zone 'Europe/London')
    and contact.received_at < ((last_day + 1)::timestamp at time zone 'Europe/London')
  join record on record.id = contact.id and record.recorded_at <= moment
  -- A team that belongs to no one organisation serves the whole partnership.
  where (select asks_for_figures()) and coalesce(body.organisation_id, area) = area
$$;

create function referrals_counted(area uuid, first_day date, last_day date, moment timestamptz)
returns table (record_id uuid, referral_day date, source_code text, no_further_action boolean, received_day date, decided_day date)
language sql stable security definer set search_path from current as $$
  with changed as materialized (select * from rows_before('referral', moment)),
  asked as (
    select id from referral where referral.referral_day between first_day and last_day
    union select row_id from changed where (stood ->> 'referral_day')::date between first_day and last_day
  ),
  standing as (
    select referral.id, referral.contact_id,
      case when stood is null then referral.referral_day else (stood ->> 'referral_day')::date end as referral_day,
      case when stood is null then referral.source_code else stood ->> 'source_code' end as source_code,
      case when stood is null then referral.no_further_action else (stood ->> 'no_further_action')::boolean end as no_further_action
    from asked
    join referral on referral.id = asked.id
    join record on record.id = asked.id and record.recorded_at <= moment and record.owner_organisation_id = area
    left join changed on changed.row_id = asked.id
  )
  select standing.id, standing.referral_day, standing.source_code, standing.no_further_action,
    (contact.received_at at time zone 'Europe/London')::date,
    (select (min(outcome.effective_at) at time zone 'Europe/London')::date from outcome
      where outcome.contact_id = contact.id and outcome.effective_at <= moment)
  from standing left join contact on contact.id = standing.contact_id
  where (select asks_for_figures()) and standing.referral_day between first_day and last_day
$$;

-- The day of the last referral of the same child before each: by days, so that two agencies' referrals of one day are not one after the other.
create function referrals_after_another(area uuid, first_day date, last_day date, moment timestamptz)
returns table (record_id uuid, referral_day date, earlier_day date)
language sql stable security definer set search_path from current as $$
  with changed as materialized (select * from rows_before('referral', moment)),
  moved as materialized (select * from children_before(moment)),
  counted as materialized (
    select counted.record_id, counted.referral_day,
      case when moved.record_id is null then record.child_id else moved.child_id end as child_id
    from referrals_counted(area, first_day, last_day, moment) as counted
    join record on record.id = counted.record_id
    left join moved on moved.record_id = counted.record_id
  ),
  held as (
    select record.child_id, record.id from counted join record on record.child_id = counted.child_id and record.kind = 'referral'
    where not exists (select from moved where moved.record_id = record.id)
    union
    select moved.child_id, moved.record_id from counted join moved on moved.child_id = counted.child_id
  ),
  earlier as (
    select held.child_id, case when stood is null then referral.referral_day else (stood ->> 'referral_day')::date end as referral_day
    from held
    join referral on referral.id = held.id
    join record on record.id = held.id and record.recorded_at <= moment and record.owner_organisation_id = area
    left join changed on changed.row_id = held.id
  )
  select counted.record_id, counted.referral_day, max(earlier.referral_day)
  from counted
  left join earlier on earlier.child_id = counted.child_id and earlier.referral_day < counted.referral_day
  group by counted.record_id, counted.referral_day
$$;
revoke execute on function contacts_counted(uuid, date, date, timestamptz), referrals_counted(uuid, date, date, timestamptz),
  referrals_after_another(uuid, date, date, timestamptz) from public;
grant execute on function contacts_counted(uuid, date, date, timestamptz), referrals_counted(uuid, date, date, timestamptz),
  referrals_after_another(uuid, date, date, timestamptz) to arden_app, arden_reader;
