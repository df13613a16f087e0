-- scope: partnership
-- Minutes as a PDF: made when somebody asks, of exactly what that person may read, and given to nobody else. An edition is the hash of
-- everything that it was made from, so that one which is out of date is never saved.

create table minutes_print (
  meeting_id uuid not null references meeting (id),
  post_id uuid not null references post (id),
  asked_at timestamptz not null,
  failed_at timestamptz,
  edition text constraint minutes_print_edition check (edition ~ '^[0-9a-f]{64}$'),
  sha256 text constraint minutes_print_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint,
  primary key (meeting_id, post_id),
  constraint minutes_print_whole check ((edition is null) = (sha256 is null) and (sha256 is null) = (bytes is null))
);
create index minutes_print_content on minutes_print (sha256) where sha256 is not null;
create index minutes_print_asked on minutes_print (asked_at);
alter table minutes_print enable row level security;
create policy minutes_print_own on minutes_print for select to arden_app, arden_reader using (post_id = (select acting_id('post')));
create policy minutes_print_add on minutes_print for insert to arden_app with check (
  post_id = (select acting_id('post')) and exists (select from meeting where meeting.id = minutes_print.meeting_id));
create policy minutes_print_change on minutes_print for update to arden_app using (post_id = (select acting_id('post')));
create policy minutes_print_end on minutes_print for delete to arden_app using (post_id = (select acting_id('post')));
grant select on minutes_print to arden_app, arden_reader;
grant insert, update, delete on minutes_print to arden_app;

-- Takes away what was printed four weeks ago, or for somebody who is not called to the meeting now. Gives the contents, to be removed.
create function minutes_prints_over(at_most integer) returns table (sha256 text)
language plpgsql security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'minuting' then
    raise exception using errcode = '42501', message = 'Only the program clears printed minutes by itself.';
  end if;
  return query delete from minutes_print where (minutes_print.meeting_id, minutes_print.post_id) in (
      select old.meeting_id, old.post_id from minutes_print as old join meeting on meeting.id = old.meeting_id
      where old.asked_at < acting_now() - interval '28 days'
        or (meeting.made_by <> old.post_id and not exists (select from attendee where attendee.meeting_id = old.meeting_id
          and attendee.post_id = old.post_id and attendee.removed_at is null))
      limit at_most)
    returning minutes_print.sha256;
end $$;
revoke execute on function minutes_prints_over(integer) from public;
grant execute on function minutes_prints_over(integer) to arden_app;

-- The content of printed minutes is kept while its row stands.
create or replace function contents_named(asked text[]) returns setof text
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select attachment.sha256 from attachment where attachment.sha256 = any (asked)
    union select paper.sha256 from paper where paper.sha256 = any (asked)
    union select promise_step.sha256 from promise_step where promise_step.sha256 = any (asked)
    union select recommendation_step.sha256 from recommendation_step where recommendation_step.sha256 = any (asked)
    union select pack_print.sha256 from pack_print where pack_print.sha256 = any (asked)
    union select minutes_print.sha256 from minutes_print where minutes_print.sha256 = any (asked);
end $$;

-- What is disposed of is in no printed minutes.
create function minutes_without_item() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from minutes_print where minutes_print.meeting_id = old.meeting_id;
  return null;
end $$;
create trigger agenda_item_leaves_minutes after delete on agenda_item for each row execute function minutes_without_item();
