-- scope: partnership
-- News that something waits for somebody: whom it is for, what kind of news, and the page to go to. It says nothing of anybody.

-- Written by `migrate` from the modules' own declarations. A kind that the program no longer has keeps its words, for old notices.
create table notice_kind (event text primary key, words text not null, urgent boolean not null default false);
grant select on notice_kind to arden_app, arden_reader;

create table notice (
  id uuid primary key,
  to_kind text not null check (to_kind in ('post', 'body', 'organisation', 'staff')),
  to_id uuid not null,
  event text not null references notice_kind (event),
  -- An address of this service: never one outside it.
  path text not null check (path ~ '^/([^/\\].*)?$'),
  -- No foreign key: it must not answer about a record out of sight.
  record_id uuid,
  by_post_id uuid,
  made_at timestamptz not null,
  -- When it was given to mail and to the agencies' systems.
  passed_on_at timestamptz
);
create index notice_to on notice (to_id, id desc);
create index notice_to_pass_on on notice (id) where passed_on_at is null;
create index notice_made on notice (made_at);

-- Read by each person for themselves: another of the team still has it before them.
create table notice_read (
  staff_id uuid not null references staff (id),
  notice_id uuid not null references notice (id) on delete cascade,
  at timestamptz not null,
  primary key (staff_id, notice_id)
);
create index notice_read_notice on notice_read (notice_id);

-- To whom news may be addressed that the acting post reads: itself, its team or other body, its person, and its organisation where the
-- role's scope is the organisation.
create function acting_addresses() returns uuid[] language sql stable as $$
  select array_remove(acting_ids('grantees') || array[acting_id('post'), acting_id('staff'),
    (select body_id from post where post.id = acting_id('post'))], null)
$$;

-- Nobody is told of their own act. News about a record is seen while the record is: where that is restricted, the news is gone, and no count tells that there was any.
alter table notice enable row level security;
create policy notice_read on notice for select to arden_app, arden_reader using (
  to_id = any ((select acting_addresses())::uuid[]) and by_post_id is distinct from (select acting_id('post'))
  and (record_id is null or sees_record(record_id)));
create policy notice_add on notice for insert to arden_app with check (by_post_id is not distinct from (select acting_id('post')));
grant select on notice to arden_app, arden_reader;
grant insert on notice to arden_app;

alter table notice_read enable row level security;
create policy notice_read_own on notice_read for select to arden_app, arden_reader using (staff_id = (select acting_id('staff')));
create policy notice_read_add on notice_read for insert to arden_app with check (staff_id = (select acting_id('staff')));
grant select on notice_read to arden_app, arden_reader;
grant insert on notice_read to arden_app;

-- What the acting person has not read, the newest first: ids only, joined under the policy by whoever asks.
create function unread_notices() returns table (notice_id uuid)
language sql stable security definer set search_path from current as $$
  select notice.id from notice
  where notice.to_id = any ((select acting_addresses())::uuid[]) and notice.by_post_id is distinct from (select acting_id('post'))
    and not exists (select from notice_read where notice_read.staff_id = (select acting_id('staff')) and notice_read.notice_id = notice.id)
  order by notice.id desc
$$;
revoke execute on function unread_notices() from public;
grant execute on function unread_notices() to arden_app, arden_reader;

-- From here on: mail, and the work of the program itself ('telling'), which reads whom news is for and never a record.
create function insist_on_telling() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'telling' then
    raise exception using errcode = '42501', message = 'Only the program passes news on.';
  end if;
end $$;
create policy notice_telling on notice for select to arden_app using ((select current_setting('arden.role', true)) = 'telling');
create policy notice_pass_on on notice for update to arden_app using ((select current_setting('arden.role', true)) = 'telling');
create policy notice_forget on notice for delete to arden_app using ((select current_setting('arden.role', true)) = 'telling');
grant update (passed_on_at), delete on notice to arden_app;

-- When a post is mailed: what is urgent at once or in the mail of the day, all else at once, in the mail of the day, or not at all.
create table mail_choice (
  post_id uuid primary key references post (id),
  urgent text not null check (urgent in ('atOnce', 'daily')),
  other text not null check (other in ('atOnce', 'daily', 'never')),
  -- The hour of the mail of the day, in London.
  daily_hour integer not null check (daily_hour between 0 and 23),
  version integer not null default 1
);
alter table mail_choice enable row level security;
create policy mail_choice_own on mail_choice for select to arden_app, arden_reader using (
  post_id = (select acting_id('post')) or (select current_setting('arden.role', true)) = 'telling');
create policy mail_choice_add on mail_choice for insert to arden_app with check (post_id = (select acting_id('post')));
create policy mail_choice_change on mail_choice for update to arden_app using (post_id = (select acting_id('post')));
grant select on mail_choice to arden_app, arden_reader;
grant insert, update on mail_choice to arden_app;

