-- scope: partnership
-- Found by looking at the plans of every page with 100,000 children and 1,700,000 records.

-- An open case is read by whoever reads its child. Unqualified, child_id was the record's own column: who saw any person saw them all.
drop policy open_case_read on open_case;
create policy open_case_read on open_case for select to arden_app, arden_reader
  using (exists (select from record where record.id = open_case.child_id));

-- What was refused is listed beside what was shared: an index of both, where only what was shared had one.
drop index share_record;
create index share_record on share (record_id, grantee_id, outcome);

-- Few children are restricted, and a manager may be named on many: whether the child is comes first, and the list of names only then.
create or replace function is_hidden(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select asked = any (acting_ids('excluded')) or (
    exists (select from restriction where restriction.child_id = asked and restriction.lifted_at is null)
    and asked <> all (acting_ids('named')) and asked <> all (acting_ids('emergency')))
$$;
create or replace function is_involved(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (
    select from involvement where involvement.child_id = asked and involvement.until_day is null
      and (post_id = any (acting_ids('grantees')) or body_id = any (acting_ids('grantees')) or organisation_id = any (acting_ids('grantees')))
  ) and not (
    exists (select from restriction where restriction.child_id = asked and lifted_at is null) and asked <> all (acting_ids('named')))
$$;

-- Candidates for two lists of the first page: ids only. The caller joins them under the policy, and no cap comes before that join.
create function outcomes_untold(teams uuid[], since timestamptz) returns table (outcome_id uuid)
language sql stable rows 20 security definer set search_path from current as $$
  select outcome.id from outcome join contact on contact.id = outcome.contact_id
  where outcome.effective_at >= since and contact.by_front_door and contact.source_code <> '9' and contact.team_id = any (teams)
    and not exists (select from contact_note join record on record.id = contact_note.id
      where contact_note.contact_id = contact.id and purpose = 'told' and record.recorded_at >= outcome.effective_at)
$$;
create function outcomes_of_sender(organisation uuid, post uuid, body uuid, since timestamptz) returns table (outcome_id uuid)
language sql stable rows 20 security definer set search_path from current as $$
  select outcome.id from outcome join record on record.id = outcome.contact_id
  where outcome.effective_at >= since and record.owner_organisation_id = organisation
    and (post is null or record.recorded_by = post or record.owner_body_id = body)
$$;
revoke execute on function outcomes_untold(uuid[], timestamptz), outcomes_of_sender(uuid, uuid, uuid, timestamptz) from public;
grant execute on function outcomes_untold(uuid[], timestamptz), outcomes_of_sender(uuid, uuid, uuid, timestamptz) to arden_app, arden_reader;
