-- scope: house
-- How somebody stands who may sign in: whether there is a password, and until when a link works. Asked by the pages of administrators,
-- whose role reads no account: no address, no hash and no link is in the answer.
create function account_standing(asked text)
returns table (has_password boolean, made_up boolean, link_purpose text, link_made_at timestamptz, link_expires_at timestamptz)
language sql stable security definer set search_path from current as $$
  select exists (select from credential where credential.account_id = account.id and credential.password is not null),
    account.demonstration, link.purpose, link.made_at, link.expires_at
  from account
  left join lateral (
    select purpose, made_at, expires_at from one_time_link
    where one_time_link.account_id = account.id and used_at is null order by made_at desc, expires_at desc limit 1
  ) as link on true
  where account.id = asked
$$;
revoke execute on function account_standing(text) from public;
grant execute on function account_standing(text) to arden_app, arden_reader;
