-- scope: partnership
-- Posts that opened the records of many different children in a day: whoever looks after the audit is told once, by the program alone
-- ('watching'), which learns which post and never which child.

create table unusual_reading (
  post_id uuid not null references post (id),
  on_day date not null,
  children integer not null,
  primary key (post_id, on_day)
);
alter table unusual_reading enable row level security;
create policy unusual_reading_read on unusual_reading for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true)) = 'informationGovernance');
grant select on unusual_reading to arden_app, arden_reader;

-- What showed ten children or fewer was opened; a longer list was looked through. One row for each post that is found, and each lead.
create function unusual_readings(asked_day date) returns table (post_id uuid, lead_id uuid)
language plpgsql volatile security definer set search_path from current as $$
declare
  most integer := coalesce((select nullif(value #>> '{}', '')::integer from setting where key = 'unusualReading'),
    case when exists (select from setting where key = 'unusualReading') then null else 100 end);
begin
  if current_setting('arden.role', true) is distinct from 'watching' then
    raise exception using errcode = '42501', message = 'Only the program watches.';
  end if;
  return query
  with opened as (
    select event.id, event.post_id as by_post, array_agg(subject.child_id) as children
    from audit_event as event join audit_subject as subject on subject.event_id = event.id
    where event.at >= asked_day::timestamp at time zone 'Europe/London'
      and event.at < (asked_day + 1)::timestamp at time zone 'Europe/London'
      and event.outcome = 'allowed' and event.post_id is not null
    group by event.id, event.post_id having count(*) <= 10),
  many as (
    select by_post, count(distinct child)::integer as children from opened, unnest(opened.children) as child
    group by by_post having count(distinct child) >= most),
  fresh as (
    insert into unusual_reading (post_id, on_day, children) select by_post, asked_day, many.children from many
    on conflict do nothing returning unusual_reading.post_id)
  select fresh.post_id, lead.id from fresh cross join post as lead
  where lead.role = 'informationGovernance' and lead.from_day <= asked_day + 1
    and (lead.until_day is null or lead.until_day > asked_day)
  order by fresh.post_id, lead.id;
end $$;
revoke execute on function unusual_readings(date) from public;
grant execute on function unusual_readings(date) to arden_app;
