-- scope: partnership
-- One engine for every meeting: a case conference, a panel, a board, a public scrutiny board. Whoever was called sees the meeting; of its
-- agenda each sees the items that are theirs to see, and of papers, minutes and decisions what stands under those items.

create table meeting_series (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null,
  every text not null constraint meeting_series_every check (every in ('week', 'fortnight', 'month', 'quarter', 'asNeeded')),
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1
);
create index meeting_series_body on meeting_series (body_id);

create table meeting (
  id uuid primary key,
  series_id uuid references meeting_series (id),
  body_id uuid not null references body (id),
  title text not null,
  purpose text not null default '',
  mode text not null constraint meeting_mode check (mode in ('inPerson', 'virtual', 'hybrid')),
  place text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Open to the press and public but for what is exempt (Local Government Act 1972, section 100A).
  is_public boolean not null default false,
  -- How many with a vote must be present, and whether each statutory safeguarding partner must be.
  quorum integer constraint meeting_quorum check (quorum between 1 and 500),
  quorum_of_partners boolean not null default false,
  -- The meeting whose minutes this one approves.
  previous_id uuid references meeting (id),
  -- Where the day is not told by what the meeting was entered from: why it is ours.
  day_is_ours text not null default '',
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  called_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancelled_why text not null default '',
  -- How often those called were told of a change: SEQUENCE of RFC 5545.
  sequence integer not null default 0,
  version integer not null default 1,
  constraint meeting_times check (ends_at > starts_at),
  constraint meeting_closed check (closed_at is null or opened_at is not null)
);
create index meeting_body on meeting (body_id, starts_at desc);
create index meeting_series_of on meeting (series_id) where series_id is not null;
create index meeting_starts on meeting (starts_at);
create index meeting_made_by on meeting (made_by, starts_at desc);

-- Apart from the meeting, so that somebody invited for one item has it when that item is theirs to join, and not before.
create table meeting_link (
  meeting_id uuid primary key references meeting (id),
  link text not null constraint meeting_link_https check (link ~ '^https://'),
  version integer not null default 1
);

create table attendee (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  -- The clerk keeps the meeting; somebody invited is there for single items and sees those alone.
  part text not null constraint attendee_part check (part in ('chair', 'deputyChair', 'member', 'coOptee', 'substitute', 'officer', 'adviser', 'clerk', 'invited')),
  votes boolean not null,
  -- The statutory safeguarding partner that they speak for, by the register on the day of the meeting.
  partner text constraint attendee_partner check (partner in ('localAuthority', 'health', 'police')),
  called_at timestamptz,
  answer text constraint attendee_answer check (answer in ('yes', 'no')),
  answer_said text not null default '',
  answered_at timestamptz,
  -- For whom they come, and whether they may commit that member's organisation.
  deputy_for uuid references attendee (id),
  has_authority boolean,
  removed_at timestamptz,
  version integer not null default 1,
  constraint attendee_once unique (meeting_id, post_id),
  constraint attendee_deputy check ((deputy_for is null) = (has_authority is null))
);
create index attendee_post on attendee (post_id, meeting_id) where removed_at is null;

create table agenda_item (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  parent_id uuid references agenda_item (id),
  place integer not null,
  title text not null,
  says text not null default '',
  aim text not null constraint agenda_item_aim check (aim in ('decide', 'note', 'discuss')),
  minutes integer constraint agenda_item_minutes check (minutes between 1 and 1440),
  presenter_post_id uuid references post (id),
  presenter text not null default '',
  -- Who may see it: everybody and the public, those called, those named, those who hold the record that it is about, or those called with
  -- press and public excluded (Local Government Act 1972, Schedule 12A).
  open_to text not null constraint agenda_item_open_to check (open_to in ('public', 'members', 'named', 'record', 'exempt')),
  exempt_paragraph integer constraint agenda_item_paragraph check (exempt_paragraph between 1 and 7),
  exempt_why text not null default '',
  about_record_id uuid references record (id),
  -- Whether members who may not see the item see its title.
  title_shows boolean not null default true,
  -- A later addition to an agenda that had gone out, and when.
  supplement_at timestamptz,
  removed_at timestamptz,
  version integer not null default 1,
  constraint agenda_item_exempt check ((open_to = 'exempt') = (exempt_paragraph is not null)),
  constraint agenda_item_record check ((open_to = 'record') = (about_record_id is not null))
);
create index agenda_item_meeting on agenda_item (meeting_id, place);
create index agenda_item_about on agenda_item (about_record_id) where about_record_id is not null;

