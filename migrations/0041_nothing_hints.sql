-- scope: partnership
-- Three places where somebody who is kept from a child could tell that there is one.

-- 1. A flag was about the one child with its number and birth, and about nobody where two had them: so that a restricted record beside an
-- ordinary one of the same child showed by what the program did not say. Ordinary records are counted by themselves, as if there were no
-- other; a restricted one is found where no ordinary one is, and its named people are told in any case.
create or replace function look_at_flags(at_most integer) returns integer
language plpgsql security definer set search_path from current as $$
declare
  waiting uuid[];
  moment timestamptz := acting_now();
  today date := (acting_now() at time zone 'Europe/London')::date;
begin
  perform insist_on_flagging();
  with taken as (
    delete from flag_arrival where flag_arrival.flag_id in (
      select flag_arrival.flag_id from flag_arrival order by flag_arrival.flag_id limit at_most for update skip locked)
    returning flag_arrival.flag_id
  ) select coalesce(array_agg(taken.flag_id), '{}') into waiting from taken;
  if waiting = '{}' then
    return 0;
  end if;
  with found as materialized (
    select id_of_moment(moment) as id, flag.id as flag_id, child.id as child_id, child.owner_organisation_id as owner_id, child.recorded_by,
      spine.submission_id, spine.owner_organisation_id as agency_id, flag.occurred_at, spine.title, flag.receiver_id as body_id
    from flag join record as spine on spine.id = flag.id join body on body.id = flag.receiver_id
      cross join lateral (
        select min(known.person_id::text) filter (where known.ordinary or not known.any_ordinary) as person_id
        from (
          select held.id as person_id, held.sensitivity = 'ordinary' as ordinary, bool_or(held.sensitivity = 'ordinary') over () as any_ordinary
          from record as held where held.id in (
            select identifier.person_id from identifier join person on person.id = identifier.person_id
            where identifier.scheme = 'nhs' and identifier.search = flag.nhs_number
              and (identifier.until_day is null or identifier.until_day >= today)
              and person.born_precision = 'day' and to_char(person.born_day, 'YYYY-MM-DD') = flag.born)
        ) as known
        having count(*) filter (where known.ordinary or not known.any_ordinary) = 1
      ) as one
      join record as child on child.id = one.person_id::uuid and child.owner_organisation_id = coalesce(body.organisation_id, child.owner_organisation_id)
    where flag.id = any (waiting) and flag.receiver_kind = 'body' and flag.nhs_number <> '' and length(flag.born) = 10
      and not exists (select from flag_identification where flag_identification.flag_id = flag.id)
  ), spines as (
    insert into record (id, kind, child_id, submission_id, owner_organisation_id, owner_body_id, occurred_at, recorded_at, recorded_by, title, agency_id)
    select id, 'flagIdentification', child_id, submission_id, owner_id, body_id, occurred_at, moment, recorded_by, title, agency_id from found
  ), said as (
    insert into flag_identification (id, flag_id, how) select id, flag_id, 'numberAndBirth' from found
  ), shared as (
    -- For the council's own posts: a worker reads it beside what else is known. It goes the child's way: hidden where the child is.
    insert into share (id, record_id, by_organisation_id, grantee_kind, grantee_id, child_id, outcome, lawful_basis, purpose, from_at, decided_by, decided_at)
    select gen_random_uuid(), flag_id, owner_id, 'organisation', owner_id, child_id, 'shared',
      'Public task: a duty to safeguard children', 'Part of what the council knows of this child', moment, recorded_by, moment
    from found
  )
  -- Whoever leads the work with the child is told, wherever they sit.
  insert into notice (id, to_kind, to_id, event, path, record_id, by_post_id, made_at)
    select id_of_moment(moment), 'post', involvement.post_id, 'flag.aboutYourChild', '/flags/' || found.flag_id, found.id, null, moment
    from found join involvement on involvement.child_id = found.child_id and involvement.lead and involvement.until_day is null
      and involvement.organisation_id = found.owner_id and involvement.post_id is not null
    where exists (select from notice_kind where notice_kind.event = 'flag.aboutYourChild');
  perform give_flags(waiting, null);
  return cardinality(waiting);
end $$;

-- 2. Asked about a contact before anybody said which child it is about, a check stands under no child until the contact is decided. It is about
-- the child from when somebody says so (the newest word counts): a conflict of interest beats it, in the council and where it was asked.
create function is_contact_of_excluded(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from (
      select agency_check.contact_id as id from agency_check where agency_check.id = asked
      union all select agency_check.contact_id from check_answer join agency_check on agency_check.id = check_answer.check_id where check_answer.id = asked
    ) as above
    cross join lateral (select record.child_id from identification join record on record.id = identification.id
      where identification.contact_id = above.id order by identification.id desc limit 1) as said
    where said.child_id = any (acting_ids('excluded')))
$$;
revoke execute on function is_contact_of_excluded(uuid) from public;
grant execute on function is_contact_of_excluded(uuid) to arden_app, arden_reader;
create policy record_check_of_excluded on record as restrictive for select to arden_app, arden_reader using (
  (select acting_ids('excluded')) = '{}'::uuid[] or kind not in ('agencyCheck', 'checkAnswer') or not is_contact_of_excluded(id));
create or replace function is_check_of_excluded(asked uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select from record where record.id = asked and record.child_id = any (acting_ids('excluded'))) or is_contact_of_excluded(asked)
$$;

-- 3. A list that waits for its uploader had been compared with everybody whom they saw then. A row that may be a child who is hidden from
-- them since is about nobody, as if it were judged today.
create function uploads_forget(child uuid, kept_from uuid, but_for uuid[]) returns void
language sql security definer set search_path from current as $$
  with remaining as (
    select upload_row.upload_id, upload_row.number, (
        select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(upload_row.alike) as one where one ->> 'id' <> child::text) as alike
    from upload_row join upload on upload.id = upload_row.upload_id join post on post.id = upload.post_id
    where upload_row.outcome is null and upload_row.alike @> jsonb_build_array(jsonb_build_object('id', child))
      and (kept_from is null or post.staff_id = kept_from) and post.staff_id <> all (but_for)
  )
  update upload_row set alike = remaining.alike,
    verdict = case when verdict = 'same' and remaining.alike = '[]' then 'new' else verdict end,
    said = case when same_as = child then null else said end,
    same_as = nullif(same_as, child)
  from remaining where upload_row.upload_id = remaining.upload_id and upload_row.number = remaining.number
$$;
revoke execute on function uploads_forget(uuid, uuid, uuid[]) from public;
create function restriction_leaves_uploads() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform uploads_forget(new.child_id, null, named_now(new.child_id));
  return null;
end $$;
create trigger restriction_leaves_uploads after insert on restriction for each row execute function restriction_leaves_uploads();
create function exclusion_leaves_uploads() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform uploads_forget(new.child_id, new.staff_id, '{}');
  return null;
end $$;
create trigger exclusion_leaves_uploads after insert on exclusion for each row execute function exclusion_leaves_uploads();