-- One e-mail to one person. It holds no address and no words: it says that so many things wait.
create table mail_message (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  things integer not null check (things > 0),
  made_at timestamptz not null,
  next_at timestamptz not null,
  claimed_until timestamptz,
  tries integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  -- A code of the server's, of Notify's or our own; never text from outside.
  why text not null default ''
);
create index mail_message_to_send on mail_message (next_at) where sent_at is null and failed_at is null;
create index mail_message_failed on mail_message (failed_at desc) where failed_at is not null;
create index mail_message_made on mail_message (made_at);
alter table mail_message enable row level security;
create policy mail_message_telling on mail_message to arden_app
  using ((select current_setting('arden.role', true)) = 'telling') with check ((select current_setting('arden.role', true)) = 'telling');
create policy mail_message_read on mail_message for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true)) = 'administrator');
grant select on mail_message to arden_app, arden_reader;
grant insert, update, delete on mail_message to arden_app;

-- Which news a person was mailed about, so that each is counted in one e-mail.
create table notice_mail (
  staff_id uuid not null,
  notice_id uuid not null references notice (id) on delete cascade,
  message_id uuid not null references mail_message (id) on delete cascade,
  primary key (staff_id, notice_id)
);
create index notice_mail_notice on notice_mail (notice_id);
create index notice_mail_message on notice_mail (message_id);
alter table notice_mail enable row level security;
create policy notice_mail_read on notice_mail for select to arden_app, arden_reader using (
  staff_id = (select acting_id('staff')) or (select current_setting('arden.role', true)) = 'telling');
create policy notice_mail_add on notice_mail for insert to arden_app with check ((select current_setting('arden.role', true)) = 'telling');
grant select on notice_mail to arden_app, arden_reader;
grant insert on notice_mail to arden_app;

-- Whose mail is to be written, and for which of their posts.
create table mail_wanted (
  staff_id uuid not null references staff (id),
  post_id uuid not null references post (id),
  daily boolean not null,
  primary key (staff_id, post_id, daily)
);
alter table mail_wanted enable row level security;
create policy mail_wanted_telling on mail_wanted to arden_app
  using ((select current_setting('arden.role', true)) = 'telling') with check ((select current_setting('arden.role', true)) = 'telling');
grant select, insert, update, delete on mail_wanted to arden_app;

-- How far the round of the daily mails has come: an hour that passed while nothing ran is caught up once.
create table mail_round (only_one boolean primary key default true check (only_one), up_to timestamptz not null);
alter table mail_round enable row level security;

-- Posts that a person with an account holds on that day, and what it chose: the urgent at once, all else at eight in the morning.
create function mailed_posts()
returns table (post_id uuid, staff_id uuid, role text, organisation_id uuid, body_id uuid, urgent text, other text, daily_hour integer)
language sql stable security definer set search_path from current as $$
  select post.id, post.staff_id, post.role, post.organisation_id, post.body_id, coalesce(mail_choice.urgent, 'atOnce'),
    coalesce(mail_choice.other, 'daily'), coalesce(mail_choice.daily_hour, 8)
  from post join staff on staff.id = post.staff_id left join mail_choice on mail_choice.post_id = post.id
  where staff.account_id is not null and post.role not in ('agencySystem', 'censusImport')
    and post.from_day <= (acting_now() at time zone 'Europe/London')::date
    and (post.until_day is null or post.until_day >= (acting_now() at time zone 'Europe/London')::date)
$$;
revoke execute on function mailed_posts() from public;

