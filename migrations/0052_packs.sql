-- scope: partnership
-- Each attendee's pack of a meeting. What stands in one is decided by the policies of what it is made from, each time it is made; here is kept
-- which edition somebody opened, which was told, and which was printed. An edition is the hash of everything that it was made from.

-- What somebody had before them when they opened their pack: ids, numbers and hashes, never a title. Once for each edition.
create table pack_reading (
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  edition text not null constraint pack_reading_edition check (edition ~ '^[0-9a-f]{64}$'),
  held jsonb not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  -- The papers that stood in the PDF, where that was saved; and when, and how often.
  saved jsonb,
  saved_first_at timestamptz,
  saved_last_at timestamptz,
  saved_times integer not null default 0,
  primary key (meeting_id, post_id, edition)
);
create index pack_reading_last on pack_reading (post_id, meeting_id, last_at desc);

-- What somebody was last told, what they last looked for in vain, and what stands printed for them.
create table pack_told (
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  edition text not null,
  at timestamptz not null,
  primary key (meeting_id, post_id)
);
create table pack_wanted (
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  at timestamptz not null,
  -- It could not be printed then, and is tried again after a while.
  failed_at timestamptz,
  primary key (meeting_id, post_id)
);
create table pack_print (
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  edition text not null,
  sha256 text not null constraint pack_print_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  pages integer not null constraint pack_print_pages check (pages > 0),
  -- The page on which each item and each paper begins, by its id; and why a paper is not among the pages.
  begins jsonb not null,
  left_out jsonb not null,
  made_at timestamptz not null,
  primary key (meeting_id, post_id)
);
create index pack_print_content on pack_print (sha256);
-- How far the program has looked at what changed in a meeting.
create table pack_round (
  meeting_id uuid primary key references meeting (id),
  seen_event bigint not null
);

