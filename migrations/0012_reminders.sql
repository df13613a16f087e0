-- scope: partnership
-- What a team or a post is reminded of, and how a contact about a restricted child reaches its named people. Both are the work of the
-- program itself ('reminding'): it reads and writes by the functions below, which hand out ids, teams and moments and no more.

-- A reminder says that something stands in a certain way; whom it is about is read from the record, by those who see that.
create table reminder (
  id uuid primary key,
  body_id uuid references body (id),
  post_id uuid references post (id),
  -- No foreign key: it must not answer about a record out of sight.
  about_record_id uuid not null,
  -- Where somebody is told because of a restricted child.
  child_id uuid,
  state text not null check (state in ('dueToday', 'late', 'toAuthorise', 'named')),
  -- The day that it is about: once for that day and no more.
  on_day date not null,
  due date,
  made_at timestamptz not null,
  seen_by uuid references post (id),
  seen_at timestamptz,
  constraint reminder_whose check ((body_id is null) <> (post_id is null)),
  constraint reminder_named check ((state = 'named') = (child_id is not null and post_id is not null)),
  constraint reminder_seen check ((seen_by is null) = (seen_at is null))
);
create unique index reminder_once on reminder (about_record_id, coalesce(body_id, post_id), state, on_day, coalesce(child_id, about_record_id));
create index reminder_body on reminder (body_id, made_at desc) where body_id is not null;
create index reminder_post on reminder (post_id, made_at desc) where post_id is not null;
create index reminder_body_unseen on reminder (body_id) where seen_at is null and body_id is not null;

-- A post reads what it is itself reminded of, and a manager what the team is; each only while the record is in sight.
alter table reminder enable row level security;
create policy reminder_read on reminder for select to arden_app, arden_reader using (
  (post_id = (select acting_id('post'))
    or (body_id = any ((select acting_ids('grantees'))::uuid[]) and (select current_setting('arden.role', true) = 'frontDoorManager')))
  and (child_id is null or not is_hidden(child_id))
  and sees_record(about_record_id)
);
create policy reminder_see on reminder for update to arden_app using (seen_at is null)
  with check (seen_by = (select acting_id('post')) and seen_at is not null);
grant select on reminder to arden_app, arden_reader;
grant update (seen_by, seen_at) on reminder to arden_app;

create function insist_on_reminding() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'reminding' then
    raise exception using errcode = '42501', message = 'Only the program reminds.';
  end if;
end $$;

-- Open contacts in the order of their ids, each with the newest decision that waits for a manager.
create function contacts_to_remind(after_id uuid, at_most integer)
returns table (contact_id uuid, team_id uuid, received_at timestamptz, decision_id uuid, decided_at timestamptz)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_reminding();
  return query select open_contact.contact_id, open_contact.team_id, open_contact.received_at, waiting.id, waiting.decided_at
    from open_contact left join lateral (
      select decision.id, decision.decided_at from decision
      where decision.contact_id = open_contact.contact_id and decision.authorised_at is null and decision.returned_at is null
      order by decision.id desc limit 1) as waiting on true
    where after_id is null or open_contact.contact_id > after_id
    order by open_contact.contact_id limit at_most;
end $$;

-- Writes the reminders of contacts that were looked at, each once for ever; an unseen one of their clocks that no longer holds goes.
-- A contact that is being decided at this moment is waited for.
create function make_reminders(looked uuid[], made jsonb) returns integer
language plpgsql security definer set search_path from current as $$
declare
  written integer;
begin
  perform insist_on_reminding();
  perform from open_contact where open_contact.contact_id = any (looked) order by open_contact.contact_id for share;
  delete from reminder where about_record_id = any (looked) and state in ('dueToday', 'late') and seen_at is null
    and not exists (select from jsonb_to_recordset(made) as due_now(about uuid, state text, on_day date)
      where due_now.about = reminder.about_record_id and due_now.state = reminder.state and due_now.on_day = reminder.on_day);
  insert into reminder (id, body_id, about_record_id, state, on_day, due, made_at)
    select new_one.id, open_contact.team_id, new_one.about, new_one.state, new_one.on_day, new_one.due, acting_now()
    from jsonb_to_recordset(made) as new_one(id uuid, contact uuid, about uuid, state text, on_day date, due date)
      join open_contact on open_contact.contact_id = new_one.contact
    on conflict do nothing;
  get diagnostics written = row_count;
  return written;
end $$;

-- What was not seen in time needs no seeing: an outcome settles the reminders of its contact, a decision sent back its own.
create function outcome_settles_reminders() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from reminder where seen_at is null and state <> 'named' and (about_record_id = new.contact_id
    or about_record_id in (select decision.id from decision where decision.contact_id = new.contact_id));
  return null;