-- Who is named on an item or invited for it, and who declared an interest in it and must withdraw.
create table item_mark (
  id uuid primary key,
  item_id uuid not null references agenda_item (id),
  attendee_id uuid not null references attendee (id),
  mark text not null constraint item_mark_mark check (mark in ('named', 'invited', 'interest')),
  interest text not null default '',
  withdraws boolean not null default false,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint item_mark_interest check ((mark = 'interest') = (interest <> '')),
  constraint item_mark_withdraws check (mark = 'interest' or not withdraws)
);
create unique index item_mark_once on item_mark (item_id, attendee_id, mark) where ended_at is null;
create index item_mark_attendee on item_mark (attendee_id) where ended_at is null;

create table paper (
  id uuid primary key,
  item_id uuid not null references agenda_item (id),
  kind text not null constraint paper_kind check (kind in ('main', 'appendix', 'supplement')),
  place integer not null,
  title text not null,
  sha256 text not null constraint paper_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  bytes bigint not null check (bytes > 0),
  pages integer,
  -- Of those who see the item: everybody, or its members alone though the item is public.
  access text not null constraint paper_access check (access in ('item', 'members')),
  added_by uuid not null references post (id),
  added_at timestamptz not null,
  -- What took its place: the old one stays, marked.
  replaced_by uuid references paper (id),
  replaced_why text not null default '',
  removed_at timestamptz,
  removed_why text not null default '',
  version integer not null default 1
);
create index paper_item on paper (item_id, place);
create index paper_content on paper (sha256);

-- What happened in the room, each once, never changed.
create table presence (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  attendee_id uuid not null references attendee (id),
  event text not null constraint presence_event check (event in ('arrived', 'left', 'withdrew', 'returned', 'admitted')),
  how text constraint presence_how check (how in ('room', 'online')),
  item_id uuid references agenda_item (id),
  at timestamptz not null,
  recorded_by uuid not null references post (id)
);
create index presence_meeting on presence (meeting_id, at, id);
create table item_turn (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  from_at timestamptz not null,
  until_at timestamptz
);
create unique index item_turn_in_hand on item_turn (meeting_id) where until_at is null;
create index item_turn_item on item_turn (item_id, from_at);