-- Of news: who may be mailed at once. Whether they see its record is asked as each of them, when the mail is written.
create function mailed_at_once(asked uuid[]) returns table (staff_id uuid, post_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select distinct mailed.staff_id, mailed.post_id
    from notice join notice_kind on notice_kind.event = notice.event
      join mailed_posts() as mailed on case notice.to_kind
        when 'post' then mailed.post_id = notice.to_id
        when 'body' then mailed.body_id = notice.to_id
        when 'staff' then mailed.staff_id = notice.to_id
        else mailed.organisation_id = notice.to_id and exists (
          select from role_standing where role_standing.role = mailed.role and role_standing.scope = 'organisation') end
    where notice.id = any (asked) and case when notice_kind.urgent then mailed.urgent else mailed.other end = 'atOnce';
end $$;

-- Whose mail of the day has come since the last round: of a day at most, and each hour once.
create function mailed_daily() returns table (staff_id uuid, post_id uuid)
language plpgsql security definer set search_path from current as $$
declare
  before timestamptz;
begin
  perform insist_on_telling();
  insert into mail_round (up_to) values (acting_now() - interval '1 hour') on conflict do nothing;
  select up_to into before from mail_round for update;
  if before >= acting_now() then return; end if;
  update mail_round set up_to = acting_now();
  return query select mailed.staff_id, mailed.post_id from mailed_posts() as mailed
    where mailed.daily_hour in (
        select extract(hour from hour at time zone 'Europe/London')::integer
        from generate_series(date_trunc('hour', greatest(before, acting_now() - interval '1 day')) + interval '1 hour', acting_now(),
          interval '1 hour') as hour)
      and exists (
        select from notice where notice.to_id in (mailed.post_id, mailed.staff_id, mailed.body_id, mailed.organisation_id)
          and not exists (select from notice_read where notice_read.staff_id = mailed.staff_id and notice_read.notice_id = notice.id)
          and not exists (select from notice_mail where notice_mail.staff_id = mailed.staff_id and notice_mail.notice_id = notice.id));
end $$;

-- The posts of a person whose mail is written now, with what each chose.
create function mail_to_write(asked uuid) returns table (post_id uuid, daily boolean, urgent text, other text)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select mailed.post_id, mail_wanted.daily, mailed.urgent, mailed.other
    from mail_wanted join mailed_posts() as mailed on mailed.post_id = mail_wanted.post_id
    where mail_wanted.staff_id = asked and mailed.staff_id = asked order by mailed.post_id, mail_wanted.daily;
end $$;

-- Takes e-mails to send: nobody else tries them for ten minutes. The address is the account's, as it is at this moment.
create function mail_to_send(at_most integer) returns table (id uuid, address text, things integer, tries integer)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query update mail_message set claimed_until = acting_now() + interval '10 minutes', tries = mail_message.tries + 1
    from (select waiting.id, account.email from mail_message as waiting
        join staff on staff.id = waiting.staff_id left join account on account.id = staff.account_id
      where waiting.sent_at is null and waiting.failed_at is null and waiting.next_at <= acting_now()
        and (waiting.claimed_until is null or waiting.claimed_until <= acting_now())
      order by waiting.next_at, waiting.id limit at_most for update of waiting skip locked) as taken
    where mail_message.id = taken.id
    returning mail_message.id, coalesce(taken.email, ''), mail_message.things, mail_message.tries;
end $$;
revoke execute on function mailed_at_once(uuid[]), mailed_daily(), mail_to_write(uuid), mail_to_send(integer) from public;
grant execute on function mailed_at_once(uuid[]), mailed_daily(), mail_to_write(uuid), mail_to_send(integer) to arden_app;

-- What the acting person has read, the newest first: ids only, as above.
create function read_notices() returns table (notice_id uuid)
language sql stable security definer set search_path from current as $$
  select notice.id from notice
  where notice.to_id = any ((select acting_addresses())::uuid[]) and notice.by_post_id is distinct from (select acting_id('post'))
    and exists (select from notice_read where notice_read.staff_id = (select acting_id('staff')) and notice_read.notice_id = notice.id)
  order by notice.id desc
$$;
revoke execute on function read_notices() from public;
grant execute on function read_notices() to arden_app, arden_reader;

-- By which way mail leaves, as the program found when it last passed news on: for the administrator's page.
create table mail_way (
  only_one boolean primary key default true check (only_one),
  way text not null check (way in ('none', 'smtp', 'notify'))
);
alter table mail_way enable row level security;
create policy mail_way_telling on mail_way to arden_app
  using ((select current_setting('arden.role', true)) = 'telling') with check ((select current_setting('arden.role', true)) = 'telling');
create policy mail_way_read on mail_way for select to arden_app, arden_reader
  using ((select current_setting('arden.role', true)) = 'administrator');
grant select on mail_way to arden_app, arden_reader;
grant insert, update on mail_way to arden_app;

-- The ids that the program itself makes in SQL stand in the order of time, as all others do (UUIDv7, RFC 9562).
create function id_at(moment timestamptz) returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- Whom a contact about a restricted child reaches by name hears of it at once: one more thing that giving them the contact does.
create function named_are_told() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into notice (id, to_kind, to_id, event, path, record_id, made_at)
  values (id_at(new.made_at), 'post', new.post_id, 'contact.named', '/contacts/' || new.about_record_id, new.about_record_id, new.made_at);
  return null;
end $$;
create trigger named_are_told after insert on reminder for each row when (new.state = 'named') execute function named_are_told();

-- Work that is due on a day, each with whoever has it, or owes it; told once on that day.
create function actions_due_on(asked date) returns table (action_id uuid, to_kind text, to_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select open_action.action_id, case when holder.id is null then action.owed_kind else 'post' end,
      coalesce(holder.id, action.owed_id)
    from open_action join action on action.id = open_action.action_id
      left join action_hold on action_hold.action_id = open_action.action_id
      left join post as holder on holder.id = action_hold.post_id and (holder.until_day is null or holder.until_day >= asked)
    where open_action.due_day = asked and not exists (
      select from notice where notice.event = 'action.due' and notice.record_id = open_action.action_id
        and notice.made_at >= asked::timestamp at time zone 'Europe/London')
    order by open_action.action_id;
end $$;
revoke execute on function actions_due_on(date) from public;
grant execute on function actions_due_on(date) to arden_app;
create index notice_record on notice (record_id) where record_id is not null;
-- There before any start: what restricts a child must not wait for one.
insert into notice_kind (event, words, urgent) values ('contact.named', 'A contact waits for you', true);
