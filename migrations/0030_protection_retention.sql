-- scope: partnership
-- A protection status says for how long the child's records are kept: the class of its kind.
create function protection_status_is_retained() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into retention_mark (person_id, class)
    select record.child_id, case new.kind when 'lookedAfter' then 'lookedAfter' else 'protectionPlan' end
    from record where record.id = new.id and record.child_id is not null
  on conflict do nothing;
  return null;
end $$;
create trigger protection_status_is_retained after insert on protection_status for each row execute function protection_status_is_retained();
