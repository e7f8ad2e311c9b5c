-- Workflow instances, their histories and inboxes, and who runs them.
-- Times are UTC in ISO 8601 of fixed width, so that they sort as text.

create table instances (
  key integer primary key,
  id text not null unique,
  workflow text not null,
  status text not null,
  owner text,             -- who runs it; null: whoever claims it first
  wake_at text,           -- when it next has something to do by itself
  custom_status text,
  output text,            -- JSON
  failure text,           -- JSON
  parent_id text,
  parent_step integer not null,
  created_at text not null,
  updated_at text not null
);

create index instances_by_owner on instances (owner) where status = 'Running';
create index instances_by_parent on instances (parent_id) where parent_id is not null;
create index instances_by_age on instances (created_at, key);

create table history (
  instance integer not null,
  seq integer not null,
  fact text not null,     -- JSON
  primary key (instance, seq)
) without rowid;

-- Messages no turn has consumed yet. Ids never repeat: what a turn has read it must not read again.
create table inbox (
  id integer primary key autoincrement,
  instance integer not null,
  message text not null   -- JSON
);

create index inbox_by_instance on inbox (instance, id);

create table owners (
  id text primary key,
  lease_until text not null
) without rowid;
