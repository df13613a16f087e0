-- scope: partnership
-- What figures are made of: the population that rates are of, and the figures that were kept, each with the records behind it.

-- A year may be added again, with a better count: the newest that was added by the moment of a figure is the one that it uses.
create table population (
  id uuid primary key,
  area_id uuid not null references organisation (id),
  year integer not null check (year between 2000 and 2100),
  count integer not null check (count > 0),
  source text not null,
  added_by uuid not null references post (id),
  added_at timestamptz not null
);
create index population_area on population (area_id, year, added_at);
alter table population enable row level security;
create policy population_read on population for select to arden_app, arden_reader
  using (nullif((select current_setting('arden.post', true)), '') is not null);
create policy population_add on population for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'administrator') and added_by = (select acting_id('post')));
grant select on population to arden_app, arden_reader;
grant insert on population to arden_app;

-- A figure that was kept is never changed. It holds the value as counted, so that posts which see no child's record cannot read it.
create table figure (
  id uuid primary key,
  indicator text not null,
  indicator_version integer not null,
  area_id uuid not null references organisation (id),
  from_day date not null,
  until_day date not null,
  as_at timestamptz not null,
  numerator integer not null,
  denominator integer,
  value numeric,
  -- What may be shown to everybody: null where the numbers are too small, or where there is no value.
  suppressed_value numeric,
  population_id uuid references population (id),
  kept_by uuid not null references post (id),
  kept_at timestamptz not null,
  constraint figure_days check (until_day >= from_day),
  constraint figure_as_at check (as_at <= kept_at)
);
create index figure_indicator on figure (indicator, area_id, from_day, kept_at);
alter table figure enable row level security;
create policy figure_read on figure for select to arden_app, arden_reader
  using (cardinality((select acting_kinds())::text[]) > 0);
create policy figure_add on figure for insert to arden_app
  with check ((select current_setting('arden.role', true) in ('frontDoorManager', 'teamManager')) and kept_by = (select acting_id('post')));
grant select on figure to arden_app, arden_reader;
grant insert on figure to arden_app;

-- The set behind it. No foreign key to record: it would answer about a row that the actor cannot see.
create table figure_record (
  figure_id uuid not null references figure (id),
  record_id uuid not null,
  in_numerator boolean not null,
  part text not null default '',
  primary key (figure_id, record_id)
);
create index figure_record_record on figure_record (record_id);
alter table figure_record enable row level security;
create policy figure_record_read on figure_record for select to arden_app, arden_reader using (sees_record(record_id));
create policy figure_record_add on figure_record for insert to arden_app
  with check (exists (select from figure where figure.id = figure_id and figure.kept_by = (select acting_id('post'))
    and figure.kept_at = (select acting_now())));
grant select on figure_record to arden_app, arden_reader;
grant insert on figure_record to arden_app;

-- A figure of an earlier moment is made of rows as they stood then: the row before its first change after that moment.
create index history_changed on history (table_name, at) where operation = 'update';
create function rows_before(asked text, moment timestamptz) returns table (row_id uuid, stood jsonb)
language sql stable security definer set search_path from current as $$
  select distinct on (history.row_id) history.row_id, before from history
  where table_name = asked and operation = 'update' and at > moment
  order by history.row_id, at, id
$$;
-- The same of the child that a record is about. Records change more often than their child does.
create index history_moved on history (at)
  where table_name = 'record' and operation = 'update' and (before ->> 'child_id') is distinct from (after ->> 'child_id');
create function children_before(moment timestamptz) returns table (record_id uuid, child_id uuid)
language sql stable security definer set search_path from current as $$
  select distinct on (history.row_id) history.row_id, (before ->> 'child_id')::uuid from history
  where table_name = 'record' and operation = 'update' and (before ->> 'child_id') is distinct from (after ->> 'child_id') and at > moment
  order by history.row_id, at, id
$$;
revoke execute on function rows_before(text, timestamptz), children_before(timestamptz) from public;

-- Whether a post of this partnership asks: what counts for figures answers to nobody else, not even from beside it.
create function asks_for_figures() returns boolean language sql stable set search_path from current as $$
  select nullif(current_setting('arden.post', true), '') is not null and current_setting('arden.partnership', true) = current_schema()
$$;
revoke execute on function asks_for_figures() from public;