create table minute_entry (
  id uuid primary key,
  item_id uuid not null references agenda_item (id),
  place integer not null,
  kind text not null constraint minute_entry_kind check (kind in ('presentation', 'statement', 'query', 'reply', 'observation', 'request', 'thanks', 'declaration', 'discussion')),
  -- Who spoke, as the minutes call them; and the attendee, where one is known.
  speaker text not null default '',
  attendee_id uuid references attendee (id),
  reply_to_id uuid references minute_entry (id),
  says text not null,
  written_by uuid not null references post (id),
  written_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index minute_entry_item on minute_entry (item_id, place);
create table resolution (
  id uuid primary key,
  item_id uuid not null references agenda_item (id),
  place integer not null,
  kind text not null constraint resolution_kind check (kind in ('resolved', 'noted', 'recommended', 'agreed', 'deferred', 'excluded', 'notAgreed')),
  says text not null,
  because text not null default '',
  proposed_by uuid references attendee (id),
  seconded_by uuid references attendee (id),
  made_at timestamptz not null,
  written_by uuid not null references post (id),
  removed_at timestamptz,
  version integer not null default 1
);
create index resolution_item on resolution (item_id, place);
create table resolution_voice (
  resolution_id uuid not null references resolution (id),
  attendee_id uuid not null references attendee (id),
  voice text not null constraint resolution_voice_voice check (voice in ('agreed', 'dissented', 'abstained')),
  reason text not null default '',
  primary key (resolution_id, attendee_id)
);

-- The minutes go round, are corrected, approved at a later meeting and signed: each step once. After approval only addenda.
create table minutes_step (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  step text not null constraint minutes_step_step check (step in ('circulated', 'withdrawn', 'approved', 'signed')),
  said text not null default '',
  at_meeting_id uuid references meeting (id),
  answer_by date,
  post_id uuid not null references post (id),
  at timestamptz not null,
  constraint minutes_step_meeting check (step <> 'approved' or at_meeting_id is not null)
);
create index minutes_step_meeting_of on minutes_step (meeting_id, at);
create unique index minutes_step_once on minutes_step (meeting_id, step) where step in ('approved', 'signed');
create table minutes_comment (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  says text not null,
  post_id uuid not null references post (id),
  at timestamptz not null,
  answer text not null default '',
  accepted boolean,
  answered_by uuid references post (id),
  answered_at timestamptz,
  version integer not null default 1
);
create index minutes_comment_meeting on minutes_comment (meeting_id, at);
create table minutes_addendum (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  says text not null,
  because text not null,
  post_id uuid not null references post (id),
  at timestamptz not null
);
create index minutes_addendum_meeting on minutes_addendum (meeting_id, at);

-- What a body was promised: an owner, a day, and the sentence that it comes from. Its life is its steps.
create table promise (
  id uuid primary key,
  body_id uuid not null references body (id),
  meeting_id uuid references meeting (id),
  item_id uuid references agenda_item (id),
  entry_id uuid references minute_entry (id),
  resolution_id uuid references resolution (id),
  what text not null,
  -- The words that it comes from, as they were minuted.
  sentence text not null default '',
  owed_kind text not null constraint promise_owed_kind check (owed_kind in ('organisation', 'body', 'post')),
  owed_id uuid not null,
  due_day date not null,
  urgent boolean not null default false,
  clock_rule text,
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
create index promise_body on promise (body_id, due_day);
create index promise_owed on promise (owed_id, due_day);
create index promise_item on promise (item_id) where item_id is not null;
create table promise_step (
  id uuid primary key,
  promise_id uuid not null references promise (id),
  step text not null constraint promise_step_step check (step in ('taken', 'progress', 'moved', 'offered', 'reported', 'discharged', 'returned', 'released')),
  said text not null default '',
  due_day date,
  sha256 text,
  file_name text,
  meeting_id uuid references meeting (id),
  post_id uuid not null references post (id),
  at timestamptz not null
);
create index promise_step_promise on promise_step (promise_id, at, id);
-- Derived, so that a register of many years is asked for what is open: kept by the trigger below.
create table open_promise (
  promise_id uuid primary key references promise (id),
  body_id uuid not null,
  owed_id uuid not null,
  due_day date not null,
  state text not null
);
create index open_promise_body on open_promise (body_id, due_day);
create index open_promise_owed on open_promise (owed_id, due_day);

create table recommendation (
  id uuid primary key,
  body_id uuid not null references body (id),
  item_id uuid references agenda_item (id),
  to_organisation_id uuid not null references organisation (id),
  reference text not null unique,
  says text not null,
  because text not null default '',
  answer_by date not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
create index recommendation_body on recommendation (body_id, made_at desc);
create index recommendation_to on recommendation (to_organisation_id, answer_by);
create table recommendation_step (
  id uuid primary key,
  recommendation_id uuid not null references recommendation (id),
  step text not null constraint recommendation_step_step check (step in ('accepted', 'acceptedInPart', 'notAccepted', 'progress', 'offered', 'closed', 'returned')),
  said text not null,
  due_day date,
  sha256 text,
  file_name text,
  post_id uuid not null references post (id),
  at timestamptz not null
);
create index recommendation_step_of on recommendation_step (recommendation_id, at, id);

-- What changed in a meeting, by the smallest words: ids only. A reader asks for what it may see of it.
create table meeting_event (
  id bigint generated always as identity primary key,
  meeting_id uuid not null references meeting (id),
  item_id uuid,
  about text not null,
  row_id uuid not null,
  at timestamptz not null
);
create index meeting_event_meeting on meeting_event (meeting_id, id);

-- What was there before: as register_change is for the registers.
create table meeting_change (
  id bigint generated always as identity primary key,
  meeting_id uuid not null,
  item_id uuid,
  table_name text not null,
  row_id uuid not null,
  operation text not null,
  at timestamptz not null,
  post_id uuid,
  before jsonb,
  after jsonb
);
create index meeting_change_row on meeting_change (row_id, id);
create index meeting_change_meeting on meeting_change (meeting_id, id);

-- Who the acting post is in a meeting. Past the policies, because the policies ask it.
create function keeps_meeting(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from meeting where meeting.id = asked and meeting.made_by = acting_id('post'))
    or exists (select from attendee where attendee.meeting_id = asked and attendee.post_id = acting_id('post')
      and attendee.part = 'clerk' and attendee.removed_at is null)
$$;
create function part_in_meeting(asked uuid) returns text language sql stable security definer set search_path from current as $$
  select attendee.part from attendee where attendee.meeting_id = asked and attendee.post_id = acting_id('post')
    and attendee.removed_at is null and (attendee.called_at is not null or attendee.part = 'clerk')
$$;
create function meeting_of_item(asked uuid) returns uuid language sql stable security definer set search_path from current as $$
  select meeting_id from agenda_item where id = asked
$$;
-- Whether an item is one that the acting post is let into; the record that it may be about is asked for besides, under its own policy.
create function opens_item(asked uuid) returns boolean language plpgsql stable security definer set search_path from current as $$
declare
  item record;
  here record;
begin
  select agenda_item.meeting_id, agenda_item.open_to, meeting.called_at, meeting.made_by into item
    from agenda_item join meeting on meeting.id = agenda_item.meeting_id where agenda_item.id = asked;
  if not found then
    return false;
  end if;
  select attendee.id, attendee.part, attendee.called_at into here from attendee
    where attendee.meeting_id = item.meeting_id and attendee.post_id = acting_id('post') and attendee.removed_at is null;
  if here.id is not null and exists (select from item_mark where item_mark.item_id = asked and item_mark.attendee_id = here.id
      and item_mark.withdraws and item_mark.ended_at is null) then
    return false;
  end if;
  if item.made_by = acting_id('post') or here.part = 'clerk' then
    return true;
  end if;
  if here.id is null or here.called_at is null then
    return false;
  end if;
  if here.part = 'invited' or item.open_to in ('named', 'record') then
    return exists (select from item_mark where item_mark.item_id = asked and item_mark.attendee_id = here.id
      and item_mark.mark in ('named', 'invited') and item_mark.ended_at is null);
  end if;
  return true;
end $$;
-- The titles of items that a member may not see and may know of: what the agenda lists in their place. Nobody invited for one item is
-- told of others, and a withdrawn member knows what they withdrew from.
create function titles_of_meeting(asked uuid) returns table (id uuid, parent_id uuid, place integer, title text, aim text, minutes integer, open_to text)
language sql stable security definer set search_path from current as $$
  select agenda_item.id, agenda_item.parent_id, agenda_item.place,
    case when agenda_item.title_shows then agenda_item.title else '' end, agenda_item.aim, agenda_item.minutes, agenda_item.open_to
  from agenda_item where agenda_item.meeting_id = asked and agenda_item.removed_at is null
    and (keeps_meeting(asked) or coalesce(part_in_meeting(asked), 'invited') <> 'invited')
$$;
create function acting_body() returns uuid language sql stable security definer set search_path from current as $$
  select body_id from post where id = acting_id('post')
$$;
-- Whether the acting post owes it: itself, its team, or its organisation.
create function owes(kind text, asked uuid) returns boolean language sql stable as $$
  select case kind when 'post' then asked = acting_id('post') when 'body' then asked = acting_body() else asked = acting_id('organisation') end
$$;
-- Whether the acting post sits on a body on this day.
create function sits_on(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from representation where representation.body_id = asked and representation.post_id = acting_id('post')
    and from_day <= (acting_now() at time zone 'Europe/London')::date
    and (until_day is null or until_day >= (acting_now() at time zone 'Europe/London')::date))
$$;
create function keeps_registers() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') in ('businessManager', 'democraticServices', 'independentScrutineer')
$$;
create function item_is_open(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from agenda_item where agenda_item.id = asked and agenda_item.open_to in ('public', 'members'))
$$;
-- A promise shows where the item that it was made under does, to whoever owes it, and, made in the open, to who sits on its body.
create function opens_promise(body uuid, item uuid, kind text, owed uuid) returns boolean language sql stable as $$
  select owes(kind, owed) or case when item is null then sits_on(body) or keeps_registers()
    else opens_item(item) or (item_is_open(item) and (sits_on(body) or keeps_registers())) end
$$;
do $$
declare name text;
begin
  foreach name in array array['keeps_meeting(uuid)', 'part_in_meeting(uuid)', 'meeting_of_item(uuid)', 'opens_item(uuid)',
    'titles_of_meeting(uuid)', 'acting_body()', 'sits_on(uuid)', 'item_is_open(uuid)'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to arden_app, arden_reader', name);
  end loop;
  foreach name in array array['meeting_series', 'meeting', 'meeting_link', 'attendee', 'agenda_item', 'item_mark', 'paper', 'presence',
    'item_turn', 'minute_entry', 'resolution', 'resolution_voice', 'minutes_step', 'minutes_comment', 'minutes_addendum', 'promise',
    'promise_step', 'open_promise', 'recommendation', 'recommendation_step', 'meeting_event', 'meeting_change'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
  end loop;
  -- What stands under an item shows where the item does, and is written by whoever keeps its meeting.
  foreach name in array array['item_mark', 'paper', 'item_turn', 'minute_entry', 'resolution'] loop
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from agenda_item where agenda_item.id = %I.item_id))', name || '_read', name, name);
    execute format('create policy %I on %I for insert to arden_app with check (keeps_meeting(meeting_of_item(item_id)) and exists (select from agenda_item where agenda_item.id = %I.item_id))', name || '_add', name, name);
    execute format('create policy %I on %I for update to arden_app using (keeps_meeting(meeting_of_item(item_id)) and exists (select from agenda_item where agenda_item.id = %I.item_id))', name || '_change', name, name);
    execute format('grant insert, update on %I to arden_app', name);
  end loop;
end $$;

create policy meeting_series_read on meeting_series for select to arden_app, arden_reader using (
  made_by = (select acting_id('post')) or sits_on(body_id) or (select keeps_registers())
  or exists (select from meeting where meeting.series_id = meeting_series.id));
create policy meeting_series_add on meeting_series for insert to arden_app with check (made_by = (select acting_id('post')));
create policy meeting_series_change on meeting_series for update to arden_app using (made_by = (select acting_id('post')));
grant insert, update on meeting_series to arden_app;

create policy meeting_read on meeting for select to arden_app, arden_reader using (
  made_by = (select acting_id('post'))
  or id in (select attendee.meeting_id from attendee where attendee.post_id = (select acting_id('post')) and attendee.removed_at is null));
create policy meeting_add on meeting for insert to arden_app with check (made_by = (select acting_id('post')));
create policy meeting_change on meeting for update to arden_app using (keeps_meeting(id));
grant insert, update on meeting to arden_app;

create policy meeting_link_read on meeting_link for select to arden_app, arden_reader using (
  keeps_meeting(meeting_id) or part_in_meeting(meeting_id) <> 'invited'
  or exists (select from presence join attendee on attendee.id = presence.attendee_id
    where presence.meeting_id = meeting_link.meeting_id and presence.event = 'admitted' and attendee.post_id = (select acting_id('post'))));
create policy meeting_link_add on meeting_link for insert to arden_app with check (keeps_meeting(meeting_id));
create policy meeting_link_change on meeting_link for update to arden_app using (keeps_meeting(meeting_id));
grant insert, update on meeting_link to arden_app;

-- Somebody invited for one item sees their own line of those called.
create policy attendee_read on attendee for select to arden_app, arden_reader using (
  (post_id = (select acting_id('post')) and removed_at is null and (called_at is not null or part = 'clerk'))
  or keeps_meeting(meeting_id) or part_in_meeting(meeting_id) <> 'invited');
create policy attendee_add on attendee for insert to arden_app with check (keeps_meeting(meeting_id));
create policy attendee_change on attendee for update to arden_app using (
  keeps_meeting(meeting_id) or (post_id = (select acting_id('post')) and removed_at is null));
grant insert, update on attendee to arden_app;

create policy agenda_item_read on agenda_item for select to arden_app, arden_reader using (
  opens_item(id) and (about_record_id is null or sees_record(about_record_id)));
create policy agenda_item_add on agenda_item for insert to arden_app with check (
  keeps_meeting(meeting_id) and (about_record_id is null or sees_record(about_record_id)));
create policy agenda_item_change on agenda_item for update to arden_app using (keeps_meeting(meeting_id));
grant insert, update on agenda_item to arden_app;

-- An interest is declared by whoever has it.
create policy item_mark_declare on item_mark for insert to arden_app with check (
  mark = 'interest' and made_by = (select acting_id('post'))
  and exists (select from attendee where attendee.id = item_mark.attendee_id and attendee.post_id = (select acting_id('post'))));
create policy item_mark_own on item_mark for select to arden_app, arden_reader using (
  exists (select from attendee where attendee.id = item_mark.attendee_id and attendee.post_id = (select acting_id('post'))));

create policy presence_read on presence for select to arden_app, arden_reader using (
  exists (select from attendee where attendee.id = presence.attendee_id) and exists (select from meeting where meeting.id = presence.meeting_id));
create policy presence_add on presence for insert to arden_app with check (
  recorded_by = (select acting_id('post')) and (keeps_meeting(meeting_id)
    or (event in ('arrived', 'left', 'withdrew', 'returned')
      and exists (select from attendee where attendee.id = presence.attendee_id and attendee.post_id = (select acting_id('post'))))));
grant insert on presence to arden_app;

create policy resolution_voice_read on resolution_voice for select to arden_app, arden_reader using (
  exists (select from resolution where resolution.id = resolution_voice.resolution_id));
create policy resolution_voice_add on resolution_voice for insert to arden_app with check (
  exists (select from resolution where resolution.id = resolution_voice.resolution_id and keeps_meeting(meeting_of_item(resolution.item_id))));
create policy resolution_voice_change on resolution_voice for update to arden_app using (
  exists (select from resolution where resolution.id = resolution_voice.resolution_id and keeps_meeting(meeting_of_item(resolution.item_id))));
grant insert, update on resolution_voice to arden_app;

create policy minutes_step_read on minutes_step for select to arden_app, arden_reader using (
  exists (select from meeting where meeting.id = minutes_step.meeting_id));
create policy minutes_step_add on minutes_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and (keeps_meeting(meeting_id)
    or (step = 'signed' and part_in_meeting(meeting_id) in ('chair', 'deputyChair'))
    or (step in ('approved', 'signed') and keeps_meeting(at_meeting_id))));
grant insert on minutes_step to arden_app;
create policy minutes_comment_read on minutes_comment for select to arden_app, arden_reader using (
  exists (select from agenda_item where agenda_item.id = minutes_comment.item_id));
create policy minutes_comment_add on minutes_comment for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from agenda_item where agenda_item.id = minutes_comment.item_id));
create policy minutes_comment_change on minutes_comment for update to arden_app using (keeps_meeting(meeting_id));
grant insert, update on minutes_comment to arden_app;
create policy minutes_addendum_read on minutes_addendum for select to arden_app, arden_reader using (
  exists (select from agenda_item where agenda_item.id = minutes_addendum.item_id));
