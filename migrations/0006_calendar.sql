-- scope: partnership
-- Bank holidays declared after the program was made. The ones it was made with are data in the program.

create table bank_holiday (
  id uuid primary key,
  day date not null,
  name text not null,
  added_by uuid not null references post (id),
  added_at timestamptz not null,
  constraint bank_holiday_day unique (day)
);
alter table bank_holiday enable row level security;
create policy bank_holiday_read on bank_holiday for select to arden_app, arden_reader using (true);
create policy bank_holiday_add on bank_holiday for insert to arden_app
  with check ((select current_setting('arden.role', true)) = 'administrator' and added_by = (select acting_id('post')));
grant select on bank_holiday to arden_app, arden_reader;
grant insert on bank_holiday to arden_app;
