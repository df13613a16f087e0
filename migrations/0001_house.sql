-- scope: house
-- The house holds what partnerships share: who serves, which partnerships there are, and accounts.

-- Roles belong to the whole server: where an administrator made them, or another database did, this owner need not be able to.

do $$
begin
  if not exists (select from pg_roles where rolname = 'arden_app') then
    create role arden_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not exists (select from pg_roles where rolname = 'arden_reader') then
    create role arden_reader nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

create table partnership (
  slug text primary key check (slug ~ '^[a-z][a-z0-9_]{1,40}$'),
  name text not null,
  synthetic boolean not null default false,
  created_at timestamptz not null default now()
);
grant select on partnership to arden_app, arden_reader;

-- Accounts are shared: an officer whose force covers seven areas signs in once.
create table account (
  id text primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  -- Made up, to be signed in as without a password, where the program runs as a demonstration and nowhere else.
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint account_email_unique unique (email),
  constraint account_email_lower check (email = lower(email))
);
create table session (
  id text primary key,
  account_id text not null references account (id) on delete cascade,
  token text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  -- The post in use stands on the session: two browsers of one person may use two.
  acting_partnership text references partnership (slug),
  acting_post uuid,
  seen_at timestamptz not null default now(),
  constraint session_token_unique unique (token),
  constraint session_acting check ((acting_partnership is null) = (acting_post is null))
);
create index session_account on session (account_id);
create table credential (
  id text primary key,
  provider_account_id text not null,
  provider_id text not null,
  account_id text not null references account (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint credential_provider_unique unique (provider_id, provider_account_id)
);
create index credential_account on credential (account_id);
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
-- Invitations and resets: a one-time link that an administrator hands over. Only its hash is kept.
create table one_time_link (
  hash text primary key,
  account_id text not null references account (id) on delete cascade,
  purpose text not null check (purpose in ('invitation', 'reset')),
  made_by text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_link_account on one_time_link (account_id);
-- How often somebody tried to sign in, by a keyed hash of the address typed, whether or not it is an account's.
create table sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempt_last on sign_in_attempt (last_at);
grant select, insert, update, delete on sign_in_attempt to arden_app;
grant select, insert, update, delete on account, session, credential, verification to arden_app;
grant select, insert, update on one_time_link to arden_app;
