-- scope: partnership
-- A contact that is decided waits for nobody in the queue: what its team and those in it were told of it is settled, as its reminders are. Told still, it
-- would go from the bell where the child is restricted and stay where not, and so tell the one from the other.
create function outcome_settles_notices() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from notice where (record_id = new.contact_id or record_id in (
      select decision.id from decision where decision.contact_id = new.contact_id))
    and (to_kind = 'body' or (to_kind = 'post' and to_id in (select post.id from post
      join contact on contact.team_id = post.body_id where contact.id = new.contact_id)));
  return null;
end $$;
create trigger outcome_settles_notices after insert on outcome for each row execute function outcome_settles_notices();
