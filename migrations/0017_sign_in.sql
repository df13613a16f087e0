-- scope: house
-- How somebody proves who they are, completed: a second step, passkeys, an organisation's own directory; and where they are signed in.

-- What a session was begun with. Posts that demand a second step are used only by a session that had one; a session that an
-- organisation's directory vouched for uses posts of that organisation alone. The browser is kept as a family, never whole.
alter table session
  add column second_step boolean not null default false,
  add column directory_partnership text references partnership (slug),
  add column directory_id uuid,
  add column directory_organisation uuid,
  add column device text not null default '',
  add constraint session_directory check ((directory_id is null) = (directory_organisation is null)
    and (directory_id is null) = (directory_partnership is null));

-- The app that shows codes (RFC 6238). The secret is sealed with a key that the database does not hold; a code is taken once.
create table authenticator (
  account_id text primary key references account (id) on delete cascade,
  sealed text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
-- Each hashed like a password; its first letters, which are no secret, say which.
create table recovery_code (
  account_id text not null references authenticator (account_id) on delete cascade,
  slot text not null,
  hash text not null,
  used_at timestamptz,
  primary key (account_id, slot)
);
create table passkey (
  id text primary key,
  account_id text not null references account (id) on delete cascade,
  name text not null,
  public_key text not null,
  counter bigint not null,
  transports text not null default '',
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on passkey (account_id);
-- A sign-in that is under way: only the hash of what the browser holds is kept, and what it holds works once.
create table sign_in_step (
  hash text primary key,
  kind text not null check (kind in ('secondStep', 'passkey', 'newPasskey', 'directory')),
  account_id text references account (id) on delete cascade,
  held jsonb not null default '{}',
  expires_at timestamptz not null
);
create index sign_in_step_expires on sign_in_step (expires_at);
grant select, insert, update, delete on authenticator, recovery_code, passkey, sign_in_step to arden_app;

-- What an administrator does to an account is told in the house too, where the account is; whoever does it stands in a partnership.
create function note_account(told_event text, told_at timestamptz, told_by text, told_target text, told_detail text) returns void
language sql security definer set search_path from current as $$
  insert into audit_event (id, at, account_id, event, purpose, target, outcome, detail)
  values (gen_random_uuid(), told_at, told_by, told_event, 'sign-in', told_target, 'allowed', told_detail)
$$;
revoke execute on function note_account(text, timestamptz, text, text, text) from public;
grant execute on function note_account(text, timestamptz, text, text, text) to arden_app;

-- As before, and with what else there is to sign in by. Still no address, no hash, no secret in the answer.
drop function account_standing(text);
create function account_standing(asked text)
returns table (has_password boolean, made_up boolean, link_purpose text, link_made_at timestamptz, link_expires_at timestamptz,
  has_directory boolean, has_authenticator boolean, passkeys integer, sessions integer)
language sql stable security definer set search_path from current as $$
  select exists (select from credential where credential.account_id = account.id and credential.password is not null),
    account.demonstration, link.purpose, link.made_at, link.expires_at,
    exists (select from credential where credential.account_id = account.id and credential.provider_id like 'directory:%'),
    exists (select from authenticator where authenticator.account_id = account.id and confirmed_at is not null),
    (select count(*)::integer from passkey where passkey.account_id = account.id),
    (select count(*)::integer from session where session.account_id = account.id)
  from account
  left join lateral (
    select purpose, made_at, expires_at from one_time_link
    where one_time_link.account_id = account.id and used_at is null order by made_at desc, expires_at desc limit 1
  ) as link on true
  where account.id = asked
$$;
revoke execute on function account_standing(text) from public;
grant execute on function account_standing(text) to arden_app, arden_reader;