create policy minutes_addendum_add on minutes_addendum for insert to arden_app with check (
  post_id = (select acting_id('post')) and keeps_meeting(meeting_id));
grant insert on minutes_addendum to arden_app;

create policy promise_read on promise for select to arden_app, arden_reader using (opens_promise(body_id, item_id, owed_kind, owed_id));
create policy promise_add on promise for insert to arden_app with check (
  made_by = (select acting_id('post')) and case when item_id is null then sits_on(body_id) or keeps_registers()
    else keeps_meeting(meeting_of_item(item_id)) end);
grant insert on promise to arden_app;
create policy promise_step_read on promise_step for select to arden_app, arden_reader using (
  exists (select from promise where promise.id = promise_step.promise_id));
create policy promise_step_add on promise_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from promise where promise.id = promise_step.promise_id));
grant insert on promise_step to arden_app;
create policy open_promise_read on open_promise for select to arden_app, arden_reader using (
  exists (select from promise where promise.id = open_promise.promise_id));

-- Recommendations are made in the open: who sits on the body or works for whom they are made to reads them.
create policy recommendation_read on recommendation for select to arden_app, arden_reader using (
  to_organisation_id = (select acting_id('organisation')) or sits_on(body_id) or (select keeps_registers()) or opens_item(item_id));
