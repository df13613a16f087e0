-- scope: partnership
-- The public scrutiny of the arrangements: a council's scrutiny board, its year, what it looks at, the reports that it receives, and the
-- questions that its members send in before a meeting. Nothing here is about a child: no table hangs on the spine of records.

-- Which committees are scrutiny boards, and by which rules of the council's constitution they sit.
create table scrutiny_board (
  body_id uuid primary key references body (id),
  quorum integer not null constraint scrutiny_board_quorum check (quorum between 1 and 100),
  -- Whether its work touches the council's functions in education: then co-opted members vote on those (Local Government Act 2000).
  education boolean not null,
  -- Numbers of children under this one are warned of before an answer is published.
  small_number integer not null default 5 constraint scrutiny_board_small check (small_number between 2 and 20),
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  version integer not null default 1
);
-- A municipal year begins with the annual meeting, in May (Local Government Act 1972, Schedule 12, paragraph 1).
create table scrutiny_year (
  body_id uuid not null references scrutiny_board (body_id),
  first_day date not null constraint scrutiny_year_may check (extract(month from first_day) = 5),
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  primary key (body_id, first_day)
);
-- What the register of seats does not know of a seat on a scrutiny board.
create table scrutiny_seat (
  representation_id uuid primary key references representation (id),
  body_id uuid not null references scrutiny_board (body_id),
  kind text constraint scrutiny_seat_kind check (kind in ('churchOfEngland', 'romanCatholic', 'otherFaith', 'parentGovernor', 'other')),
  substitute_for uuid references representation (id),
  term_until date,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  version integer not null default 1
);
create index scrutiny_seat_body on scrutiny_seat (body_id);

