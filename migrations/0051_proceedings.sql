-- scope: partnership
-- A meeting while it runs: who presides where neither the chair nor a deputy does, when it was not quorate, and what those who run it may
-- do. What happened in the room stands in presence and item_turn.

-- Chosen by those present (Local Government Act 1972, Schedule 12, paragraph 5, for councils; by custom elsewhere): the last one stands.
create table presiding (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  attendee_id uuid not null references attendee (id),
  at timestamptz not null,
  recorded_by uuid not null references post (id)
);
create index presiding_meeting on presiding (meeting_id, at, id);
-- Each time that a quorum was lost, in the words that were said then, until it was there again.
create table quorum_loss (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  why text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  recorded_by uuid not null references post (id)
);
create unique index quorum_loss_now on quorum_loss (meeting_id) where until_at is null;
create index quorum_loss_meeting on quorum_loss (meeting_id, from_at);

-- Whoever keeps the meeting, and whoever chairs it.
create function runs_meeting(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select keeps_meeting(asked) or coalesce(part_in_meeting(asked), '') in ('chair', 'deputyChair')
    or acting_id('post') = (select attendee.post_id from presiding join attendee on attendee.id = presiding.attendee_id
      where presiding.meeting_id = asked and attendee.removed_at is null order by presiding.at desc, presiding.id desc limit 1)
$$;
-- Which items were in hand and when: to those called to the whole meeting, who are told of every item that there is one.
create function turns_of_meeting(asked uuid) returns table (item_id uuid, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path from current as $$
  select item_turn.item_id, item_turn.from_at, item_turn.until_at from item_turn
  where item_turn.meeting_id = asked and (keeps_meeting(asked) or coalesce(part_in_meeting(asked), 'invited') <> 'invited')
  order by item_turn.from_at, item_turn.id
$$;
-- Ends the turn in hand, whether or not whoever runs the meeting sees its item: the next could not be taken otherwise.
create function end_turn(asked uuid) returns uuid language plpgsql security definer set search_path from current as $$
declare
  ended uuid;
begin
  if not runs_meeting(asked) then
    raise exception using errcode = '42501', message = 'Only whoever runs the meeting closes an item.';
  end if;
  update item_turn set until_at = greatest(acting_now(), item_turn.from_at) where item_turn.meeting_id = asked and item_turn.until_at is null
    returning item_turn.item_id into ended;
  return ended;
end $$;
-- In how many minutes an item is likely to be taken, and nothing besides: to whoever may see the item. What is planned before it and not
-- yet closed, and what is left of the item in hand.
create function minutes_until_item(asked uuid) returns integer language plpgsql stable security definer set search_path from current as $$
declare
  meeting uuid := meeting_of_item(asked);
  own integer[];
  likely numeric;
begin
  if meeting is null or not opens_item(asked) then
    return null;
  end if;
  with recursive tree as (
    select agenda_item.id, array[agenda_item.place] as path, agenda_item.minutes from agenda_item
      where agenda_item.meeting_id = meeting and agenda_item.parent_id is null and agenda_item.removed_at is null
    union all
    select agenda_item.id, tree.path || agenda_item.place, agenda_item.minutes from agenda_item join tree on agenda_item.parent_id = tree.id
      where agenda_item.removed_at is null)
  select tree.path into own from tree where tree.id = asked;
  with recursive tree as (
    select agenda_item.id, array[agenda_item.place] as path, agenda_item.minutes from agenda_item
      where agenda_item.meeting_id = meeting and agenda_item.parent_id is null and agenda_item.removed_at is null
    union all
    select agenda_item.id, tree.path || agenda_item.place, agenda_item.minutes from agenda_item join tree on agenda_item.parent_id = tree.id
      where agenda_item.removed_at is null),
  used as (
    select item_turn.item_id, bool_or(item_turn.until_at is null) as in_hand,
      sum(extract(epoch from coalesce(item_turn.until_at, acting_now()) - item_turn.from_at)) / 60 as minutes
    from item_turn where item_turn.meeting_id = meeting group by item_turn.item_id)
  select sum(case when used.item_id is null then tree.minutes when used.in_hand then greatest(tree.minutes - used.minutes, 0) else 0 end)
    into likely
    from tree left join used on used.item_id = tree.id
    where tree.path < own and tree.minutes is not null;
  return ceil(coalesce(likely, 0));
end $$;
-- Whether somebody invited is let in now: admitted, and has not left since. Everybody leaves when their item closes.
create function is_admitted(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select coalesce((select presence.event = 'admitted' from presence join attendee on attendee.id = presence.attendee_id
    where presence.meeting_id = asked and attendee.post_id = acting_id('post') and attendee.removed_at is null
      and presence.event in ('admitted', 'left')
    order by presence.at desc, presence.id desc limit 1), false)
$$;
-- Whether the acting post's reading of this in a meeting is on record: it is written down once.
create index audit_event_proceedings on audit_event (target, post_id) where event = 'proceedings.read';
create function is_read_in_meeting(asked text) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from audit_event where audit_event.event = 'proceedings.read' and audit_event.target = asked
    and audit_event.post_id = acting_id('post') and audit_event.outcome = 'allowed')
$$;
-- Puts into the minutes of the item in hand that the quorum was lost or is there again: by the act that made it so, whoever's it was.
create function minute_quorum(asked uuid, entry uuid, words text) returns void language plpgsql security definer set search_path from current as $$
declare
  item uuid;
begin
  if not keeps_meeting(asked) and coalesce(part_in_meeting(asked), 'invited') = 'invited' then
    raise exception using errcode = '42501', message = 'Only those called to the meeting change its quorum.';
  end if;
  select item_turn.item_id into item from item_turn where item_turn.meeting_id = asked and item_turn.until_at is null;
  if item is null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('minutes of ' || item, 0));
  insert into minute_entry (id, item_id, place, kind, says, written_by, written_at)
    values (entry, item, (select coalesce(max(minute_entry.place), 0) + 1 from minute_entry where minute_entry.item_id = item),
      'statement', words, acting_id('post'), acting_now());
end $$;
do $$
declare name text;
begin
  foreach name in array array['runs_meeting(uuid)', 'turns_of_meeting(uuid)', 'end_turn(uuid)', 'minutes_until_item(uuid)',
    'is_admitted(uuid)', 'is_read_in_meeting(text)', 'minute_quorum(uuid, uuid, text)'] loop
    execute format('revoke execute on function %s from public', name);
  end loop;
  foreach name in array array['runs_meeting(uuid)', 'turns_of_meeting(uuid)', 'minutes_until_item(uuid)', 'is_admitted(uuid)',
    'is_read_in_meeting(text)'] loop
    execute format('grant execute on function %s to arden_app, arden_reader', name);
  end loop;
  foreach name in array array['end_turn(uuid)', 'minute_quorum(uuid, uuid, text)'] loop
    execute format('grant execute on function %s to arden_app', name);
  end loop;
  foreach name in array array['presiding', 'quorum_loss'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_meeting_change()', name || '_change', name);
    -- Those called to the whole meeting: who presides and whether it is quorate is not for somebody invited for one item.
    execute format('create policy %I on %I for select to arden_app, arden_reader using (
      keeps_meeting(meeting_id) or coalesce(part_in_meeting(meeting_id), ''invited'') <> ''invited'')', name || '_read', name);
  end loop;
end $$;
create policy presiding_add on presiding for insert to arden_app with check (
  recorded_by = (select acting_id('post')) and runs_meeting(meeting_id));
grant insert on presiding to arden_app;
-- A member who leaves by themselves may be the one who takes the quorum with them.
create policy quorum_loss_add on quorum_loss for insert to arden_app with check (
  recorded_by = (select acting_id('post'))
  and (keeps_meeting(meeting_id) or coalesce(part_in_meeting(meeting_id), 'invited') <> 'invited'));
create policy quorum_loss_change on quorum_loss for update to arden_app using (
  keeps_meeting(meeting_id) or coalesce(part_in_meeting(meeting_id), 'invited') <> 'invited');
grant insert, update (until_at) on quorum_loss to arden_app;

-- The chair runs the meeting beside its clerk.
create policy meeting_run on meeting for update to arden_app using (runs_meeting(id));
create policy item_turn_run on item_turn for insert to arden_app with check (
  runs_meeting(meeting_id) and exists (select from agenda_item where agenda_item.id = item_turn.item_id));
create policy presence_run on presence for insert to arden_app with check (
  recorded_by = (select acting_id('post')) and runs_meeting(meeting_id));
create policy item_mark_run on item_mark for insert to arden_app with check (
  mark = 'interest' and made_by = (select acting_id('post')) and runs_meeting(meeting_of_item(item_id))
  and exists (select from agenda_item where agenda_item.id = item_mark.item_id));
create policy item_mark_run_change on item_mark for update to arden_app using (
  mark = 'interest' and runs_meeting(meeting_of_item(item_id)));

-- The link is for as long as somebody invited is let in: one that stayed would let them hear the items of others.
drop policy meeting_link_read on meeting_link;
create policy meeting_link_read on meeting_link for select to arden_app, arden_reader using (
  keeps_meeting(meeting_id) or part_in_meeting(meeting_id) <> 'invited' or is_admitted(meeting_id));