end $$;
create trigger outcome_settles_reminders after insert on outcome for each row execute function outcome_settles_reminders();
create function return_settles_reminder() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from reminder where seen_at is null and about_record_id = new.id;
  return null;
end $$;
create trigger decision_settles_reminder after update of returned_at on decision for each row
  when (new.returned_at is not null) execute function return_settles_reminder();

-- Gives contacts to the people named on each restricted child (or on one) that they surely fit: by whom somebody said that it is, by
-- NHS number, or by the whole name with the whole date of birth. In the name of whoever restricted the child, for the council whose
-- team received it.
create function give_contacts(asked uuid[], only_child uuid) returns integer
language plpgsql set search_path from current as $$
declare
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
  given integer;
begin
  with sent as (
    select contact.id, contact.received_at, contact.nhs_number, contact.born, contact.called, record.recorded_by,
      body.organisation_id
    from contact join record on record.id = contact.id join body on body.id = contact.team_id
    where contact.id = any (asked)
  ), fitting as (
    select sent.id, sent.received_at, sent.recorded_by, restriction.child_id, restriction.placed_by,
      coalesce(sent.organisation_id, child.owner_organisation_id) as organisation_id
    from sent cross join restriction join record as child on child.id = restriction.child_id
    where restriction.lifted_at is null and (only_child is null or restriction.child_id = only_child) and (
      exists (select from identification join record as said on said.id = identification.id
        where identification.contact_id = sent.id and said.child_id = restriction.child_id)
      or (sent.nhs_number <> '' and exists (select from identifier where identifier.person_id = restriction.child_id
        and identifier.scheme = 'nhs' and identifier.search = replace(sent.nhs_number, ' ', '')))
      or (sent.called <> '' and exists (select from person join person_name on person_name.person_id = person.id
        where person.id = restriction.child_id and person.born_precision = 'day'
          and to_char(person.born_day, 'YYYY-MM-DD') = sent.born and person_name.search = sent.called)))
  ), told as (
    select distinct fitting.*, post.id as post_id from fitting
      join restriction_name on restriction_name.child_id = fitting.child_id
        and restriction_name.from_at <= moment and (restriction_name.until_at is null or restriction_name.until_at > moment)
      join post on post.staff_id = restriction_name.staff_id and post.from_day <= today and (post.until_day is null or post.until_day >= today)
      join role_kind on role_kind.role = post.role and role_kind.kind = 'contact'
    where post.id <> fitting.recorded_by and not exists (
      select from exclusion where exclusion.child_id = fitting.child_id and exclusion.staff_id = post.staff_id
        and exclusion.from_at <= moment and (exclusion.until_at is null or exclusion.until_at > moment))
  ), shared as (
    insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
    select gen_random_uuid(), told.id, told.organisation_id, 'post', told.post_id, told.child_id, 'shared',
      'Public task: a duty to safeguard children',
      'A contact that may be about a child whose record is restricted to named people (Children Act 2004 section 11)',
      moment, told.placed_by, moment
    from told where not exists (select from share where share.record_id = told.id and share.grantee_id = told.post_id
      and share.child_id = told.child_id and share.outcome = 'shared')
  ), reminded as (
    insert into reminder (id, post_id, about_record_id, child_id, state, on_day, made_at)
    select gen_random_uuid(), told.post_id, told.id, told.child_id, 'named', (told.received_at at time zone 'Europe/London')::date, moment
    from told on conflict do nothing returning 1
  )
  select count(*) into given from reminded;
  return given;
end $$;

-- Every contact goes through here once it is kept, and it answers to nobody who sent one.
create function give_to_named(asked uuid) returns integer
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_reminding();
  perform pg_advisory_xact_lock(hashtextextended(asked::text, 1));
  return give_contacts(array[asked], null);
end $$;

-- Whoever restricts a child, or names somebody on it, sends the open contacts past that child.
create function restriction_gives_contacts() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform give_contacts(array(select open_contact.contact_id from open_contact), new.child_id);
  return null;
end $$;
create trigger restriction_gives_contacts after insert on restriction for each row execute function restriction_gives_contacts();
create trigger restriction_name_gives_contacts after insert on restriction_name for each row execute function restriction_gives_contacts();
revoke execute on function contacts_to_remind(uuid, integer), make_reminders(uuid[], jsonb), give_to_named(uuid),
  give_contacts(uuid[], uuid) from public;
grant execute on function contacts_to_remind(uuid, integer), make_reminders(uuid[], jsonb), give_to_named(uuid) to arden_app;

-- A share that goes a restricted child's way shows to nobody but its grantee and the named: the council's own posts included.
create policy share_of_hidden_child on share as restrictive for select to arden_app, arden_reader using (
  child_id is null or grantee_id = any ((select acting_ids('grantees'))::uuid[]) or not is_hidden(child_id));
