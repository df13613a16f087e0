-- scope: partnership
-- What keeps a meeting in step with itself: records given for its time alone, invitations by mail, calendars, and who opened which paper.

-- A record is given to those named on its item from the call until the end of the meeting. It is ended with its reason: unnamed,
-- withdrawn, removed, cancelled or closed, by whoever does that, whether or not they see the record. Moved with the meeting.
create table meeting_share (
  share_id uuid primary key references share (id) on delete cascade,
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  attendee_id uuid not null references attendee (id),
  ended_at timestamptz
);
create index meeting_share_meeting on meeting_share (meeting_id) where ended_at is null;
create unique index meeting_share_once on meeting_share (item_id, attendee_id) where ended_at is null;
alter table meeting_share enable row level security;
create policy meeting_share_read on meeting_share for select to arden_app, arden_reader using (
  exists (select from agenda_item where agenda_item.id = meeting_share.item_id));
create policy meeting_share_add on meeting_share for insert to arden_app with check (
  keeps_meeting(meeting_id) and exists (select from agenda_item where agenda_item.id = meeting_share.item_id)
  and exists (select from share where share.id = meeting_share.share_id and share.decided_by = (select acting_id('post'))));
grant select on meeting_share to arden_app, arden_reader;
grant insert on meeting_share to arden_app;

-- A meeting that runs over keeps its people: half a day past its end, or until it is closed.
create function keep_meeting_shares(asked uuid) returns void language plpgsql security definer set search_path from current as $$
declare
  link record;
begin
  for link in
    select meeting_share.share_id, share.from_at, share.until_at,
      meeting.cancelled_at is null and meeting.closed_at is null and attendee.removed_at is null
        and item.removed_at is null and item.about_record_id is not distinct from share.record_id
        and exists (select from item_mark where item_mark.item_id = item.id and item_mark.attendee_id = attendee.id
          and item_mark.mark in ('named', 'invited') and item_mark.ended_at is null)
        and not exists (select from item_mark where item_mark.item_id = item.id and item_mark.attendee_id = attendee.id
          and item_mark.withdraws and item_mark.ended_at is null) as stands,
      meeting.called_at is not null and attendee.called_at is not null as called,
      case when meeting.opened_at is null then meeting.ends_at
        else greatest(meeting.ends_at, meeting.opened_at) + interval '12 hours' end as until
    from meeting_share
      join share on share.id = meeting_share.share_id
      join meeting on meeting.id = meeting_share.meeting_id
      join attendee on attendee.id = meeting_share.attendee_id
      join agenda_item as item on item.id = meeting_share.item_id
    where meeting_share.meeting_id = asked and meeting_share.ended_at is null
  loop
    if not link.stands then
      update share set until_at = least(share.until_at, acting_now()) where share.id = link.share_id;
      update meeting_share set ended_at = acting_now() where meeting_share.share_id = link.share_id;
    elsif link.called then
      -- One that had not begun begins with the call.
      update share set from_at = case when link.from_at >= link.until_at then acting_now() else link.from_at end, until_at = link.until
        where share.id = link.share_id and (share.until_at is distinct from link.until or link.from_at >= link.until_at);
    else
      update share set from_at = link.until, until_at = link.until
        where share.id = link.share_id and share.until_at is distinct from link.until;
    end if;
  end loop;
end $$;
revoke execute on function keep_meeting_shares(uuid) from public;
create function meeting_shares_follow() returns trigger language plpgsql security definer set search_path from current as $$
declare
  meeting uuid := case tg_table_name when 'meeting' then (to_jsonb(new) ->> 'id')::uuid
    when 'meeting_share' then (to_jsonb(new) ->> 'meeting_id')::uuid
    when 'item_mark' then (select agenda_item.meeting_id from agenda_item where agenda_item.id = (to_jsonb(new) ->> 'item_id')::uuid)
    else (to_jsonb(new) ->> 'meeting_id')::uuid end;
begin
  perform keep_meeting_shares(meeting);
  return null;