create policy recommendation_add on recommendation for insert to arden_app with check (
  made_by = (select acting_id('post')) and (sits_on(body_id) or keeps_registers() or (item_id is not null and keeps_meeting(meeting_of_item(item_id)))));
grant insert on recommendation to arden_app;
create policy recommendation_step_read on recommendation_step for select to arden_app, arden_reader using (
  exists (select from recommendation where recommendation.id = recommendation_step.recommendation_id));
create policy recommendation_step_add on recommendation_step for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from recommendation where recommendation.id = recommendation_step.recommendation_id));
grant insert on recommendation_step to arden_app;

create policy meeting_event_read on meeting_event for select to arden_app, arden_reader using (
  exists (select from meeting where meeting.id = meeting_event.meeting_id)
  and case when item_id is null then coalesce(part_in_meeting(meeting_id), '') <> 'invited' or keeps_meeting(meeting_id)
    else exists (select from agenda_item where agenda_item.id = meeting_event.item_id) end);
create policy meeting_change_read on meeting_change for select to arden_app, arden_reader using (
  keeps_meeting(meeting_id) and (item_id is null or exists (select from agenda_item where agenda_item.id = meeting_change.item_id)));

-- Each change is kept as it was, and told to whoever listens: by ids alone, on one channel of the database, to every process.
create function write_meeting_change() returns trigger language plpgsql security definer set search_path from current as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
  item uuid := case when tg_table_name = 'agenda_item' then (row_now ->> 'id')::uuid
    when tg_table_name = 'resolution_voice' then (select item_id from resolution where id = (row_now ->> 'resolution_id')::uuid)
    when tg_table_name = 'presence' then null
    else (row_now ->> 'item_id')::uuid end;
  meeting uuid := case when tg_table_name = 'meeting' then (row_now ->> 'id')::uuid
    when row_now ? 'meeting_id' then (row_now ->> 'meeting_id')::uuid
    else (select meeting_id from agenda_item where id = item) end;
  row_id uuid := coalesce(row_now ->> 'id', row_now ->> 'resolution_id', row_now ->> 'meeting_id')::uuid;
  event bigint;
