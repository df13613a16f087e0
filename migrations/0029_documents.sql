-- scope: partnership
-- Named documents of the partnership, and their sign-off by the safeguarding partners. A version is put to every safeguarding partner
-- (Children Act 2004, section 16E) and is in force only when all of them have signed that very version. Everybody with a post reads them.

create table document (
  id uuid primary key,
  title text not null,
  kind text not null,
  made_at timestamptz not null,
  made_by_post_id uuid not null references post (id)
);
create table document_version (
  id uuid primary key,
  document_id uuid not null references document (id),
  number integer not null check (number > 0),
  summary text not null,
  effective_from date not null,
  review_by date,
  -- Where the file stands, and the SHA-256 of what was signed.
  url text not null default '',
  sha256 text not null default '' check (sha256 ~ '^([0-9a-f]{64})?$'),
  put_at timestamptz not null,
  put_by_post_id uuid not null references post (id),
  withdrawn_at timestamptz,
  withdrawn_by_post_id uuid references post (id),
  withdrawn_why text not null default '',
  constraint document_version_number unique (document_id, number),
  constraint document_version_withdrawn check ((withdrawn_at is null) = (withdrawn_by_post_id is null)),
  constraint document_version_review check (review_by is null or review_by > effective_from)
);
-- Which organisations were the safeguarding partners when it was put: each of them signs.
create table document_signer (
  id uuid primary key,
  version_id uuid not null references document_version (id),
  organisation_id uuid not null references organisation (id),
  seat text not null check (seat in ('localAuthority', 'health', 'police')),
  constraint document_signer_once unique (version_id, organisation_id)
);
create index document_signer_organisation on document_signer (organisation_id);
-- What each said of it, never changed: the newest counts.
create table document_signature (
  id uuid primary key,
  version_id uuid not null references document_version (id),
  organisation_id uuid not null references organisation (id),
  verdict text not null check (verdict in ('signed', 'refused')),
  reason text not null default '',
  post_id uuid not null references post (id),
  capacity text not null check (capacity in ('leadSafeguardingPartner', 'delegatedSafeguardingPartner')),
  at timestamptz not null,
  constraint document_signature_asked foreign key (version_id, organisation_id) references document_signer (version_id, organisation_id),
  constraint document_signature_reason check (verdict = 'signed' or reason <> '')
);
create index document_signature_version on document_signature (version_id, id);

do $$
declare name text;
begin
  foreach name in array array['document', 'document_version', 'document_signer', 'document_signature'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select to arden_app, arden_reader using (nullif((select current_setting(''arden.post'', true)), '''') is not null)', name || '_read', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
    execute format('grant insert on %I to arden_app', name);
    execute format('create trigger %I after insert or update or delete on %I for each row execute function write_register_change()', name || '_change', name);
  end loop;
end $$;
create function keeps_documents() returns boolean language sql stable as $$
  select current_setting('arden.role', true) in ('administrator', 'businessManager')
$$;
create policy document_add on document for insert to arden_app
  with check ((select keeps_documents()) and made_by_post_id = (select acting_id('post')));
create policy document_version_add on document_version for insert to arden_app
  with check ((select keeps_documents()) and put_by_post_id = (select acting_id('post')) and withdrawn_at is null);
-- A version is what was put, for ever: it is only withdrawn.
create policy document_version_withdraw on document_version for update to arden_app
  using ((select keeps_documents()) and withdrawn_at is null)
  with check (withdrawn_by_post_id = (select acting_id('post')) and withdrawn_at is not null);
grant update (withdrawn_at, withdrawn_by_post_id, withdrawn_why) on document_version to arden_app;
create policy document_signer_add on document_signer for insert to arden_app with check ((select keeps_documents()));
-- Nobody signs for an organisation but its lead or delegated safeguarding partner, in that very post and on that very day.
create policy document_signature_add on document_signature for insert to arden_app with check (
  post_id = (select acting_id('post'))
  and exists (select from representation where representation.post_id = document_signature.post_id
    and representation.organisation_id = document_signature.organisation_id and representation.capacity = document_signature.capacity
    and representation.from_day <= (select acting_day()) and (representation.until_day is null or representation.until_day >= (select acting_day())))
  and exists (select from document_version where document_version.id = version_id and document_version.withdrawn_at is null));