create table scrutiny_subject (
  id uuid primary key,
  body_id uuid not null references scrutiny_board (body_id),
  title text not null,
  why text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
create index scrutiny_subject_body on scrutiny_subject (body_id, title);
-- A subject in the work programme of one year.
create table programme_entry (
  id uuid primary key,
  subject_id uuid not null references scrutiny_subject (id),
  year_day date not null,
  when_said text not null default '',
  meeting_id uuid references meeting (id),
  item_id uuid references agenda_item (id),
  lead text not null default '',
  done_at timestamptz,
  dropped_at timestamptz,
  dropped_why text not null default '',
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  version integer not null default 1,
  constraint programme_entry_dropped check ((dropped_at is null) = (dropped_why = '')),
  constraint programme_entry_ends_once check (done_at is null or dropped_at is null)
);
create index programme_entry_subject on programme_entry (subject_id, year_day);

create table scrutiny_report (
  id uuid primary key,
  subject_id uuid not null references scrutiny_subject (id),
  title text not null,
  author_post_id uuid not null references post (id),
  presenter_post_id uuid references post (id),
  presenter text not null default '',
  meeting_id uuid references meeting (id),
  item_id uuid references agenda_item (id),
  -- Background papers, one a line (Local Government Act 1972, section 100D).
  background text not null default '',
  -- The last report on the subject that was received, as it stood when this one was cleared.
  since_report_id uuid references scrutiny_report (id),
  since_day date,
  until_day date,
  cleared_by uuid references post (id),
  cleared_at timestamptz,
  -- Where it was received before this program kept the meetings: the day.
  received_day date,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  version integer not null default 1,
  constraint scrutiny_report_cleared check ((cleared_at is null) = (cleared_by is null))
);
create index scrutiny_report_subject on scrutiny_report (subject_id);
create index scrutiny_report_item on scrutiny_report (item_id) where item_id is not null;
create index scrutiny_report_author on scrutiny_report (author_post_id);
create table report_draft (
  id uuid primary key,
  report_id uuid not null references scrutiny_report (id),
  number integer not null,
  says text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  constraint report_draft_once unique (report_id, number)
);

-- The agenda went out: when, by whom, and with which items. What is added afterwards is urgent or is not considered (section 100B(4)).
create table agenda_publication (
  meeting_id uuid primary key references meeting (id),
  due_day date not null,
  published_at timestamptz not null,
  published_by uuid not null references post (id),
  -- Where it went out late: why.
  late_why text not null default ''
);
create table published_item (
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  primary key (meeting_id, item_id)
);
create table urgent_item (
  item_id uuid primary key references agenda_item (id),
  meeting_id uuid not null references meeting (id),
  reason text not null,
  -- The chair whose opinion it is.
  chair_id uuid not null references attendee (id),
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
-- A resolution to exclude press and public (section 100A(4)), with what Schedule 12A asks of it.
create table press_exclusion (
  id uuid primary key,
  meeting_id uuid not null references meeting (id),
  item_id uuid not null references agenda_item (id),
  resolution_id uuid not null references resolution (id),
  paragraph integer not null constraint press_exclusion_paragraph check (paragraph between 1 and 7),
  public_interest text not null,
  moved_by uuid not null references attendee (id),
  seconded_by uuid references attendee (id),
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
create index press_exclusion_item on press_exclusion (item_id);
-- A public meeting that was moved to another day: whose clocks are counted from it are told.
create table meeting_moved (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id),
  from_at timestamptz not null,
  to_at timestamptz not null,
  at timestamptz not null
);
create index meeting_moved_of on meeting_moved (meeting_id, at);

create table advance_question (
  id uuid primary key,
  body_id uuid not null references scrutiny_board (body_id),
  meeting_id uuid not null references meeting (id),
  item_id uuid references agenda_item (id),
  asked_by uuid not null references post (id),
  received_at timestamptz not null,
  -- By the deadline as it was then: a meeting brought forward makes no question late.
  in_time boolean not null,
  -- It may name a child, and is held back from everybody but its author and the officers.
  held boolean not null,
  -- As it was accepted: what everybody else reads.
  words text,
  accepted_at timestamptz,
  accepted_by uuid references post (id),
  withheld_at timestamptz,
  withheld_why text not null default '',
  joined_into uuid references advance_question (id),
  split_at timestamptz,
  split_from uuid references advance_question (id),
  consolidated_at timestamptz,
  consolidated_by uuid references post (id),
  made_by uuid not null references post (id),
  version integer not null default 1,
  constraint advance_question_accepted check ((accepted_at is null) = (words is null)),
  constraint advance_question_withheld check ((withheld_at is null) = (withheld_why = ''))
);
create index advance_question_meeting on advance_question (meeting_id, received_at);
create index advance_question_body on advance_question (body_id, received_at desc);
create index advance_question_item on advance_question (item_id) where item_id is not null;
create index advance_question_author on advance_question (asked_by);
create index advance_question_split on advance_question (split_from) where split_from is not null;
create index advance_question_joined on advance_question (joined_into) where joined_into is not null;
-- As the member wrote it, and as an officer would have it: for those two alone.
create table question_words (
  id uuid primary key,
  question_id uuid not null references advance_question (id),
  number integer not null,
  kind text not null constraint question_words_kind check (kind in ('asked', 'reworded')),
  says text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  -- The member's leave to ask it in these words.
  leave boolean,
  leave_said text not null default '',
  leave_at timestamptz,
  constraint question_words_once unique (question_id, number)
);
-- Whom it was put to: one of the three safeguarding partners by the register of that day, or another that was asked too.
create table question_ask (
  id uuid primary key,
  question_id uuid not null references advance_question (id),
  organisation_id uuid not null references organisation (id),
  partner text constraint question_ask_partner check (partner in ('localAuthority', 'health', 'police')),
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  -- The meeting's day when it was put: its clock goes by the day that the meeting has now.
  meeting_day date not null,
  ended_at timestamptz,
  ended_why text not null default '',
  constraint question_ask_ended check ((ended_at is null) = (ended_why = ''))
);
create unique index question_ask_once on question_ask (question_id, organisation_id) where ended_at is null;
create index question_ask_organisation on question_ask (organisation_id) where ended_at is null;
create table question_answer (
  id uuid primary key,
  ask_id uuid not null references question_ask (id),
  number integer not null,
  kind text not null constraint question_answer_kind check (kind in ('answered', 'nil', 'declined')),
  says text not null,
  made_by uuid not null references post (id),
  made_at timestamptz not null,
  constraint question_answer_once unique (ask_id, number)
);
-- What the check for publication came to. What it warned of stays here, beside who said that it may be published all the same.
create table answer_check (
  answer_id uuid primary key references question_answer (id),
  verdict text not null constraint answer_check_verdict check (verdict in ('approved', 'returned')),
  said text not null default '',
  warned jsonb not null default '[]',
  made_by uuid not null references post (id),
  made_at timestamptz not null
);
alter table advance_question add column again_of uuid references question_answer (id);
-- What of it stands in the minutes.
create table question_minute (
  question_id uuid not null references advance_question (id),
  entry_id uuid not null references minute_entry (id),
  answer_id uuid references question_answer (id),
  primary key (question_id, entry_id)
);
create index question_minute_entry on question_minute (entry_id);

-- What was there before, as register_change is for the registers.
create table scrutiny_change (
  id bigint generated always as identity primary key,
  table_name text not null,
  row_key text not null,
  at timestamptz not null,
  post_id uuid,
  before jsonb not null,
  after jsonb not null
);
create index scrutiny_change_row on scrutiny_change (row_key, id);
create function write_scrutiny_change() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into scrutiny_change (table_name, row_key, at, post_id, before, after)
  values (tg_table_name, coalesce(to_jsonb(new) ->> 'id', to_jsonb(new) ->> 'body_id', to_jsonb(new) ->> 'representation_id'),
    acting_now(), acting_id('post'), to_jsonb(old), to_jsonb(new));
  return null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['scrutiny_board', 'scrutiny_seat', 'programme_entry', 'scrutiny_report', 'advance_question', 'question_words', 'question_ask'] loop
    execute format('create trigger %I after update on %I for each row execute function write_scrutiny_change()', name || '_change', name);
  end loop;
end $$;

-- The officers who receive questions, have them answered and see that nothing goes out which must not.
create function handles_questions() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') in ('businessManager', 'democraticServices')
$$;
-- Whoever speaks for an organisation that is asked. A member of a council's board works for the council too, and reads no answer of its
-- officers before it is approved.
create function speaks_for_those_asked() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') in
    ('boardMember', 'safeguardingLead', 'businessManager', 'democraticServices', 'independentScrutineer')
$$;
create function asked_of_us(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select speaks_for_those_asked()
    and exists (select from question_ask where question_ask.question_id = asked and question_ask.organisation_id = acting_id('organisation'))
$$;
create function answer_is_approved(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from answer_check where answer_check.answer_id = asked and answer_check.verdict = 'approved')
$$;
-- How an answer stands by its latest version, and since when it was there: that a partner has answered and is being checked is known to
-- whoever knows that it was asked; what it answered is not.
create function answer_stands(asked uuid) returns text language sql stable security definer set search_path from current as $$
  select coalesce((select coalesce(answer_check.verdict, 'toCheck') from question_answer
    left join answer_check on answer_check.answer_id = question_answer.id
    where question_answer.ask_id = asked order by question_answer.number desc limit 1), 'none')
$$;
create function answered_since(asked uuid) returns timestamptz language sql stable security definer set search_path from current as $$
  select question_answer.made_at from question_answer left join answer_check on answer_check.answer_id = question_answer.id
  where question_answer.ask_id = asked and coalesce(answer_check.verdict, '') <> 'returned'
  order by question_answer.number desc limit 1
$$;
create function wrote_question(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from advance_question where advance_question.id = asked and advance_question.asked_by = acting_id('post'))
$$;
-- The public meetings of a scrutiny board: that they are held, and when, is for everybody to know, called to them or not.
create function meetings_of_board(asked uuid) returns table (
  id uuid, title text, place text, starts_at timestamptz, ends_at timestamptz, opened_at timestamptz, closed_at timestamptz, cancelled_at timestamptz)
language sql stable security definer set search_path from current as $$
  select meeting.id, meeting.title, meeting.place, meeting.starts_at, meeting.ends_at, meeting.opened_at, meeting.closed_at, meeting.cancelled_at
  from meeting join scrutiny_board on scrutiny_board.body_id = meeting.body_id
  where meeting.body_id = asked and meeting.is_public
$$;
create function board_of_meeting(asked uuid) returns uuid language sql stable security definer set search_path from current as $$
  select meeting.body_id from meeting join scrutiny_board on scrutiny_board.body_id = meeting.body_id where meeting.id = asked and meeting.is_public
$$;
-- The public items of such meetings, by their titles.
create function public_items_of(asked uuid) returns table (id uuid, place integer, title text)
language sql stable security definer set search_path from current as $$
  select agenda_item.id, agenda_item.place, agenda_item.title from agenda_item join meeting on meeting.id = agenda_item.meeting_id
  where agenda_item.meeting_id = asked and meeting.is_public and agenda_item.open_to = 'public' and agenda_item.removed_at is null
$$;
-- The reports on a subject that were received, and on which day: what the next one speaks for begins there.
create function reports_received(asked uuid) returns table (id uuid, title text, received_day date)
language sql stable security definer set search_path from current as $$
  select scrutiny_report.id, scrutiny_report.title,
    coalesce(scrutiny_report.received_day, (meeting.starts_at at time zone 'Europe/London')::date)
  from scrutiny_report left join meeting on meeting.id = scrutiny_report.meeting_id
  where scrutiny_report.subject_id = asked
    and (scrutiny_report.received_day is not null or (scrutiny_report.cleared_at is not null and meeting.closed_at is not null))
$$;
-- Whether an exempt item of a public meeting still waits for the resolution that excludes press and public.
create function needs_exclusion(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from agenda_item join meeting on meeting.id = agenda_item.meeting_id
    where agenda_item.id = asked and agenda_item.open_to = 'exempt' and meeting.is_public
      and not exists (select from resolution where resolution.item_id = asked and resolution.kind = 'excluded' and resolution.removed_at is null))
$$;
do $$
declare name text;
begin
  foreach name in array array['asked_of_us(uuid)', 'answer_is_approved(uuid)', 'answer_stands(uuid)', 'answered_since(uuid)', 'wrote_question(uuid)', 'meetings_of_board(uuid)',
    'board_of_meeting(uuid)', 'public_items_of(uuid)', 'reports_received(uuid)', 'needs_exclusion(uuid)'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to arden_app, arden_reader', name);
  end loop;
  foreach name in array array['scrutiny_board', 'scrutiny_year', 'scrutiny_seat', 'scrutiny_subject', 'programme_entry', 'scrutiny_report',
    'report_draft', 'agenda_publication', 'published_item', 'urgent_item', 'press_exclusion', 'meeting_moved', 'advance_question',
    'question_words', 'question_ask', 'question_answer', 'answer_check', 'question_minute', 'scrutiny_change'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
  end loop;
  -- The board, its years, its seats and its programme are published: whoever works here reads them, and officers keep them.
  foreach name in array array['scrutiny_board', 'scrutiny_year', 'scrutiny_seat', 'scrutiny_subject', 'programme_entry'] loop
    execute format('create policy %I on %I for select to arden_app, arden_reader using ((select acting_id(''post'')) is not null)', name || '_read', name);
    execute format('create policy %I on %I for insert to arden_app with check (handles_questions() and made_by = (select acting_id(''post'')))', name || '_add', name);
    execute format('create policy %I on %I for update to arden_app using (handles_questions())', name || '_change', name);
    execute format('grant insert, update on %I to arden_app', name);
  end loop;
  -- What stands beside a meeting shows where the meeting does.
  foreach name in array array['agenda_publication', 'published_item'] loop
    execute format('create policy %I on %I for select to arden_app, arden_reader using (board_of_meeting(meeting_id) is not null)', name || '_read', name);
    execute format('create policy %I on %I for insert to arden_app with check (board_of_meeting(meeting_id) is not null and (handles_questions() or keeps_meeting(meeting_id)))', name || '_add', name);
    execute format('grant insert on %I to arden_app', name);
  end loop;
  foreach name in array array['urgent_item', 'press_exclusion'] loop
    execute format('create policy %I on %I for select to arden_app, arden_reader using (exists (select from agenda_item where agenda_item.id = %I.item_id))', name || '_read', name, name);
    execute format('grant insert on %I to arden_app', name);
  end loop;
end $$;
create policy urgent_item_add on urgent_item for insert to arden_app with check (
  made_by = (select acting_id('post')) and (keeps_meeting(meeting_id) or part_in_meeting(meeting_id) in ('chair', 'deputyChair'))
  and exists (select from agenda_item where agenda_item.id = urgent_item.item_id and agenda_item.meeting_id = urgent_item.meeting_id));
create policy press_exclusion_add on press_exclusion for insert to arden_app with check (
  made_by = (select acting_id('post')) and keeps_meeting(meeting_id)
  and exists (select from agenda_item where agenda_item.id = press_exclusion.item_id and agenda_item.meeting_id = press_exclusion.meeting_id));
create policy meeting_moved_read on meeting_moved for select to arden_app, arden_reader using (board_of_meeting(meeting_id) is not null);

-- A report is its author's and the officers' until it is cleared; then it is read by whoever sits on the board.
create policy scrutiny_report_read on scrutiny_report for select to arden_app, arden_reader using (
  author_post_id = (select acting_id('post')) or presenter_post_id = (select acting_id('post')) or (select keeps_registers())
  or (cleared_at is not null and exists (select from scrutiny_subject where scrutiny_subject.id = scrutiny_report.subject_id and sits_on(scrutiny_subject.body_id)))
  or received_day is not null);
create policy scrutiny_report_add on scrutiny_report for insert to arden_app with check (handles_questions() and made_by = (select acting_id('post')));
create policy scrutiny_report_change on scrutiny_report for update to arden_app using (handles_questions() or author_post_id = (select acting_id('post')));
grant insert, update on scrutiny_report to arden_app;
create policy report_draft_read on report_draft for select to arden_app, arden_reader using (
  exists (select from scrutiny_report where scrutiny_report.id = report_draft.report_id
    and (scrutiny_report.author_post_id = (select acting_id('post')) or scrutiny_report.presenter_post_id = (select acting_id('post'))
      or (select handles_questions()))));
create policy report_draft_add on report_draft for insert to arden_app with check (
  made_by = (select acting_id('post')) and exists (select from scrutiny_report where scrutiny_report.id = report_draft.report_id
    and scrutiny_report.cleared_at is null
    and (scrutiny_report.author_post_id = (select acting_id('post')) or (select handles_questions()))));
grant insert on report_draft to arden_app;

-- Until it is accepted a question is its author's and the officers'; then it is read by the board, and by whom it is put to.
create policy advance_question_read on advance_question for select to arden_app, arden_reader using (
  asked_by = (select acting_id('post')) or (select handles_questions())
  or (accepted_at is not null and withheld_at is null and ((select keeps_registers()) or sits_on(body_id) or asked_of_us(id))));
create policy advance_question_add on advance_question for insert to arden_app with check (
  made_by = (select acting_id('post')) and board_of_meeting(meeting_id) = body_id
  and ((select handles_questions())
    or (asked_by = (select acting_id('post')) and sits_on(body_id) and accepted_at is null and joined_into is null and split_from is null
      and consolidated_at is null)));
create policy advance_question_change on advance_question for update to arden_app using (
  (select handles_questions()) or (asked_by = (select acting_id('post')) and accepted_at is null and withheld_at is null))
  with check ((select handles_questions()) or (accepted_at is null and withheld_at is null));
grant insert, update on advance_question to arden_app;
create policy question_words_read on question_words for select to arden_app, arden_reader using (
  (select handles_questions()) or wrote_question(question_id));
create policy question_words_add on question_words for insert to arden_app with check (
  made_by = (select acting_id('post')) and ((select handles_questions()) or (kind = 'asked' and wrote_question(question_id))));
create policy question_words_change on question_words for update to arden_app using (wrote_question(question_id) and kind = 'reworded');
grant insert, update on question_words to arden_app;
create policy question_ask_read on question_ask for select to arden_app, arden_reader using (
  exists (select from advance_question where advance_question.id = question_ask.question_id));
create policy question_ask_add on question_ask for insert to arden_app with check (
  (select handles_questions()) and made_by = (select acting_id('post'))
  and exists (select from advance_question where advance_question.id = question_ask.question_id and advance_question.accepted_at is not null
    and advance_question.withheld_at is null));
create policy question_ask_change on question_ask for update to arden_app using ((select handles_questions()));
grant insert, update on question_ask to arden_app;
-- An answer is whose it is and the officers' until it is approved.
create policy question_answer_read on question_answer for select to arden_app, arden_reader using (
  (select handles_questions()) or exists (select from question_ask where question_ask.id = question_answer.ask_id
    and (((select speaks_for_those_asked()) and question_ask.organisation_id = (select acting_id('organisation'))) or answer_is_approved(question_answer.id))));
create policy question_answer_add on question_answer for insert to arden_app with check (
  made_by = (select acting_id('post')) and exists (select from question_ask where question_ask.id = question_answer.ask_id
    and question_ask.ended_at is null and ((select handles_questions()) or ((select speaks_for_those_asked()) and question_ask.organisation_id = (select acting_id('organisation'))))));
grant insert on question_answer to arden_app;
create policy answer_check_read on answer_check for select to arden_app, arden_reader using (
  exists (select from question_answer where question_answer.id = answer_check.answer_id));
create policy answer_check_add on answer_check for insert to arden_app with check (
  (select handles_questions()) and made_by = (select acting_id('post')));
grant insert on answer_check to arden_app;
create policy question_minute_read on question_minute for select to arden_app, arden_reader using (
  exists (select from advance_question where advance_question.id = question_minute.question_id));
create policy question_minute_add on question_minute for insert to arden_app with check (
  exists (select from advance_question where advance_question.id = question_minute.question_id)
  and exists (select from minute_entry where minute_entry.id = question_minute.entry_id));
grant insert on question_minute to arden_app;
create policy scrutiny_change_read on scrutiny_change for select to arden_app, arden_reader using ((select handles_questions()));

-- A public meeting that moves to another day takes the clocks of its questions with it, and says so.
create function note_meeting_moved() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.is_public and (old.starts_at at time zone 'Europe/London')::date <> (new.starts_at at time zone 'Europe/London')::date then
    insert into meeting_moved (meeting_id, from_at, to_at, at) values (new.id, old.starts_at, new.starts_at, acting_now());
  end if;
  return null;
end $$;
create trigger meeting_moves after update of starts_at on meeting for each row execute function note_meeting_moved();

-- An exempt item is taken behind a resolution, or not at all (Local Government Act 1972, section 100A(4)).
create function item_may_be_taken() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if needs_exclusion(new.item_id) then
    raise exception using errcode = 'AR003', message = 'This item is exempt. Record the resolution that excludes press and public before it is taken.';
  end if;
  return new;
end $$;
create trigger item_turn_exempt before insert on item_turn for each row execute function item_may_be_taken();

-- What is late or nearly so, for the program that tells of it in the morning: dates are counted outside, by the working calendar. Each is told
-- once to each: what was told stands in the notices. Ids and days alone.
create function answers_waiting() returns table (
  ask_id uuid, question_id uuid, put_at timestamptz, meeting_day date, received_at timestamptz, in_time boolean, starts_at timestamptz,
  cancelled_at timestamptz, answerers uuid[], officers uuid[], told text[])
language plpgsql stable security definer set search_path from current as $$
declare
  on_day date := (acting_now() at time zone 'Europe/London')::date;
begin
  perform insist_on_telling();
  return query
    select question_ask.id, advance_question.id, question_ask.made_at, question_ask.meeting_day, advance_question.received_at,
      advance_question.in_time, meeting.starts_at, meeting.cancelled_at,
      array(select post.id from post where post.organisation_id = question_ask.organisation_id and post.role = 'boardMember'
        and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)),
      array(select post.id from post where post.role = 'democraticServices'
        and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)),
      array(select distinct notice.event from notice where notice.path = '/scrutiny/asks/' || question_ask.id)
    from question_ask join advance_question on advance_question.id = question_ask.question_id
      join meeting on meeting.id = advance_question.meeting_id
    where question_ask.ended_at is null and advance_question.withheld_at is null and meeting.cancelled_at is null
      and meeting.starts_at > acting_now() - interval '1 year' and answer_stands(question_ask.id) in ('none', 'returned')
    order by question_ask.id;
end $$;
create function agendas_waiting() returns table (meeting_id uuid, starts_at timestamptz, officers uuid[], told text[])
language plpgsql stable security definer set search_path from current as $$
declare
  on_day date := (acting_now() at time zone 'Europe/London')::date;
begin
  perform insist_on_telling();
  return query
    select meeting.id, meeting.starts_at,
      array(select post.id from post where post.role = 'democraticServices'
        and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)),
      array(select distinct notice.event from notice where notice.path = '/scrutiny/meetings/' || meeting.id)
    from meeting join scrutiny_board on scrutiny_board.body_id = meeting.body_id
    where meeting.is_public and meeting.cancelled_at is null and meeting.starts_at > acting_now()
      and meeting.starts_at < acting_now() + interval '40 days'
      and not exists (select from agenda_publication where agenda_publication.meeting_id = meeting.id)
    order by meeting.id;
end $$;
revoke execute on function answers_waiting() from public;
revoke execute on function agendas_waiting() from public;
grant execute on function answers_waiting() to arden_app;
grant execute on function agendas_waiting() to arden_app;