begin
  -- Only what is disposed of is deleted, and of that nothing is kept.
  if meeting is null or tg_op = 'DELETE' then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into meeting_change (meeting_id, item_id, table_name, row_id, operation, at, post_id, before, after)
    values (meeting, item, tg_table_name, row_id, lower(tg_op), acting_now(), acting_id('post'), old_row, new_row);
  end if;
  insert into meeting_event (meeting_id, item_id, about, row_id, at) values (meeting, item, tg_table_name, row_id, acting_now())
    returning id into event;
  perform pg_notify('arden_meeting', current_schema() || ' ' || meeting || ' ' || event);
  return null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['meeting', 'meeting_link', 'attendee', 'agenda_item', 'item_mark', 'paper', 'presence', 'item_turn', 'minute_entry',
    'resolution', 'resolution_voice', 'minutes_step', 'minutes_comment', 'minutes_addendum', 'promise'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_meeting_change()', name || '_change', name);
  end loop;
end $$;

-- Approved minutes stand: what is wrong in them is said in an addendum.
create function minutes_stand() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from minutes_step join agenda_item on agenda_item.meeting_id = minutes_step.meeting_id
      where agenda_item.id = new.item_id and minutes_step.step = 'approved') then
    raise exception using errcode = 'AR002', message = 'These minutes were approved. Add an addendum.';
  end if;
  return new;
