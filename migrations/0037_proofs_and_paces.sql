-- scope: house
-- When somebody last proved who they are in a session, and how often somebody asked within a minute, over all processes.

-- Null until they proved it again: sign-in itself is the first proof, and the longest time that a session may last runs from there.
alter table session add column proved_at timestamptz;

-- How often somebody asked in one minute, by a keyed hash of who: an account, a session, an address of the network. Processes add up here
-- what each of them counted. Unlogged: what a crash takes away is a minute's counting.
create unlogged table request_count (
  key text primary key,
  minute bigint not null,
  seen integer not null
);
create index request_count_minute on request_count (minute);
grant select, insert, update, delete on request_count to arden_app;
