-- scope: partnership

-- The day that the clock of an urgent promise runs from.
alter table promise add column clock_from date;
-- What the evidence weighs and is, beside its name and its hash.
alter table promise_step add column file_bytes bigint, add column file_type text;
alter table recommendation_step add column file_bytes bigint, add column file_type text;

-- An item about a record shows to those who see that record; so do its promises. Whoever owes one sees it whatever it came from.
create or replace function opens_promise(body uuid, item uuid, kind text, owed uuid) returns boolean language sql stable as $$
  select owes(kind, owed) or case when item is null then sits_on(body) or keeps_registers()
    else exists (select from agenda_item where agenda_item.id = item) or (item_is_open(item) and (sits_on(body) or keeps_registers())) end
$$;

-- Minutes are approved and signed by a later meeting of the same body: by who keeps it, and signed by who chairs it.
drop policy minutes_step_add on minutes_step;
create policy minutes_step_add on minutes_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from meeting where meeting.id = minutes_step.meeting_id)
  and (keeps_meeting(meeting_id)
    or (step = 'signed' and part_in_meeting(meeting_id) in ('chair', 'deputyChair'))
    or (step in ('approved', 'signed')
      and exists (select from meeting as later join meeting as earlier on earlier.body_id = later.body_id
        where later.id = at_meeting_id and earlier.id = minutes_step.meeting_id)
      and (keeps_meeting(at_meeting_id) or (step = 'signed' and part_in_meeting(at_meeting_id) in ('chair', 'deputyChair'))))));

-- What was offered as evidence is kept while a promise or a recommendation names it, as are the papers of meetings.
create or replace function contents_named(asked text[]) returns setof text
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select attachment.sha256 from attachment where attachment.sha256 = any (asked)
    union select paper.sha256 from paper where paper.sha256 = any (asked)
    union select promise_step.sha256 from promise_step where promise_step.sha256 = any (asked)
    union select recommendation_step.sha256 from recommendation_step where recommendation_step.sha256 = any (asked);
end $$;
create index promise_step_content on promise_step (sha256) where sha256 is not null;
create index recommendation_step_content on recommendation_step (sha256) where sha256 is not null;

-- Whether the acting post speaks for a body where it takes promises back or lets them go: it sits there and chairs or keeps a meeting of it,
-- or keeps the registers.
create function speaks_for(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select keeps_registers() or (sits_on(asked) and exists (select from meeting
    where meeting.body_id = asked and (keeps_meeting(meeting.id) or part_in_meeting(meeting.id) in ('chair', 'deputyChair'))))
$$;
revoke execute on function speaks_for(uuid) from public;
grant execute on function speaks_for(uuid) to arden_app, arden_reader;

-- What ends a promise or judges it is said by its body, whatever the program asks.
drop policy promise_step_add on promise_step;
create policy promise_step_add on promise_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from promise where promise.id = promise_step.promise_id
    and case when promise_step.step in ('discharged', 'returned', 'released') then speaks_for(promise.body_id) or keeps_meeting(promise.meeting_id)
      else owes(promise.owed_kind, promise.owed_id) or speaks_for(promise.body_id) or keeps_meeting(promise.meeting_id) end));

-- Who is told on a day, once: whoever owes it three days before and when it is late, and then its body's clerk too. Ids alone.
create function promises_to_tell(asked date) returns table (promise_id uuid, event text, to_kind text, to_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query
    with due as (
      select promise.id, promise.owed_kind, promise.owed_id,
        case when open_promise.due_day = asked + 3 then 'promise.due' else 'promise.late' end as news,
        coalesce(promise.meeting_id, (select meeting.id from meeting where meeting.body_id = promise.body_id
          and meeting.cancelled_at is null order by meeting.starts_at desc limit 1)) as meeting_id
      from open_promise join promise on promise.id = open_promise.promise_id
      where open_promise.due_day in (asked + 3, asked - 1)),
    told as (
      select due.id, due.news, due.owed_kind as kind, due.owed_id as addressee from due
      union
      select due.id, 'promise.lateForBody', 'post', attendee.post_id from due join attendee on attendee.meeting_id = due.meeting_id
        where due.news = 'promise.late' and attendee.part = 'clerk' and attendee.removed_at is null
      union
      select due.id, 'promise.lateForBody', 'post', meeting.made_by from due join meeting on meeting.id = due.meeting_id
        where due.news = 'promise.late' and not exists (select from attendee where attendee.meeting_id = meeting.id
          and attendee.part = 'clerk' and attendee.removed_at is null))
    select told.id, told.news, told.kind, told.addressee from told where not exists (
      select from notice where notice.to_id = told.addressee and notice.event = told.news and notice.path = '/promises/' || told.id
        and notice.made_at >= asked::timestamp at time zone 'Europe/London')
    order by told.id, told.news;
end $$;
create index open_promise_due on open_promise (due_day);

-- The clock that made the day of an answer, and the day that it runs from.
alter table recommendation add column clock_rule text, add column clock_from date;

-- Recommendations are made in the open: who sits on the body reads them, and the partner to whom they are made whatever they came from. One made
-- under an item that is not for all members shows where that item does.
drop policy recommendation_read on recommendation;
create policy recommendation_read on recommendation for select to arden_app, arden_reader using (
  to_organisation_id = (select acting_id('organisation')) or made_by = (select acting_id('post'))
  or case when item_id is null then (select keeps_registers()) or sits_on(body_id)
    else exists (select from agenda_item where agenda_item.id = recommendation.item_id)
      or (item_is_open(item_id) and ((select keeps_registers()) or sits_on(body_id))) end);

-- A partner's answer to a recommendation is its own; whether it is closed is the body's to say.
drop policy recommendation_step_add on recommendation_step;
create policy recommendation_step_add on recommendation_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from recommendation where recommendation.id = recommendation_step.recommendation_id
    and case when recommendation_step.step in ('closed', 'returned') then speaks_for(recommendation.body_id) or recommendation.made_by = (select acting_id('post'))
      else recommendation.to_organisation_id = (select acting_id('organisation')) end));