end $$;
create trigger meeting_keeps_shares after update on meeting for each row execute function meeting_shares_follow();
-- Who is taken off the list is named on nothing any more, also when they come back.
create function attendee_unnamed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update item_mark set ended_at = acting_now()
    where item_mark.attendee_id = new.id and item_mark.mark <> 'interest' and item_mark.ended_at is null;
  return null;
end $$;
create trigger attendee_unnamed after update on attendee for each row
  when (old.removed_at is null and new.removed_at is not null) execute function attendee_unnamed();
create trigger attendee_keeps_shares after update on attendee for each row
  when (old.called_at is distinct from new.called_at or old.removed_at is distinct from new.removed_at)
  execute function meeting_shares_follow();
create trigger agenda_item_keeps_shares after update on agenda_item for each row
  when (old.removed_at is distinct from new.removed_at or old.about_record_id is distinct from new.about_record_id)
  execute function meeting_shares_follow();
create trigger item_mark_keeps_shares after insert or update on item_mark for each row execute function meeting_shares_follow();
create trigger meeting_share_begins after insert on meeting_share for each row execute function meeting_shares_follow();

-- Who is called later than the rest, for somebody who cannot come: a member names their own deputy.
-- Past the policy, which would ask itself.
create function is_own_place(asked uuid, meeting uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from attendee where attendee.id = asked and attendee.meeting_id = meeting
    and attendee.post_id = acting_id('post') and attendee.removed_at is null and attendee.called_at is not null)
$$;
revoke execute on function is_own_place(uuid, uuid) from public;
grant execute on function is_own_place(uuid, uuid) to arden_app;
create policy attendee_deputise on attendee for insert to arden_app with check (
  part = 'substitute' and deputy_for is not null and is_own_place(deputy_for, meeting_id));
-- What somebody may say of themselves is their answer; the rest of the line is the clerk's. A deputy is named and unnamed by their member.
create function attendee_answers() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if keeps_meeting(new.meeting_id) or current_setting('arden.role', true) = 'calling' then
    return new;
  end if;
  if (to_jsonb(new) - array['answer', 'answer_said', 'answered_at', 'version'])
      is distinct from (to_jsonb(old) - array['answer', 'answer_said', 'answered_at', 'version']) then
    raise exception using errcode = '42501', message = 'Only whoever keeps the meeting changes who is called.';
  end if;
  return new;
end $$;
create trigger attendee_answers before update on attendee for each row execute function attendee_answers();

-- The title of an item about a record is for those who see it: others know only that there is an item.
create or replace function titles_of_meeting(asked uuid) returns table (id uuid, parent_id uuid, place integer, title text, aim text, minutes integer, open_to text)
language sql stable security definer set search_path from current as $$
  select agenda_item.id, agenda_item.parent_id, agenda_item.place,
    case when agenda_item.title_shows and agenda_item.open_to <> 'record' then agenda_item.title else '' end,
    agenda_item.aim, agenda_item.minutes, agenda_item.open_to
  from agenda_item where agenda_item.meeting_id = asked and agenda_item.removed_at is null
    and (keeps_meeting(asked) or coalesce(part_in_meeting(asked), 'invited') <> 'invited')
$$;

-- Puts an item before another of the same parent, or last; whoever keeps the meeting places items that they themselves may not open.
create function place_item(asked uuid, under uuid, before uuid) returns boolean
language plpgsql security definer set search_path from current as $$
declare
  whole uuid := meeting_of_item(asked);
