-- scope: partnership
-- A worry from anybody, without an account. It is taken down by a post of the council's that no account holds, and is a contact like one
-- that the front door took down by telephone.

-- What the form needs to know before anybody is known: whether it is open, in which words, and which team receives what it sends.
create function public_form_face() returns jsonb language sql stable security definer set search_path from current as $$
  select jsonb_build_object(
    'open', coalesce((select value = 'true'::jsonb from setting where key = 'publicForm'), false),
    'words', coalesce((select value from setting where key = 'publicFormWords'), '""'::jsonb),
    'face', partnership_face(),
    'team', (select jsonb_build_object('id', body.id, 'name', body.name, 'phone', body.phone, 'outOfHours', body.out_of_hours, 'organisation', body.organisation_id)
      from body where body.receives = 'contacts' and body.organisation_id is not null
        and body.from_day <= (acting_now() at time zone 'Europe/London')::date
        and (body.until_day is null or body.until_day >= (acting_now() at time zone 'Europe/London')::date)
      order by body.from_day, body.id limit 1))
$$;
revoke execute on function public_form_face() from public;
grant execute on function public_form_face() to arden_app, arden_reader;

-- The post that takes worries down for the organisation of that team: made the first time that one is sent.
create function public_form_post() returns uuid language plpgsql security definer set search_path from current as $$
declare
  council uuid := (public_form_face() -> 'team' ->> 'organisation')::uuid;
  today date := (acting_now() at time zone 'Europe/London')::date;
  held uuid;
  person uuid;
begin
  if council is null or not (public_form_face() ->> 'open')::boolean then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('public_form', 0));
  select post.id into held from post where post.role = 'publicForm' and post.organisation_id = council
    and post.from_day <= today and (post.until_day is null or post.until_day >= today) limit 1;
  if held is null then
    insert into staff (id, name, email) values (gen_random_uuid(), 'Public form', '') returning id into person;
    insert into post (id, staff_id, role, title, organisation_id, from_day)
      values (gen_random_uuid(), person, 'publicForm', 'Public form', council, today) returning id into held;
  end if;
  return held;
end $$;
revoke execute on function public_form_post() from public;
grant execute on function public_form_post() to arden_app;

-- A form sent twice acts once: by the stamp that it was opened with, and the reference of what it made.
create table public_worry (
  stamp uuid primary key,
  reference text not null,
  at timestamptz not null
);
-- How many came in an hour: from one network, told by a keyed hash, and ('') from all of them.
create table public_worry_count (
  network text not null,
  hour timestamptz not null,
  count integer not null,
  primary key (network, hour)
);
alter table public_worry enable row level security;
alter table public_worry_count enable row level security;
create policy public_worry_own on public_worry to arden_app
  using ((select current_setting('arden.role', true) = 'publicForm')) with check ((select current_setting('arden.role', true) = 'publicForm'));
create policy public_worry_count_own on public_worry_count to arden_app
  using ((select current_setting('arden.role', true) = 'publicForm')) with check ((select current_setting('arden.role', true) = 'publicForm'));
grant select, insert, delete on public_worry to arden_app;
grant select, insert, update, delete on public_worry_count to arden_app;
