-- scope: partnership
-- An organisation's own administrator keeps its people, posts, systems, directory and webhooks, and nothing of another's. What the
-- program's rules say (partnership/rules/acts.ts) these policies say again of what is written.

-- Who appoints to a role: written by `prepare` from the program's own declarations, as the scope is.
alter table role_standing add column appointed_by text not null default 'partnership'
  constraint role_standing_appointed_by check (appointed_by in ('organisation', 'council', 'partnership', 'program'));
-- Who registered a directory: one that an organisation's administrator registered vouches for no post that the partnership gave.
alter table directory add column made_by uuid default acting_id('post') references post (id);

create function keeps_everything() returns boolean language sql stable as $$
  select coalesce(current_setting('arden.role', true), '') = 'administrator'
$$;
-- The organisation whose own administrator acts; null where somebody else does.
create function keeps_for() returns uuid language sql stable as $$
  select case when current_setting('arden.role', true) = 'organisationAdministrator' then acting_id('organisation') end
$$;
-- Whether that administrator appoints to a role there. A council's roles are a council's.
create function may_appoint_to(asked_role text) returns boolean language sql stable as $$
  select exists (select from role_standing where role_standing.role = asked_role and (appointed_by = 'organisation'
    or (appointed_by = 'council' and exists (select from organisation where id = keeps_for() and type = 'localAuthority'))))
$$;
-- No team, or one of its own.
create function is_own_body(asked uuid) returns boolean language sql stable as $$
  select asked is null or exists (select from body where body.id = asked and body.organisation_id = keeps_for())
$$;
create function is_own_system(asked uuid) returns boolean language sql stable as $$
  select exists (select from post where post.id = asked and post.organisation_id = keeps_for() and post.role = 'agencySystem')
$$;
-- Whoever holds a post there, and none that is another's or the partnership's to give: a link or a reset of theirs opens nothing else.
create function is_own_person(asked uuid) returns boolean language sql stable as $$
  select coalesce(bool_and(post.organisation_id = keeps_for() and (may_appoint_to(post.role) or post.role = 'agencySystem')), false)
  from post where post.staff_id = asked and (post.until_day is null or post.until_day >= greatest(post.from_day, acting_day()))
$$;

drop policy staff_add on staff;
drop policy staff_change on staff;
create policy staff_add on staff for insert to arden_app
  with check ((select keeps_everything()) or ((select keeps_for()) is not null and account_id is null));
create policy staff_change on staff for update to arden_app
  using ((select keeps_everything()) or ((select keeps_for()) is not null and is_own_person(id)));

-- A post that the partnership gave, or in a team of another's, is the organisation's to end, and no more: the trigger sees to that.
drop policy post_add on post;
drop policy post_change on post;
create policy post_add on post for insert to arden_app with check ((select keeps_everything())
  or (organisation_id = (select keeps_for()) and is_own_body(body_id) and (may_appoint_to(role) or (role = 'agencySystem'
    and exists (select from staff where staff.id = staff_id and staff.kind = 'system')))));
create policy post_change on post for update to arden_app using ((select keeps_everything())
  or (organisation_id = (select keeps_for()) and role not in ('administrator', 'publicForm', 'censusImport')));
-- A seat is the partnership's; it ends with the post that it is of.
drop policy representation_change on representation;
create policy representation_change on representation for update to arden_app using ((select keeps_everything())
  or exists (select from post where post.id = post_id and post.organisation_id = (select keeps_for())));

create function keep_to_own() returns trigger language plpgsql as $$
declare
  -- All of the row but what an ending changes.
  fixed_before jsonb := to_jsonb(old) - 'until_day' - 'version';
  fixed_after jsonb := to_jsonb(new) - 'until_day' - 'version';
  ends_sooner boolean := new.until_day is not null and (old.until_day is null or new.until_day <= old.until_day);
  whole boolean := false;
