-- scope: partnership
-- Lists of people or contacts that somebody uploads: read into a waiting room, looked at row by row, and only then made records. What
-- waits is its uploader's alone, in the post that uploaded it, and is forgotten after some days.

create table upload (
  id uuid primary key,
  kind text not null check (kind in ('people', 'contacts')),
  post_id uuid not null references post (id),
  organisation_id uuid not null references organisation (id),
  account_id text not null,
  name text not null,
  type text not null check (type in ('csv', 'xlsx')),
  bytes bigint not null,
  sha256 text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Why it could not be read, in words.
  fault text not null default '',
  -- What there is to know of the file, its headings and its first rows.
  facts jsonb,
  read_at timestamptz,
  -- Which column answers which question, and the answers that hold for every row.
  columns jsonb,
  answers jsonb,
  mapped_at timestamptz,
  judged_at timestamptz,
  confirmed_at timestamptz,
  done_at timestamptz,
  version integer not null default 1
);
create index upload_post on upload (post_id, made_at desc);
create index upload_expires on upload (expires_at);

create table upload_row (
  upload_id uuid not null references upload (id) on delete cascade,
  -- As a spreadsheet numbers it.
  number integer not null,
  cells jsonb not null,
  verdict text check (verdict in ('new', 'same', 'refused')),
  -- What is to be known of it, and why it is refused: sentences.
  notes jsonb not null default '[]',
  why jsonb not null default '[]',
  -- The form that its cells make, once they hold together.
  form jsonb,
  -- By what two rows of one file are told to be the same.
  likeness text not null default '',
  -- Who it may be, likeliest first: ids and words.
  alike jsonb not null default '[]',
  said text check (said in ('add', 'same', 'leave')),
  same_as uuid,
  outcome text check (outcome in ('added', 'same', 'left', 'refused')),
  -- The record, or the submission, that was made of it.
  made_id uuid,
  primary key (upload_id, number)
);
create index upload_row_verdict on upload_row (upload_id, verdict, number);
create index upload_row_likeness on upload_row (upload_id, likeness) where likeness <> '';
create index upload_row_made on upload_row (upload_id, made_id) where made_id is not null;
create index upload_row_waits on upload_row (upload_id, number) where outcome is null;

-- How an organisation's own lists are read: remembered by their headings.
create table upload_mapping (
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('people', 'contacts')),
  headings text not null check (headings ~ '^[0-9a-f]{64}$'),
  columns jsonb not null,
  answers jsonb not null,
  kept_at timestamptz not null,
  primary key (organisation_id, kind, headings)
);

alter table upload enable row level security;
alter table upload_row enable row level security;
alter table upload_mapping enable row level security;
create policy upload_own on upload to arden_app, arden_reader
  using (post_id = (select acting_id('post')))
  with check (post_id = (select acting_id('post')) and organisation_id = (select acting_id('organisation')));
create policy upload_row_own on upload_row to arden_app, arden_reader
  using (exists (select from upload where upload.id = upload_id))
  with check (exists (select from upload where upload.id = upload_id));
create policy upload_mapping_own on upload_mapping to arden_app, arden_reader
  using (organisation_id = (select acting_id('organisation')))
  with check (organisation_id = (select acting_id('organisation')));
grant select on upload, upload_row, upload_mapping to arden_app, arden_reader;
grant insert, update, delete on upload, upload_row, upload_mapping to arden_app;

-- The program's own work ('keepingFiles'): what nobody finished, or was done long enough ago, is forgotten with all its rows.
create function forget_uploads() returns integer language plpgsql security definer set search_path from current as $$
declare
  gone integer;
begin
  perform insist_on_keeping_files();
  delete from upload where expires_at <= acting_now();
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function forget_uploads() from public;
grant execute on function forget_uploads() to arden_app;
