-- scope: house
-- What erases has a role of its own: nobody signs in as it, and the roles that serve people are no members of it. Roles belong to the whole
-- server: where the owner may not make them, an administrator does, and grants this one to the owner.

do $$
begin
  if not exists (select from pg_roles where rolname = 'arden_disposer') then
    create role arden_disposer nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  -- What it runs is handed over to it, which only a member may do.
  if not pg_has_role(current_user, 'arden_disposer', 'member') then
    execute format('grant arden_disposer to %I', current_user);
  end if;
end $$;