begin
  if keeps_for() is null then return new; end if;
  if tg_table_name = 'post' then
    whole := is_own_body((fixed_before ->> 'body_id')::uuid) and is_own_body((fixed_after ->> 'body_id')::uuid)
      and (may_appoint_to(fixed_before ->> 'role') or fixed_before ->> 'role' = 'agencySystem')
      and fixed_before - 'title' - 'body_id' - 'from_day' = fixed_after - 'title' - 'body_id' - 'from_day';
  end if;
  if not whole and not (ends_sooner and fixed_before = fixed_after) then
    raise exception using errcode = '42501', message = 'An organisation''s administrator keeps what is the organisation''s own.';
  end if;
  return new;
end $$;
create trigger post_keep_to_own before update on post for each row execute function keep_to_own();
create trigger representation_keep_to_own before update on representation for each row execute function keep_to_own();

drop policy system_credential_read on system_credential;
drop policy system_credential_add on system_credential;
drop policy system_credential_end on system_credential;
create policy system_credential_read on system_credential for select to arden_app, arden_reader
  using ((select keeps_everything()) or is_own_system(post_id));
create policy system_credential_add on system_credential for insert to arden_app
  with check ((select keeps_everything()) or is_own_system(post_id));
create policy system_credential_end on system_credential for update to arden_app
  using ((select keeps_everything()) or is_own_system(post_id));

drop policy directory_read on directory;
drop policy directory_add on directory;
drop policy directory_change on directory;
create policy directory_read on directory for select to arden_app, arden_reader
  using ((select keeps_everything()) or organisation_id = (select keeps_for()));
create policy directory_add on directory for insert to arden_app with check (
  ((select keeps_everything()) or (select keeps_for()) is not null) and made_by = (select acting_id('post'))
  and organisation_id = (select acting_id('organisation')));
create policy directory_change on directory for update to arden_app using (
  ((select keeps_everything()) or (select keeps_for()) is not null) and organisation_id = (select acting_id('organisation')));

-- Addresses of the organisation's own systems.
create policy webhook_keep_own on webhook to arden_app
  using (organisation_id = (select keeps_for())) with check (organisation_id = (select keeps_for()) and is_own_system(post_id));
create policy webhook_read_own on webhook for select to arden_reader using (organisation_id = (select keeps_for()));
create policy webhook_delivery_keep_own on webhook_delivery to arden_app
  using ((select keeps_for()) is not null and exists (select from webhook where webhook.id = webhook_id and webhook.organisation_id = (select keeps_for())))
  with check ((select keeps_for()) is not null and exists (select from webhook where webhook.id = webhook_id and webhook.organisation_id = (select keeps_for())));
create policy webhook_delivery_read_own on webhook_delivery for select to arden_reader
  using ((select keeps_for()) is not null and exists (select from webhook where webhook.id = webhook_id and webhook.organisation_id = (select keeps_for())));

create or replace function set_webhook_secret(asked uuid, fresh text, until_at timestamptz) returns void
language plpgsql security definer set search_path from current as $$
begin
  if not keeps_everything() and not exists (select from webhook where id = asked and organisation_id = keeps_for()) then
    raise exception using errcode = '42501', message = 'Only an administrator changes a secret.';
  end if;
  insert into webhook_secret (webhook_id, secret) values (asked, fresh)
  on conflict (webhook_id) do update set before = case when until_at is null then null else webhook_secret.secret end,
    before_until = until_at, secret = fresh;
end $$;

-- Who is told that an address is told no more: the partnership's administrators, and those of the organisation whose system it is.
drop function administrator_posts();
create function webhook_keepers(asked uuid) returns table (post_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select post.id from post join webhook on webhook.id = asked
    where (post.role = 'administrator' or (post.role = 'organisationAdministrator' and post.organisation_id = webhook.organisation_id))
      and post.from_day <= acting_day() and (post.until_day is null or post.until_day >= acting_day());
end $$;
revoke execute on function webhook_keepers(uuid) from public;
grant execute on function webhook_keepers(uuid) to arden_app;
