-- scope: partnership
-- A directory that an organisation's own administrator registered vouches for the posts that the organisation itself gives: whoever runs
-- it could name anybody, and must not become the partnership's administrator by it.

create function is_vouched_for(asked_role text, asked_organisation uuid) returns boolean
language sql stable security definer set search_path from current as $$
  select coalesce((select appointed_by from role_standing where role_standing.role = asked_role), 'partnership') in ('organisation', 'council')
    or not exists (select from directory join post on post.id = directory.made_by
      where directory.organisation_id = asked_organisation and directory.ended_at is null and post.role = 'organisationAdministrator')
$$;
revoke execute on function is_vouched_for(text, uuid) from public;

-- As before, of whoever keeps an organisation's registers too, and whether a directory's word is enough for the post.
drop function posts_of_account(text, date);
create function posts_of_account(asked_account text, on_day date)
returns table (post_id uuid, staff_id uuid, staff_name text, title text, role text, organisation_id uuid,
  organisation_name text, body_id uuid, body_name text, second_step boolean, vouched_for boolean)
language sql stable security definer set search_path from current as $$
  select post.id, staff.id, staff.name, post.title, post.role, organisation.id, organisation.name, body.id, body.name,
    staff.kind = 'person' and case second_step_demanded()
      when 'nobody' then false
      when 'administrators' then post.role in ('administrator', 'organisationAdministrator')
      when 'childLevel' then post.role in ('administrator', 'organisationAdministrator', 'informationGovernance')
        or coalesce((select scope from role_standing where role_standing.role = post.role), 'none') <> 'none'
      else true end,
    is_vouched_for(post.role, post.organisation_id)
  from staff
  join post on post.staff_id = staff.id
  join organisation on organisation.id = post.organisation_id
  left join body on body.id = post.body_id
  where staff.account_id = asked_account
    and post.from_day <= on_day and (post.until_day is null or post.until_day >= on_day)
  order by organisation.name, post.title, post.id
$$;
grant execute on function posts_of_account(text, date) to arden_app, arden_reader;
