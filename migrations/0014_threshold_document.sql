-- scope: partnership
-- The threshold document is kept by administrators. What has come into force is frozen: decisions were made under it.

alter table threshold_scheme add column version integer not null default 1;
alter table threshold_scheme add column withdrawn_at timestamptz;
alter table threshold_scheme add constraint threshold_scheme_levels check (jsonb_typeof(levels) = 'array' and jsonb_array_length(levels) > 0);
create unique index threshold_scheme_from_day on threshold_scheme (from_day) where withdrawn_at is null;

create function acting_day() returns date language sql stable as $$
  select (acting_now() at time zone 'Europe/London')::date
$$;
create policy threshold_scheme_change on threshold_scheme for update to arden_app
  using ((select current_setting('arden.role', true) = 'administrator') and from_day > (select acting_day()) and withdrawn_at is null)
  with check (from_day >= (select acting_day()));
grant update (name, levels, from_day, version, withdrawn_at) on threshold_scheme to arden_app;
create trigger threshold_scheme_change after insert or update or delete on threshold_scheme
  for each row execute function write_register_change();
