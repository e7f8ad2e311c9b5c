-- Events that were acknowledged and that no wait took before their instance ended, or that an operator set aside.

create table dead_letters (
  id integer primary key autoincrement,
  instance integer not null,
  message text not null,       -- JSON
  reason text not null,
  at text not null,
  from_inbox integer not null  -- 1: no turn had consumed it; 0: it is in the history too
);

create index dead_letters_by_instance on dead_letters (instance);

-- For purging by age. Running instances, which change at every turn, are not in it.
create index instances_by_end on instances (updated_at)
  where status in ('Completed', 'Failed', 'Terminated', 'Cancelled');
