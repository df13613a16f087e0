-- scope: partnership
-- What the partnership has published: frozen models under addresses that never change. The public reads these tables and no other: a
-- visitor stands under no post, and under no post no policy of any other table lets a row through.

create table publication (
  id uuid primary key,
  kind text not null constraint publication_kind check (kind in ('body', 'person', 'membership', 'meeting', 'item', 'minutes', 'decision', 'promise', 'question')),
  -- What it was made from.
  source_id uuid not null,
  -- Below /public/<partnership>, without a slash before it.
  address text not null constraint publication_address unique,
  title text not null,
  body_id uuid references body (id),
  meeting_id uuid references meeting (id),
  item_id uuid references agenda_item (id),
  -- When the meeting is that it belongs to: what lists go by.
  happens_at timestamptz,
  due_day date,
  is_done boolean,
  model jsonb not null,
  -- What is said in it, for search.
  words text not null default '',
  search tsvector generated always as (setweight(to_tsvector('pg_catalog.english'::regconfig, title), 'A') || to_tsvector('pg_catalog.english'::regconfig, words)) stored,
  edition integer not null constraint publication_edition_number check (edition > 0),
  first_at timestamptz not null,
  published_at timestamptz not null,
  published_by uuid not null references post (id),
  -- Published or withdrawn last.
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references post (id),
  withdrawn_reason text,
  constraint publication_source unique (kind, source_id),
  constraint publication_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index publication_listed on publication (kind, happens_at desc, id) where withdrawn_at is null;
create index publication_of_body on publication (body_id, kind, happens_at desc, id) where withdrawn_at is null;
create index publication_of_meeting on publication (meeting_id, kind) where meeting_id is not null;
create index publication_of_item on publication (item_id, kind) where item_id is not null;
create index publication_due on publication (due_day, id) where kind = 'promise' and not is_done and withdrawn_at is null;
create index publication_changed on publication (kind, changed_at, id);
create index publication_first on publication (kind, first_at, id);
create index publication_search on publication using gin (search);

-- Every edition as it was published.
create table publication_edition (
  publication_id uuid not null references publication (id),
  edition integer not null,
  title text not null,
  model jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null references post (id),
  primary key (publication_id, edition)
);
-- Of what is withdrawn the public learns where it was, why it is gone and since when, and no more.
create table publication_gone (
  publication_id uuid primary key references publication (id),
  kind text not null,
  address text not null constraint publication_gone_address unique,
  reason text not null,
  first_at timestamptz not null,
  at timestamptz not null
);
create index publication_gone_at on publication_gone (kind, at, publication_id);

-- The files published with it. One that was replaced stays, marked.
create table publication_file (
  id uuid primary key,
  publication_id uuid not null references publication (id),
  paper_id uuid not null references paper (id),
  place integer not null,
  kind text not null constraint publication_file_kind check (kind in ('main', 'appendix', 'supplement')),
  title text not null,
  sha256 text not null constraint publication_file_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  bytes bigint not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  replaced_at timestamptz,
  replaced_by uuid references publication_file (id),
  replaced_why text not null default '',
  removed_at timestamptz,
  constraint publication_file_paper unique (publication_id, paper_id)
);
create index publication_file_of on publication_file (publication_id, place);
create index publication_file_listed on publication_file (published_at desc, id);
create index publication_file_content on publication_file (sha256);

-- Counts what was published and withdrawn: a page that was made under a smaller number is made again.
create table publication_event (
  id bigint generated always as identity primary key,
  publication_id uuid not null,
  at timestamptz not null
);

create function publishes() returns boolean language sql stable set search_path from current as $$
  select current_setting('arden.role', true) in ('democraticServices', 'businessManager', 'administrator')
$$;
revoke execute on function publishes() from public;
grant execute on function publishes() to arden_app, arden_reader;

create function write_publication() returns trigger language plpgsql security definer set search_path from current as $$
declare event bigint;
begin
  if tg_table_name = 'publication' then
    if tg_op = 'INSERT' or new.edition <> old.edition then
      insert into publication_edition (publication_id, edition, title, model, published_at, published_by)
      values (new.id, new.edition, new.title, new.model, new.published_at, new.published_by);
    end if;
    if new.withdrawn_at is null then
      delete from publication_gone where publication_id = new.id;
    else
      insert into publication_gone (publication_id, kind, address, reason, first_at, at)
      values (new.id, new.kind, new.address, new.withdrawn_reason, new.first_at, new.withdrawn_at)
      on conflict (publication_id) do update set reason = excluded.reason, at = excluded.at;
    end if;
  end if;
  insert into publication_event (publication_id, at)
    values (case when tg_table_name = 'publication' then new.id else (to_jsonb(new) ->> 'publication_id')::uuid end, acting_now()) returning id into event;
  perform pg_notify('arden_public', current_schema() || ' ' || event);
  return null;
end $$;
create trigger publication_written after insert or update on publication for each row execute function write_publication();
create trigger publication_file_written after insert or update on publication_file for each row execute function write_publication();

-- An address is permanent, and what it was made from with it.
create function publication_stays() returns trigger language plpgsql set search_path from current as $$
begin
  if new.address <> old.address or new.kind <> old.kind or new.source_id <> old.source_id or new.first_at <> old.first_at
    or new.edition not in (old.edition, old.edition + 1) then
    raise exception using errcode = 'AR002', message = 'What was published keeps its address.';
  end if;
  return new;
end $$;
create trigger publication_keeps before update on publication for each row execute function publication_stays();

alter table publication enable row level security;
alter table publication_edition enable row level security;
alter table publication_gone enable row level security;
alter table publication_file enable row level security;
alter table publication_event enable row level security;
grant select on publication, publication_edition, publication_gone, publication_file, publication_event to arden_app, arden_reader;
grant insert, update on publication, publication_file to arden_app;
create policy publication_read on publication for select to arden_app, arden_reader
  using (withdrawn_at is null or (select publishes()));
create policy publication_add on publication for insert to arden_app
  with check ((select publishes()) and published_by = (select acting_id('post')));
create policy publication_change on publication for update to arden_app
  using ((select publishes())) with check ((select publishes()) and (case when withdrawn_at is null then published_by else withdrawn_by end) = (select acting_id('post')));
create policy publication_edition_read on publication_edition for select to arden_app, arden_reader using ((select publishes()));
create policy publication_gone_read on publication_gone for select to arden_app, arden_reader using (true);
create policy publication_file_read on publication_file for select to arden_app, arden_reader
  using ((removed_at is null or (select publishes())) and exists (select from publication where publication.id = publication_file.publication_id));
create policy publication_file_add on publication_file for insert to arden_app with check ((select publishes()));
create policy publication_file_change on publication_file for update to arden_app using ((select publishes()));
create policy publication_event_read on publication_event for select to arden_app, arden_reader using (true);