do $$
declare name text;
begin
  foreach name in array array['pack_reading', 'pack_told', 'pack_wanted', 'pack_print', 'pack_round'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
  -- A pack is its reader's own: nobody else is shown that it is there. It is kept by the program, standing as that post.
  foreach name in array array['pack_reading', 'pack_told', 'pack_wanted', 'pack_print'] loop
    execute format('create policy %I on %I for select to arden_app, arden_reader using (post_id = (select acting_id(''post'')))', name || '_own', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
  end loop;
  foreach name in array array['pack_told', 'pack_wanted', 'pack_print'] loop
    execute format('create policy %I on %I for insert to arden_app with check (post_id = (select acting_id(''post'')) and exists (select from meeting where meeting.id = %I.meeting_id))', name || '_add', name, name);
    execute format('create policy %I on %I for update to arden_app using (post_id = (select acting_id(''post'')))', name || '_change', name);
    execute format('create policy %I on %I for delete to arden_app using (post_id = (select acting_id(''post'')))', name || '_end', name);
    execute format('grant insert, update, delete on %I to arden_app', name);
  end loop;
end $$;

-- A page only reads, and that a pack was opened is a fact all the same: it notes itself, for whoever opens it and for nobody else.
create function open_pack(asked uuid, now_edition text, now_held jsonb, wanted boolean) returns void
language plpgsql security definer set search_path from current as $$
begin
  if not keeps_meeting(asked) and part_in_meeting(asked) is null then
    raise exception using errcode = '42501', message = 'This pack is not yours.';
  end if;
  insert into pack_reading (meeting_id, post_id, edition, held, first_at, last_at)
    values (asked, acting_id('post'), now_edition, now_held, acting_now(), acting_now())
    on conflict (meeting_id, post_id, edition) do update set last_at = acting_now(), times = pack_reading.times + 1;
  if wanted then
    insert into pack_wanted (meeting_id, post_id, at) values (asked, acting_id('post'), acting_now())
      on conflict (meeting_id, post_id) do nothing;
  end if;
end $$;
-- That the PDF was saved, with these papers in it.
create function save_pack(asked uuid, now_edition text, now_held jsonb, now_saved jsonb) returns void
language plpgsql security definer set search_path from current as $$
begin
  if not keeps_meeting(asked) and part_in_meeting(asked) is null then
    raise exception using errcode = '42501', message = 'This pack is not yours.';
  end if;
  insert into pack_reading (meeting_id, post_id, edition, held, first_at, last_at, times, saved, saved_first_at, saved_last_at, saved_times)
    values (asked, acting_id('post'), now_edition, now_held, acting_now(), acting_now(), 0, now_saved, acting_now(), acting_now(), 1)
    on conflict (meeting_id, post_id, edition) do update set last_at = acting_now(), saved = now_saved,
      saved_first_at = coalesce(pack_reading.saved_first_at, acting_now()), saved_last_at = acting_now(), saved_times = pack_reading.saved_times + 1;
end $$;
revoke execute on function open_pack(uuid, text, jsonb, boolean), save_pack(uuid, text, jsonb, jsonb) from public;
grant execute on function open_pack(uuid, text, jsonb, boolean), save_pack(uuid, text, jsonb, jsonb) to arden_app, arden_reader;

-- Whoever had a paper before them in their pack has seen it: its words on the page, or its pages in the PDF that they saved.
create or replace function paper_openings(asked uuid) returns table (paper_id uuid, post_id uuid, first_at timestamptz, last_at timestamptz, times integer)
language plpgsql stable security definer set search_path from current as $$
begin
  if not keeps_meeting(meeting_of_item(asked)) or not opens_item(asked) then
    return;
  end if;
  return query
    with opened as (
      select paper.id as paper, audit_event.post_id as post, audit_event.at as first, audit_event.at as last, 1 as often
      from paper join audit_event on audit_event.event = 'paper.opened' and audit_event.target = 'paper:' || paper.id
        and audit_event.outcome = 'allowed'
      where paper.item_id = asked and audit_event.post_id is not null
      union all
      select paper.id, reading.post_id, reading.first_at, reading.last_at, reading.times
      from paper join pack_reading as reading on reading.meeting_id = meeting_of_item(asked) and reading.times > 0
        and reading.held -> 'papers' @> jsonb_build_array(jsonb_build_object('id', paper.id, 'shown', true))
      where paper.item_id = asked
      union all
      select paper.id, reading.post_id, reading.saved_first_at, reading.saved_last_at, reading.saved_times
      from paper join pack_reading as reading on reading.meeting_id = meeting_of_item(asked)
        and reading.saved @> to_jsonb(paper.id::text)
      where paper.item_id = asked)
    select opened.paper, opened.post, min(opened.first), max(opened.last), sum(opened.often)::integer
    from opened group by opened.paper, opened.post order by min(opened.first);
end $$;

create function insist_on_packing() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'packing' then
    raise exception using errcode = '42501', message = 'Only the program makes packs by itself.';
  end if;
end $$;
-- Whose packs to look at: of everybody called to a meeting in which something changed and nothing did for a minute (or it has been
-- changing for ten), and of whoever opened one that was not printed yet. Of meetings that are still to be held, or are.
create function packs_to_look_at(at_most integer) returns table (meeting_id uuid, post_id uuid, event bigint)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_packing();
  return query
    with changed as (
      select meeting.id, news.last_event from meeting
        left join pack_round on pack_round.meeting_id = meeting.id
        cross join lateral (select max(meeting_event.id) as last_event, min(meeting_event.at) as first_at, max(meeting_event.at) as last_at
          from meeting_event where meeting_event.meeting_id = meeting.id and meeting_event.id > coalesce(pack_round.seen_event, 0)) as news
      where meeting.called_at is not null and meeting.closed_at is null and meeting.cancelled_at is null
        and meeting.ends_at > acting_now() - interval '1 day' and news.last_event is not null
        and (news.last_at <= acting_now() - interval '1 minute' or news.first_at <= acting_now() - interval '10 minutes')
      order by meeting.starts_at, meeting.id limit at_most),
    called as (
      select attendee.meeting_id, attendee.post_id from attendee
      where attendee.removed_at is null and (attendee.called_at is not null or attendee.part = 'clerk')
      union select meeting.id, meeting.made_by from meeting where meeting.id in (select changed.id from changed))
    select called.meeting_id, called.post_id, changed.last_event from changed join called on called.meeting_id = changed.id
    union
    (select pack_wanted.meeting_id, pack_wanted.post_id, null::bigint from pack_wanted
      where pack_wanted.failed_at is null or pack_wanted.failed_at <= acting_now() - interval '30 minutes'
      order by pack_wanted.at limit at_most);
end $$;
create function packs_seen(asked uuid, upto bigint) returns void language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_packing();
  insert into pack_round (meeting_id, seen_event) values (asked, upto)
    on conflict (meeting_id) do update set seen_event = greatest(pack_round.seen_event, upto);
end $$;
-- Nobody waits for it any more: their post has ended, or the meeting is not theirs.
create function pack_not_wanted(asked uuid, asked_post uuid) returns void language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_packing();
  delete from pack_wanted where pack_wanted.meeting_id = asked and pack_wanted.post_id = asked_post;
end $$;
-- Takes away what was printed for nobody any more: of a meeting that was cancelled or ended four weeks ago, or for somebody who is not
-- called to it now. Gives the contents, to be removed.
create function packs_over(at_most integer) returns table (sha256 text)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_packing();
  return query delete from pack_print where (pack_print.meeting_id, pack_print.post_id) in (
      select old.meeting_id, old.post_id from pack_print as old join meeting on meeting.id = old.meeting_id
      where meeting.cancelled_at is not null or meeting.ends_at < acting_now() - interval '28 days'
        or (meeting.made_by <> old.post_id and not exists (select from attendee where attendee.meeting_id = old.meeting_id
          and attendee.post_id = old.post_id and attendee.removed_at is null))
      limit at_most)
    returning pack_print.sha256;
end $$;
do $$
declare name text;
begin
  foreach name in array array['packs_to_look_at(integer)', 'packs_seen(uuid, bigint)', 'pack_not_wanted(uuid, uuid)', 'packs_over(integer)'] loop
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to arden_app', name);
  end loop;
end $$;

-- The content of a printed pack is kept while its row stands.
create or replace function contents_named(asked text[]) returns setof text
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select attachment.sha256 from attachment where attachment.sha256 = any (asked)
    union select paper.sha256 from paper where paper.sha256 = any (asked)
    union select promise_step.sha256 from promise_step where promise_step.sha256 = any (asked)
    union select recommendation_step.sha256 from recommendation_step where recommendation_step.sha256 = any (asked)
    union select pack_print.sha256 from pack_print where pack_print.sha256 = any (asked);
end $$;

-- What is disposed of is in no printed pack.
create function packs_without_item() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from pack_print where pack_print.meeting_id = old.meeting_id;
  return null;
end $$;
create trigger agenda_item_leaves_packs after delete on agenda_item for each row execute function packs_without_item();
