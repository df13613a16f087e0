-- scope: partnership
-- Bank holidays declared after the program was made. The ones it was made with are data in the program.

-- One added by mistake is withdrawn and kept: for a time it moved due dates, and that can be looked up.
create table bank_holiday (
  id uuid primary key,
  day date not null,
  name text not null,
  added_by uuid not null references post (id),
  added_at timestamptz not null,
  withdrawn_by uuid references post (id),
  withdrawn_at timestamptz,
  constraint bank_holiday_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index bank_holiday_day on bank_holiday (day) where withdrawn_at is null;
alter table bank_holiday enable row level security;
create policy bank_holiday_read on bank_holiday for select to arden_app, arden_reader using (true);
create policy bank_holiday_add on bank_holiday for insert to arden_app
  with check ((select current_setting('arden.role', true) = 'administrator')
    and added_by = (select acting_id('post')) and withdrawn_at is null);
create policy bank_holiday_withdraw on bank_holiday for update to arden_app
  using ((select current_setting('arden.role', true) = 'administrator') and withdrawn_at is null)
  with check (withdrawn_by = (select acting_id('post')));
grant select on bank_holiday to arden_app, arden_reader;
grant insert, update (withdrawn_by, withdrawn_at) on bank_holiday to arden_app;