begin
  if whole is null or not keeps_meeting(whole) then
    return false;
  end if;
  -- One order at a time.
  perform from meeting where meeting.id = whole for no key update;
  if under is not null and (under = asked or meeting_of_item(under) is distinct from whole or exists (
      with recursive above as (
        select agenda_item.id, agenda_item.parent_id from agenda_item where agenda_item.id = under
        union all select agenda_item.id, agenda_item.parent_id from agenda_item join above on agenda_item.id = above.parent_id)
      select from above where above.id = asked)) then
    return false;
  end if;
  with siblings as (
    select agenda_item.id, agenda_item.place from agenda_item where agenda_item.meeting_id = whole
      and agenda_item.parent_id is not distinct from under and agenda_item.removed_at is null and agenda_item.id <> asked),
  ordered as (
    select siblings.id, row_number() over (order by siblings.place, siblings.id) * 2 as at from siblings),
  placed as (
    select ordered.id, ordered.at from ordered
    union all select asked, coalesce((select ordered.at - 1 from ordered where ordered.id = before), (select coalesce(max(ordered.at), 0) + 1 from ordered))),
  numbered as (
    select placed.id, row_number() over (order by placed.at)::integer as at from placed)
  update agenda_item set place = numbered.at, parent_id = case when agenda_item.id = asked then under else agenda_item.parent_id end
    from numbered where agenda_item.id = numbered.id
      and (agenda_item.place <> numbered.at or (agenda_item.id = asked and agenda_item.parent_id is distinct from under));
  return true;
end $$;
revoke execute on function place_item(uuid, uuid, uuid) from public;
grant execute on function place_item(uuid, uuid, uuid) to arden_app;

-- What was found when a paper was looked at for viruses.
alter table paper add column virus text not null default 'unchecked' constraint paper_virus check (virus in ('clean', 'unchecked', 'infected'));
create index paper_unchecked on paper (id) where virus = 'unchecked';
create function papers_unchecked(after_id uuid, at_most integer) returns table (id uuid, sha256 text)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select paper.id, paper.sha256 from paper
    where paper.virus = 'unchecked' and (after_id is null or paper.id > after_id) order by paper.id limit at_most;
end $$;
create function paper_checked(asked uuid, now_is text) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  update paper set virus = now_is where id = asked and virus = 'unchecked';
end $$;
revoke execute on function papers_unchecked(uuid, integer), paper_checked(uuid, text) from public;
grant execute on function papers_unchecked(uuid, integer), paper_checked(uuid, text) to arden_app;

-- Who opened the papers of an item, from the audit: to whoever keeps its meeting and sees the item.
create index audit_event_paper on audit_event (target) where event = 'paper.opened';
create function paper_openings(asked uuid) returns table (paper_id uuid, post_id uuid, first_at timestamptz, last_at timestamptz, times integer)
language plpgsql stable security definer set search_path from current as $$
begin
  if not keeps_meeting(meeting_of_item(asked)) or not opens_item(asked) then
    return;
  end if;
  return query select paper.id, audit_event.post_id, min(audit_event.at), max(audit_event.at), count(*)::integer
    from paper join audit_event on audit_event.event = 'paper.opened' and audit_event.target = 'paper:' || paper.id
      and audit_event.outcome = 'allowed'
    where paper.item_id = asked and audit_event.post_id is not null
    group by paper.id, audit_event.post_id order by min(audit_event.at);
end $$;
revoke execute on function paper_openings(uuid) from public;
grant execute on function paper_openings(uuid) to arden_app, arden_reader;