-- Derived, as open_promise is: what waits, for whom, and by when now. Kept by the trigger below.
create table open_recommendation (
  recommendation_id uuid primary key references recommendation (id),
  body_id uuid not null,
  to_organisation_id uuid not null,
  due_day date not null,
  state text not null constraint open_recommendation_state check (state in ('waiting', 'accepted', 'acceptedInPart', 'notAccepted', 'offered', 'returned'))
);
create index open_recommendation_body on open_recommendation (body_id, due_day);
create index open_recommendation_to on open_recommendation (to_organisation_id, due_day);
create index open_recommendation_due on open_recommendation (due_day);
alter table open_recommendation enable row level security;
grant select on open_recommendation to arden_app, arden_reader;
create policy open_recommendation_read on open_recommendation for select to arden_app, arden_reader using (
  exists (select from recommendation where recommendation.id = open_recommendation.recommendation_id));
create function keep_open_recommendation() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_table_name = 'recommendation' then
    insert into open_recommendation (recommendation_id, body_id, to_organisation_id, due_day, state)
      values (new.id, new.body_id, new.to_organisation_id, new.answer_by, 'waiting');
  elsif new.step = 'closed' then
    delete from open_recommendation where open_recommendation.recommendation_id = new.recommendation_id;
  else
    -- Asked again after a refusal, it waits for another answer; returned after evidence, for better evidence.
    update open_recommendation set due_day = coalesce(new.due_day, open_recommendation.due_day),
      state = case new.step when 'progress' then open_recommendation.state
        when 'returned' then case open_recommendation.state when 'notAccepted' then 'waiting' else 'returned' end
        else new.step end
    where open_recommendation.recommendation_id = new.recommendation_id;
  end if;
  return null;
end $$;
create trigger recommendation_opens after insert on recommendation for each row execute function keep_open_recommendation();
create trigger recommendation_goes_on after insert on recommendation_step for each row execute function keep_open_recommendation();

-- Who is told on a day, once: the partner three days before and when it is late, and then whoever recommended it too. Ids alone.
create function recommendations_to_tell(asked date) returns table (recommendation_id uuid, event text, to_kind text, to_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query
    with due as (
      select recommendation.id, recommendation.to_organisation_id, recommendation.made_by, open_recommendation.state,
        case when open_recommendation.due_day = asked + 3 then 'recommendation.due' else 'recommendation.late' end as news
      from open_recommendation join recommendation on recommendation.id = open_recommendation.recommendation_id
      where open_recommendation.due_day in (asked + 3, asked - 1) and open_recommendation.state not in ('offered', 'notAccepted')),
    told as (
      select due.id, due.news, 'organisation' as kind, due.to_organisation_id as addressee from due
      union select due.id, case due.state when 'waiting' then 'recommendation.unanswered' else 'recommendation.overdue' end, 'post', due.made_by
        from due where due.news = 'recommendation.late')
    select told.id, told.news, told.kind, told.addressee from told where not exists (
      select from notice where notice.to_id = told.addressee and notice.event = told.news and notice.path = '/recommendations/' || told.id
        and notice.made_at >= asked::timestamp at time zone 'Europe/London')
    order by told.id, told.news;
end $$;
revoke execute on function promises_to_tell(date), recommendations_to_tell(date) from public;
grant execute on function promises_to_tell(date), recommendations_to_tell(date) to arden_app;
