-- scope: partnership
-- News to an agency's own system: an address that is told that something waits, and each telling. It holds no word of any record.

create table webhook (
  id uuid primary key,
  -- The agency's system that listens there: it is told of nothing that its post does not see.
  post_id uuid not null references post (id),
  organisation_id uuid not null references organisation (id),
  url text not null check (length(url) <= 500),
  -- Which kinds of news; none named is all.
  kinds text[] not null default '{}',
  made_at timestamptz not null,
  made_by uuid not null references post (id),
  -- Since when nothing arrived; null while all is well.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_why text not null default '' check (disabled_why in ('', 'failing', 'gone', 'postEnded')),
  ended_at timestamptz,
  version integer not null default 1
);
create index webhook_organisation on webhook (organisation_id) where ended_at is null;
create index webhook_made on webhook (made_at desc);

-- What the tellings are signed with. Shown once, written by the functions below, and read by the program's own work alone.
create table webhook_secret (
  webhook_id uuid primary key references webhook (id),
  secret text not null,
  before text,
  before_until timestamptz
);
alter table webhook_secret enable row level security;

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  -- No foreign key: news is forgotten sooner or later, and what was told of it stands.
  notice_id uuid not null,
  event text not null,
  path text not null,
  record_id uuid,
  at timestamptz not null,
  next_at timestamptz not null,
  claimed_until timestamptz,
  -- Since it was first told, or told again.
  tries integer not null default 0,
  delivered_at timestamptz,
  dead_at timestamptz,
  last_at timestamptz,
  last_status integer,
  last_why text not null default '',
  constraint webhook_delivery_once unique (webhook_id, notice_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where delivered_at is null and dead_at is null;
create index webhook_delivery_shown on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_at on webhook_delivery (at);

do $$
declare name text;
begin
  foreach name in array array['webhook', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I to arden_app using ((select current_setting(''arden.role'', true)) in (''administrator'', ''telling'')) with check ((select current_setting(''arden.role'', true)) in (''administrator'', ''telling''))', name || '_keep', name);
    execute format('create policy %I on %I for select to arden_reader using ((select current_setting(''arden.role'', true)) = ''administrator'')', name || '_read', name);
    execute format('grant select on %I to arden_app, arden_reader', name);
  end loop;
end $$;
grant insert, update (url, kinds, failing_since, disabled_at, disabled_why, ended_at, version) on webhook to arden_app;
grant insert, delete, update (next_at, claimed_until, tries, delivered_at, dead_at, last_at, last_status, last_why) on webhook_delivery to arden_app;

-- A new secret. The one before signs beside it until the moment given, so that the other side changes over without a gap.
create function set_webhook_secret(asked uuid, fresh text, until_at timestamptz) returns void
language plpgsql security definer set search_path from current as $$
begin
  if current_setting('arden.role', true) is distinct from 'administrator' then
    raise exception using errcode = '42501', message = 'Only an administrator changes a secret.';
  end if;
  insert into webhook_secret (webhook_id, secret) values (asked, fresh)
  on conflict (webhook_id) do update set before = case when until_at is null then null else webhook_secret.secret end,
    before_until = until_at, secret = fresh;
end $$;

-- Of news: which addresses are told. News for one person alone, and for no post, is nobody else's.
create function webhooks_for(asked uuid[])
returns table (webhook_id uuid, post_id uuid, notice_id uuid, event text, path text, record_id uuid, made_at timestamptz)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select webhook.id, webhook.post_id, notice.id, notice.event, notice.path, notice.record_id, notice.made_at
    from notice left join body on notice.to_kind = 'body' and body.id = notice.to_id
      left join post on notice.to_kind = 'post' and post.id = notice.to_id
      join webhook on webhook.ended_at is null and webhook.disabled_at is null
        and (webhook.kinds = '{}' or notice.event = any (webhook.kinds))
        -- A system is not told of its own act.
        and notice.by_post_id is distinct from webhook.post_id
        and webhook.organisation_id = case notice.to_kind
          when 'organisation' then notice.to_id when 'body' then body.organisation_id when 'post' then post.organisation_id end
    where notice.id = any (asked) order by webhook.post_id, notice.id;
end $$;

-- Takes tellings to send: a few of each address, one where nothing arrived of late. Nobody else tries them for ten minutes.
create function deliveries_to_send()
returns table (id uuid, webhook_id uuid, post_id uuid, url text, secret text, before text, event text, path text, record_id uuid,
  at timestamptz, tries integer)
language plpgsql security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query update webhook_delivery set claimed_until = acting_now() + interval '10 minutes', tries = webhook_delivery.tries + 1
    from webhook join webhook_secret on webhook_secret.webhook_id = webhook.id cross join lateral (
      select due.id from webhook_delivery as due
      where due.webhook_id = webhook.id and due.delivered_at is null and due.dead_at is null and due.next_at <= acting_now()
        and (due.claimed_until is null or due.claimed_until <= acting_now())
      order by due.next_at, due.id limit case when webhook.failing_since is null then 4 else 1 end for update skip locked) as taken
    where webhook_delivery.id = taken.id and webhook.ended_at is null and webhook.disabled_at is null
    returning webhook_delivery.id, webhook.id, webhook.post_id, webhook.url, webhook_secret.secret,
      case when webhook_secret.before_until > acting_now() then webhook_secret.before end, webhook_delivery.event,
      webhook_delivery.path, webhook_delivery.record_id, webhook_delivery.at, webhook_delivery.tries;
end $$;

-- Who is told that an address is told no more.
create function administrator_posts() returns table (post_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  perform insist_on_telling();
  return query select post.id from post where post.role = 'administrator'
    and post.from_day <= (acting_now() at time zone 'Europe/London')::date
    and (post.until_day is null or post.until_day >= (acting_now() at time zone 'Europe/London')::date);
end $$;
revoke execute on function set_webhook_secret(uuid, text, timestamptz), webhooks_for(uuid[]), deliveries_to_send(),
  administrator_posts() from public;
grant execute on function set_webhook_secret(uuid, text, timestamptz), webhooks_for(uuid[]), deliveries_to_send(),
  administrator_posts() to arden_app;