-- A post's own calendar: a secret address, of which only the hash is kept.
create table calendar_feed (
  id uuid primary key,
  post_id uuid not null references post (id),
  hash text not null constraint calendar_feed_hash unique check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index calendar_feed_once on calendar_feed (post_id) where ended_at is null;
alter table calendar_feed enable row level security;
create policy calendar_feed_own on calendar_feed for select to arden_app, arden_reader using (post_id = (select acting_id('post')));
create policy calendar_feed_add on calendar_feed for insert to arden_app with check (post_id = (select acting_id('post')));
create policy calendar_feed_end on calendar_feed for update to arden_app using (post_id = (select acting_id('post')));
grant select on calendar_feed to arden_app, arden_reader;
grant insert on calendar_feed to arden_app;
grant update (ended_at) on calendar_feed to arden_app;
-- Whose calendar an address is: nobody's once it was ended, or the post has.
create function calendar_feed_post(asked text) returns uuid language sql stable security definer set search_path from current as $$
  select calendar_feed.post_id from calendar_feed join post on post.id = calendar_feed.post_id
  where calendar_feed.hash = asked and calendar_feed.ended_at is null
    and post.from_day <= (acting_now() at time zone 'Europe/London')::date
    and (post.until_day is null or post.until_day >= (acting_now() at time zone 'Europe/London')::date)
$$;
revoke execute on function calendar_feed_post(text) from public;
grant execute on function calendar_feed_post(text) to arden_reader;

-- Invitations by mail, each to one person: written by the act, sent by the program ('calling'), which is given what stands in the mail.
create table invitation (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  attendee_id uuid not null references attendee (id),
  method text not null constraint invitation_method check (method in ('request', 'cancel')),
  sequence integer not null,
  made_at timestamptz not null,
  next_at timestamptz not null,
  claimed_until timestamptz,
  tries integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  why text not null default ''
);
create index invitation_waiting on invitation (next_at) where sent_at is null and failed_at is null;
create index invitation_attendee on invitation (attendee_id, made_at);
alter table invitation enable row level security;
create policy invitation_read on invitation for select to arden_app, arden_reader using (keeps_meeting(meeting_id));
-- By whoever keeps the meeting; and by a member to the deputy whom they name.
create policy invitation_add on invitation for insert to arden_app with check (
  keeps_meeting(meeting_id) or exists (select from attendee as member where member.meeting_id = invitation.meeting_id
    and member.post_id = (select acting_id('post')) and member.removed_at is null and member.called_at is not null));
grant select on invitation to arden_app, arden_reader;
grant insert on invitation to arden_app;

create function insist_on_calling() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'calling' then
    raise exception using errcode = '42501', message = 'Only the program sends invitations.';
  end if;
end $$;
-- Takes invitations to send: nobody else tries them for ten minutes. The title goes along only where no item is about a record.
create function invitations_to_send(at_most integer) returns table (id uuid, meeting_id uuid, attendee_id uuid, method text, sequence integer,
  tries integer, address text, organizer text, title text, place text, mode text, starts_at timestamptz, ends_at timestamptz, made_at timestamptz)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_calling();
  return query with taken as (
    update invitation set claimed_until = acting_now() + interval '10 minutes', tries = invitation.tries + 1
    where invitation.id in (select waiting.id from invitation as waiting
      where waiting.sent_at is null and waiting.failed_at is null and waiting.next_at <= acting_now()
        and waiting.made_at > acting_now() - interval '3 days'
        and (waiting.claimed_until is null or waiting.claimed_until < acting_now())
      order by waiting.next_at, waiting.id limit at_most for update skip locked)
    returning invitation.*)
  select taken.id, taken.meeting_id, taken.attendee_id, taken.method, taken.sequence, taken.tries, staff.email, caller.email,
    case when exists (select from agenda_item where agenda_item.meeting_id = taken.meeting_id and agenda_item.open_to = 'record') then ''
      else meeting.title end,
    meeting.place, meeting.mode, meeting.starts_at, meeting.ends_at, taken.made_at
  from taken join meeting on meeting.id = taken.meeting_id join attendee on attendee.id = taken.attendee_id
    join post on post.id = attendee.post_id join staff on staff.id = post.staff_id
    join post as caller_post on caller_post.id = meeting.made_by join staff as caller on caller.id = caller_post.staff_id;
end $$;
create function invitation_tried(asked uuid, now_sent timestamptz, now_failed timestamptz, again_at timestamptz, because text) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_calling();
  update invitation set sent_at = now_sent, failed_at = now_failed, next_at = coalesce(again_at, invitation.next_at), why = because,
    claimed_until = null where invitation.id = asked;
end $$;

-- Whoever was called and did not say no is told the day before, once for each time that a meeting was moved to.
alter table attendee add column reminded_of timestamptz;
create function take_reminders(from_at timestamptz, until_at timestamptz) returns table (meeting_id uuid, post_id uuid)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_calling();
  return query update attendee set reminded_of = meeting.starts_at from meeting
    where meeting.id = attendee.meeting_id and meeting.starts_at >= from_at and meeting.starts_at < until_at
      and meeting.called_at is not null and meeting.cancelled_at is null and meeting.opened_at is null
      and attendee.called_at is not null and attendee.removed_at is null and attendee.answer is distinct from 'no'
      and attendee.reminded_of is distinct from meeting.starts_at
    returning attendee.meeting_id, attendee.post_id;
end $$;
revoke execute on function invitations_to_send(integer), invitation_tried(uuid, timestamptz, timestamptz, timestamptz, text),
  take_reminders(timestamptz, timestamptz) from public;
grant execute on function invitations_to_send(integer), invitation_tried(uuid, timestamptz, timestamptz, timestamptz, text),
  take_reminders(timestamptz, timestamptz) to arden_app;

-- What stands under an item about a record goes with the record, when that is disposed of: nobody else deletes any of it.
do $$
declare link record;
begin
  for link in
    select pg_constraint.conname as name, pg_constraint.conrelid::regclass as referring, attribute.attname as by_column,
      pg_constraint.confrelid::regclass as referred
    from pg_constraint join pg_attribute as attribute
      on attribute.attrelid = pg_constraint.conrelid and attribute.attnum = pg_constraint.conkey[1]
    where pg_constraint.contype = 'f' and pg_constraint.connamespace = current_schema()::regnamespace
      and pg_constraint.confrelid in ('agenda_item'::regclass, 'minute_entry'::regclass, 'resolution'::regclass, 'paper'::regclass,
        'promise'::regclass, 'recommendation'::regclass)
  loop
    execute format('alter table %s drop constraint %I', link.referring, link.name);
    execute format('alter table %s add constraint %I foreign key (%I) references %s (id) on delete cascade',
      link.referring, link.name, link.by_column, link.referred);
  end loop;
end $$;
create function item_disposed() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from meeting_change where meeting_change.item_id = old.id;
  delete from meeting_event where meeting_event.item_id = old.id;
  return null;
end $$;
create trigger agenda_item_disposed after delete on agenda_item for each row execute function item_disposed();

-- Every item's place and minutes, by ids alone, to whoever takes part: so that the time of one item is known to somebody who sees no other.
create function plan_of_meeting(asked uuid) returns table (id uuid, parent_id uuid, place integer, minutes integer)
language sql stable security definer set search_path from current as $$
  select agenda_item.id, agenda_item.parent_id, agenda_item.place, agenda_item.minutes from agenda_item
  where agenda_item.meeting_id = asked and agenda_item.removed_at is null and (keeps_meeting(asked) or part_in_meeting(asked) is not null)
$$;
-- The titles of these meetings that may go where others read them: not of a meeting with an item about a record.
create function titles_to_go_out(asked uuid[]) returns table (id uuid, title text)
language sql stable security definer set search_path from current as $$
  select meeting.id, meeting.title from meeting where meeting.id = any (asked)
    and (keeps_meeting(meeting.id) or part_in_meeting(meeting.id) is not null)
    and not exists (select from agenda_item where agenda_item.meeting_id = meeting.id and agenda_item.open_to = 'record')
$$;
revoke execute on function plan_of_meeting(uuid), titles_to_go_out(uuid[]) from public;
grant execute on function plan_of_meeting(uuid), titles_to_go_out(uuid[]) to arden_app, arden_reader;

-- Papers for members alone are not for somebody invited for one item.
drop policy paper_read on paper;
create policy paper_read on paper for select to arden_app, arden_reader using (
  exists (select from agenda_item where agenda_item.id = paper.item_id)
  and (access = 'item' or keeps_meeting(meeting_of_item(item_id)) or coalesce(part_in_meeting(meeting_of_item(item_id)), 'invited') <> 'invited'));
