-- scope: partnership
-- Forms that somebody has begun and not sent: their own words, read by the same person in the same post and by nobody else.

create table draft (
  id uuid not null,
  account_id text not null,
  post_id uuid not null references post (id),
  -- Where the form is sent, and the page that it stands on, with what stands after its question mark.
  path text not null,
  page text not null,
  -- What the form is called: never whom it is about.
  title text not null,
  -- What was typed, as JSON in the letters it was typed in. `jsonb` refuses the null character and broken pairs, and no word may be lost.
  fields text not null,
  -- What the form said in those fields when it was opened: by it, a change that somebody else made since is told from one's own.
  was text not null,
  -- What was typed, under the questions it answers: for when the page of the form is no longer to be had.
  said text not null,
  -- The form, as it stands open on one device, that kept this last; and how often it was kept.
  writer text not null,
  version integer not null default 1,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  -- No key may answer about somebody else's draft.
  primary key (account_id, post_id, id),
  constraint draft_size check (octet_length(fields) + octet_length(was) + octet_length(said) <= 1048576)
);
create index draft_page on draft (account_id, post_id, page, saved_at desc);
create index draft_expires on draft (expires_at);

alter table draft enable row level security;
create policy draft_own_read on draft for select to arden_app, arden_reader
  using (account_id = (select current_setting('arden.account', true)) and post_id = (select acting_id('post')));
create policy draft_own_add on draft for insert to arden_app
  with check (account_id = (select current_setting('arden.account', true)) and post_id = (select acting_id('post')));
create policy draft_own_change on draft for update to arden_app
  using (account_id = (select current_setting('arden.account', true)) and post_id = (select acting_id('post')))
  with check (account_id = (select current_setting('arden.account', true)) and post_id = (select acting_id('post')));
create policy draft_own_discard on draft for delete to arden_app
  using (account_id = (select current_setting('arden.account', true)) and post_id = (select acting_id('post')));
grant select on draft to arden_app, arden_reader;
grant insert, update, delete on draft to arden_app;

-- Work of the program itself ('forgetting'): it sees what has run out, and can do no more with it than take it away.
create policy draft_forget on draft to arden_app
  using ((select current_setting('arden.role', true)) = 'forgetting' and expires_at <= (select acting_now())) with check (false);

-- A draft and the form it came from are kept and ended one after the other: an answer on its way when the form was sent keeps nothing.
create function hold_draft(form text) returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended(form, 22))
$$;
-- Ends the drafts of a form that was sent; one that another device went on with stays, because it holds other words.
create function end_drafts(form text, own uuid[], base uuid, base_version integer) returns void language plpgsql volatile as $$
begin
  perform hold_draft(form);
  delete from draft where account_id = current_setting('arden.account', true) and post_id = acting_id('post')
    and ((id = any (own) and writer = form) or (id = base and (version = base_version or writer = form)));
end $$;

-- The keys by which a form or a program's request acts once are kept for longer than either is sent again.
create index submission_key_at on submission_key (at);
create policy submission_key_forget on submission_key to arden_app
  using ((select current_setting('arden.role', true)) = 'forgetting' and at <= (select acting_now()) - interval '90 days') with check (false);
grant delete on submission_key to arden_app;
