-- scope: partnership
-- Documents that people attach to a record. Each is a record of whoever added it, about another record; its content stands outside the
-- database, under its hash. A redacted version is a document of its own that says what it was made from.

create table attachment (
  id uuid primary key references record (id),
  -- By the foreign key it goes when that record goes. What is out of sight is refused by the policy before the key is asked.
  about_record_id uuid not null references record (id),
  sha256 text not null constraint attachment_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  -- As it was given; never a path.
  name text not null,
  type text not null,
  bytes bigint not null check (bytes > 0),
  -- Who may see it, of those who may see the record that it is about: all, its owner's organisation, or those there who visit.
  access text not null constraint attachment_access check (access in ('record', 'organisation', 'withheld')),
  virus text not null constraint attachment_virus check (virus in ('clean', 'unchecked', 'infected')),
  virus_at timestamptz not null,
  signature text not null default '',
  source_id uuid references attachment (id),
  redacted_why text not null default '',
  withdrawn_by uuid references post (id),
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  version integer not null default 1,
  constraint attachment_redacted check ((source_id is null) = (redacted_why = '')),
  constraint attachment_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index attachment_about on attachment (about_record_id, id);
create index attachment_source on attachment (source_id) where source_id is not null;
create index attachment_content on attachment (sha256);
create index attachment_unchecked on attachment (id) where virus = 'unchecked';

-- What the policies of the spine ask of a document, past its own policy.
create function attachment_place(asked uuid) returns table (about uuid, access text)
language sql stable security definer set search_path from current as $$
  select about_record_id, attachment.access from attachment where id = asked
$$;
revoke execute on function attachment_place(uuid) from public;
grant execute on function attachment_place(uuid) to arden_app, arden_reader;

-- Whoever sees the record that it is about sees a document that goes with the record, for as long as they do.
create function attachment_goes_with_record(asked uuid) returns boolean language sql stable as $$
  select exists (select from attachment_place(asked) as place where place.access = 'record' and sees_record(place.about))
$$;
create policy record_of_attachment on record for select to arden_app, arden_reader using (
  kind = 'attachment'
  and kind = any ((select acting_kinds())::text[])
  and (child_id is null or child_id <> all ((select acting_ids('excluded'))::uuid[]))
  and (sensitivity = 'ordinary' or child_id = any ((select acting_ids('named'))::uuid[]))
  and attachment_goes_with_record(id)
);
-- And nobody sees one without sight of that record, unless it was given to them by itself: so a restriction of the child, a conflict of
-- interest, and whatever else takes a record out of sight, takes its documents too. A withheld one is for those who visit, in the
-- organisation that keeps it.
create function attachment_shows(asked uuid, owner_organisation uuid) returns boolean language sql stable as $$
  select not exists (select from attachment_place(asked) as place where
    not (sees_record(place.about) or exists (
      select from share where share.record_id = asked and share.outcome = 'shared'
        and share.grantee_id = any (acting_ids('grantees'))
        and share.from_at <= acting_now() and (share.until_at is null or share.until_at > acting_now())))
    or (place.access = 'withheld' and not (reads_withheld() and owner_organisation = acting_id('organisation'))))
$$;
create policy record_of_attachment_shows on record as restrictive for select to arden_app, arden_reader
  using (kind <> 'attachment' or attachment_shows(id, owner_organisation_id));

alter table attachment enable row level security;
create policy attachment_read on attachment for select to arden_app, arden_reader
  using (exists (select from record where record.id = attachment.id));
create policy attachment_add on attachment for insert to arden_app with check (
  exists (select from record where record.id = attachment.id and record.owner_organisation_id = (select acting_id('organisation')))
  and sees_record(about_record_id)
);
create policy attachment_change on attachment for update to arden_app using (
  exists (select from record where record.id = attachment.id and record.owner_organisation_id = (select acting_id('organisation')))
);
grant select on attachment to arden_app, arden_reader;
grant insert on attachment to arden_app;
grant update (access, withdrawn_by, withdrawn_at, withdrawn_why, version) on attachment to arden_app;
create trigger attachment_history after insert or update or delete on attachment for each row execute function write_history('id');

-- It stands under the child of the record that it is about, whether or not the acting post sees that child's own record.
create trigger attachment_stands_under_child after insert on attachment
  for each row execute function stands_under_child_of('about_record_id');

-- The program's own work with contents ('keepingFiles'): which are named by a record, and what was found in those that nobody had
-- looked at. It sees hashes and ids, and no more.
create function insist_on_keeping_files() returns void language plpgsql stable as $$
begin
  if current_setting('arden.role', true) is distinct from 'keepingFiles' then
    raise exception using errcode = '42501', message = 'Only the program keeps files.';
  end if;
end $$;
create function contents_named(asked text[]) returns setof text
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select distinct attachment.sha256 from attachment where attachment.sha256 = any (asked);
end $$;
create function attachments_unchecked(after_id uuid, at_most integer) returns table (id uuid, sha256 text)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  return query select attachment.id, attachment.sha256 from attachment
    where attachment.virus = 'unchecked' and (after_id is null or attachment.id > after_id)
    order by attachment.id limit at_most;
end $$;
create function attachment_checked(asked uuid, now_is text, by_signature text) returns void
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_keeping_files();
  update attachment set virus = now_is, signature = by_signature, virus_at = acting_now() where id = asked and virus = 'unchecked';
end $$;
revoke execute on function contents_named(text[]), attachments_unchecked(uuid, integer), attachment_checked(uuid, text, text) from public;
grant execute on function contents_named(text[]), attachments_unchecked(uuid, integer), attachment_checked(uuid, text, text) to arden_app;
