-- scope: partnership
-- Work owed by an organisation, a team or a post. What is owed is a record of the setter's, given to whoever owes it. What they make of
-- it (taken, assigned, handed back, done, not done) is theirs, in records of their own, of which the setter is given the ending.

create table action (
  id uuid primary key references record (id),
  what text not null,
  why text not null,
  owed_kind text not null check (owed_kind in ('organisation', 'body', 'post')),
  owed_id uuid not null,
  -- The organisation that the owing team or post belongs to: none for a body of the partnership itself.
  owed_organisation_id uuid references organisation (id),
  set_due_day date,
  -- The clock that made the date, and the day or moment that it runs from: worked out again wherever it is shown.
  clock_rule text,
  clock_from text,
  -- No foreign key: it must not answer about a record out of sight.
  about_record_id uuid,
  constraint action_clock check ((clock_rule is null) = (clock_from is null))
);
create index action_owed on action (owed_id, id);
create index action_owed_organisation on action (owed_organisation_id, id) where owed_organisation_id is not null;
create index action_about on action (about_record_id) where about_record_id is not null;

-- One step each, and never changed: where an action stands is read from its steps.
create table action_progress (
  id uuid primary key references record (id),
  action_id uuid not null references action (id),
  step text not null check (step in ('taken', 'assigned', 'handedBack', 'done', 'notDone', 'dateChanged', 'cancelled')),
  -- Who has it from then on.
  post_id uuid references post (id),
  -- The evidence of what was done, or the reason.
  said text not null default '',
  -- The date that it has from then on.
  due_day date,
  constraint action_progress_holder check ((post_id is not null) = (step in ('taken', 'assigned'))),
  constraint action_progress_date check ((due_day is not null) = (step = 'dateChanged'))
);
create index action_progress_action on action_progress (action_id, id);

alter table action enable row level security;
create policy action_read on action for select to arden_app, arden_reader
  using (exists (select from record where record.id = action.id));
create policy action_add on action for insert to arden_app with check (
  exists (select from record where record.id = action.id and record.owner_organisation_id = (select acting_id('organisation')))
  and (about_record_id is null or sees_record(about_record_id))
);
grant select, insert on action to arden_app;
grant select on action to arden_reader;
create trigger action_history after insert or update or delete on action for each row execute function write_history('id');

alter table action_progress enable row level security;
create policy action_progress_read on action_progress for select to arden_app, arden_reader
  using (exists (select from record where record.id = action_progress.id));
create policy action_progress_add on action_progress for insert to arden_app with check (
  exists (select from record where record.id = action_progress.id and record.owner_organisation_id = (select acting_id('organisation')))
  and sees_record(action_id)
);
grant select, insert on action_progress to arden_app;
grant select on action_progress to arden_reader;
create trigger action_progress_history after insert or update or delete on action_progress for each row execute function write_history('id');

-- An action stands under the child of the record that it is about, and a step under the child of its action, whether or not the acting
-- post sees that child's own record: so that a restriction or an exclusion reaches all of them.
create function stands_under_child_of() returns trigger language plpgsql security definer set search_path from current as $$
declare
  above uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  update record set child_id = upper_record.child_id from record as upper_record
  where record.id = new.id and upper_record.id = above and record.child_id is distinct from upper_record.child_id;
  return null;
end $$;
create trigger action_stands_under_child after insert on action for each row
  when (new.about_record_id is not null) execute function stands_under_child_of('about_record_id');
create trigger action_progress_stands_under_child after insert on action_progress for each row
  execute function stands_under_child_of('action_id');

-- Which actions are still owed and by when, and who has which: derived from the rows above by triggers, so that the lists are read by
-- index. They say nothing that those do not: who has it is read only with the step that says so.
create table open_action (
  action_id uuid primary key references action (id),
  owed_id uuid not null,
  owed_organisation_id uuid,
  due_day date
);
create index open_action_owed on open_action (owed_id, due_day);
create index open_action_owed_organisation on open_action (owed_organisation_id, due_day) where owed_organisation_id is not null;
create table action_hold (
  action_id uuid primary key references action (id),
  progress_id uuid not null references action_progress (id),
  post_id uuid not null references post (id)
);
create index action_hold_post on action_hold (post_id);

create function action_opens() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into open_action (action_id, owed_id, owed_organisation_id, due_day)
  values (new.id, new.owed_id, new.owed_organisation_id, new.set_due_day);
  return null;
end $$;
create trigger action_opens after insert on action for each row execute function action_opens();
create function action_goes_on() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.step = 'dateChanged' then
    update open_action set due_day = new.due_day where action_id = new.action_id;
  else
    delete from action_hold where action_id = new.action_id;
  end if;
  if new.post_id is not null then
    insert into action_hold (action_id, progress_id, post_id) values (new.action_id, new.id, new.post_id);
  end if;
  if new.step in ('done', 'notDone', 'cancelled') then
    delete from open_action where action_id = new.action_id;
  end if;
  return null;
end $$;
create trigger action_goes_on after insert on action_progress for each row execute function action_goes_on();

alter table open_action enable row level security;
create policy open_action_read on open_action for select to arden_app, arden_reader
  using (exists (select from record where record.id = action_id));
grant select on open_action to arden_app, arden_reader;
alter table action_hold enable row level security;
create policy action_hold_read on action_hold for select to arden_app, arden_reader
  using (exists (select from record where record.id = progress_id));
grant select on action_hold to arden_app, arden_reader;