end $$;
create trigger minute_entry_stands before insert or update on minute_entry for each row execute function minutes_stand();
create trigger resolution_stands before insert or update on resolution for each row execute function minutes_stand();

create function keep_open_promise() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_table_name = 'promise' then
    insert into open_promise (promise_id, body_id, owed_id, due_day, state) values (new.id, new.body_id, new.owed_id, new.due_day, 'open');
  elsif new.step in ('discharged', 'released') then
    delete from open_promise where open_promise.promise_id = new.promise_id;
  elsif new.step = 'returned' then
    insert into open_promise (promise_id, body_id, owed_id, due_day, state)
      select promise.id, promise.body_id, promise.owed_id, coalesce(new.due_day, promise.due_day), 'returned' from promise where promise.id = new.promise_id
      on conflict (promise_id) do update set state = 'returned', due_day = coalesce(new.due_day, open_promise.due_day);
  else
    update open_promise set due_day = coalesce(new.due_day, open_promise.due_day),
      state = case new.step when 'taken' then 'taken' when 'offered' then 'offered' else open_promise.state end
    where open_promise.promise_id = new.promise_id;
  end if;
  return null;
end $$;
create trigger promise_opens after insert on promise for each row execute function keep_open_promise();
create trigger promise_goes_on after insert on promise_step for each row execute function keep_open_promise();
