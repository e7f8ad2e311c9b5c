-- A database as version 0.1.0 left it when its process was killed: schema 1, the workflows of OldWorkflows.cs in every
-- state (sqlite3's .dump, made on 2026-11-28 by running them on that version; all names are invented). Never edit it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_version (
  version integer primary key, name text not null, applied_at text not null);
INSERT INTO schema_version VALUES(1,'0001-instances.sql','2026-11-28T01:29:33.9742978Z');
CREATE TABLE instances (
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
INSERT INTO instances VALUES(1,'completed','chart','Completed','old-host/4710/00112233445566778899aabbccddeeff',NULL,'billing','"chart of completed read approved by Dr. Sample sent"',NULL,NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(2,'waiting','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef',NULL,'in review',NULL,NULL,NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(3,'mail','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef',NULL,'in review',NULL,NULL,NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(4,'billing','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef',NULL,'billing',NULL,NULL,NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(5,'ended','chart','Terminated','old-host/4710/00112233445566778899aabbccddeeff',NULL,'in review',NULL,'{"type":"Terminated","message":"Scanned twice."}',NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(6,'failed','chart','Failed','old-host/4710/00112233445566778899aabbccddeeff',NULL,'reading',NULL,'{"type":"StepFailedException","message":"Step ''read'' failed: NonRetryableException: It is blank."}',NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T08:00:00.0000000Z');
INSERT INTO instances VALUES(7,'relay','relay','Running','old-host/4711/0123456789abcdef0123456789abcdef',NULL,NULL,NULL,NULL,NULL,0,'2026-01-05T08:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(8,'completed:3','bill','Completed','old-host/4710/00112233445566778899aabbccddeeff',NULL,NULL,'"chart of completed read approved by Dr. Sample sent"',NULL,'completed',3,'2026-01-05T09:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(9,'sleeping','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef','2026-01-05T10:00:00.0000000Z','reading',NULL,NULL,NULL,0,'2026-01-05T09:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(10,'billing:3','bill','Running','old-host/4711/0123456789abcdef0123456789abcdef','2026-01-05T09:09:07.4998267Z',NULL,NULL,NULL,'billing',3,'2026-01-05T09:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(11,'early','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef','2026-01-05T10:00:00.0000000Z','reading',NULL,NULL,NULL,0,'2026-01-05T09:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
INSERT INTO instances VALUES(12,'new','chart','Running','old-host/4711/0123456789abcdef0123456789abcdef','2026-01-05T09:00:00.0000000Z',NULL,NULL,NULL,NULL,0,'2026-01-05T09:00:00.0000000Z','2026-01-05T09:00:00.0000000Z');
CREATE TABLE history (
  instance integer not null,
  seq integer not null,
  fact text not null,     -- JSON
  primary key (instance, seq)
) without rowid;
INSERT INTO history VALUES(1,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"chart of completed","run":0,"firstStep":0}');
INSERT INTO history VALUES(1,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(1,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of completed"}');
INSERT INTO history VALUES(1,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(1,4,'{"event":"activityCompleted","step":0,"output":"chart of completed read"}');
INSERT INTO history VALUES(1,5,'{"event":"timerSet","step":1,"due":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(1,6,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(1,7,'{"event":"timerFired","step":1}');
INSERT INTO history VALUES(1,8,'{"event":"eventAwaited","step":2,"name":"approved"}');
INSERT INTO history VALUES(1,9,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(1,10,'{"event":"eventRaised","name":"approved","payload":"Dr. Sample"}');
INSERT INTO history VALUES(1,11,'{"event":"childStarted","step":3,"name":"bill","instanceId":"completed:3","input":"chart of completed read approved by Dr. Sample"}');
INSERT INTO history VALUES(1,12,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(1,13,'{"event":"childCompleted","step":3,"output":"chart of completed read approved by Dr. Sample sent"}');
INSERT INTO history VALUES(1,14,'{"event":"runCompleted","output":"chart of completed read approved by Dr. Sample sent"}');
INSERT INTO history VALUES(2,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"chart of waiting","run":0,"firstStep":0}');
INSERT INTO history VALUES(2,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(2,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of waiting"}');
INSERT INTO history VALUES(2,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(2,4,'{"event":"activityCompleted","step":0,"output":"chart of waiting read"}');
INSERT INTO history VALUES(2,5,'{"event":"timerSet","step":1,"due":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(2,6,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(2,7,'{"event":"timerFired","step":1}');
INSERT INTO history VALUES(2,8,'{"event":"eventAwaited","step":2,"name":"approved"}');
INSERT INTO history VALUES(3,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"chart of mail","run":0,"firstStep":0}');
INSERT INTO history VALUES(3,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(3,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of mail"}');
INSERT INTO history VALUES(3,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(3,4,'{"event":"activityCompleted","step":0,"output":"chart of mail read"}');
INSERT INTO history VALUES(3,5,'{"event":"timerSet","step":1,"due":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(3,6,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(3,7,'{"event":"timerFired","step":1}');
INSERT INTO history VALUES(3,8,'{"event":"eventAwaited","step":2,"name":"approved"}');
INSERT INTO history VALUES(4,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"chart of billing","run":0,"firstStep":0}');
INSERT INTO history VALUES(4,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(4,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of billing"}');
INSERT INTO history VALUES(4,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(4,4,'{"event":"activityCompleted","step":0,"output":"chart of billing read"}');
INSERT INTO history VALUES(4,5,'{"event":"timerSet","step":1,"due":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(4,6,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(4,7,'{"event":"timerFired","step":1}');
INSERT INTO history VALUES(4,8,'{"event":"eventAwaited","step":2,"name":"approved"}');
INSERT INTO history VALUES(4,9,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(4,10,'{"event":"eventRaised","name":"approved","payload":"Dr. Sample"}');
INSERT INTO history VALUES(4,11,'{"event":"childStarted","step":3,"name":"bill","instanceId":"billing:3","input":"chart of billing read approved by Dr. Sample"}');
INSERT INTO history VALUES(5,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"chart of ended","run":0,"firstStep":0}');
INSERT INTO history VALUES(5,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(5,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of ended"}');
INSERT INTO history VALUES(5,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(5,4,'{"event":"activityCompleted","step":0,"output":"chart of ended read"}');
INSERT INTO history VALUES(5,5,'{"event":"timerSet","step":1,"due":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(5,6,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(5,7,'{"event":"timerFired","step":1}');
INSERT INTO history VALUES(5,8,'{"event":"eventAwaited","step":2,"name":"approved"}');
INSERT INTO history VALUES(5,9,'{"event":"runTerminated","at":"2026-01-05T09:00:00+00:00","reason":"Scanned twice."}');
INSERT INTO history VALUES(6,0,'{"event":"runStarted","at":"2026-01-05T08:00:00+00:00","workflow":"chart","input":"unreadable","run":0,"firstStep":0}');
INSERT INTO history VALUES(6,1,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(6,2,'{"event":"activityScheduled","step":0,"name":"read","input":"unreadable"}');
INSERT INTO history VALUES(6,3,'{"event":"turnBegan","at":"2026-01-05T08:00:00+00:00"}');
INSERT INTO history VALUES(6,4,'{"event":"activityFailed","step":0,"failure":{"type":"NonRetryableException","message":"It is blank."}}');
INSERT INTO history VALUES(6,5,'{"event":"runFailed","failure":{"type":"StepFailedException","message":"Step ''read'' failed: NonRetryableException: It is blank."}}');
INSERT INTO history VALUES(7,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"relay","input":"two","run":1,"firstStep":1}');
INSERT INTO history VALUES(7,1,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(7,2,'{"event":"eventAwaited","step":1,"name":"approved"}');
INSERT INTO history VALUES(8,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"bill","input":"chart of completed read approved by Dr. Sample","run":0,"firstStep":0}');
INSERT INTO history VALUES(8,1,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(8,2,'{"event":"activityScheduled","step":0,"name":"send","input":"chart of completed read approved by Dr. Sample"}');
INSERT INTO history VALUES(8,3,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(8,4,'{"event":"activityCompleted","step":0,"output":"chart of completed read approved by Dr. Sample sent"}');
INSERT INTO history VALUES(8,5,'{"event":"runCompleted","output":"chart of completed read approved by Dr. Sample sent"}');
INSERT INTO history VALUES(9,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"chart","input":"chart of sleeping","run":0,"firstStep":0}');
INSERT INTO history VALUES(9,1,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(9,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of sleeping"}');
INSERT INTO history VALUES(9,3,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(9,4,'{"event":"activityCompleted","step":0,"output":"chart of sleeping read"}');
INSERT INTO history VALUES(9,5,'{"event":"timerSet","step":1,"due":"2026-01-05T10:00:00+00:00"}');
INSERT INTO history VALUES(10,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"bill","input":"chart of billing read approved by Dr. Sample","run":0,"firstStep":0}');
INSERT INTO history VALUES(10,1,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(10,2,'{"event":"activityScheduled","step":0,"name":"send","input":"chart of billing read approved by Dr. Sample"}');
INSERT INTO history VALUES(10,3,'{"event":"activityRetried","step":0,"attempt":1,"failure":{"type":"IOException","message":"The payer is down."},"due":"2026-01-05T09:09:07.4998267+00:00"}');
INSERT INTO history VALUES(11,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"chart","input":"chart of early","run":0,"firstStep":0}');
INSERT INTO history VALUES(11,1,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(11,2,'{"event":"activityScheduled","step":0,"name":"read","input":"chart of early"}');
INSERT INTO history VALUES(11,3,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(11,4,'{"event":"eventRaised","name":"approved","payload":"Dr. Early"}');
INSERT INTO history VALUES(11,5,'{"event":"turnBegan","at":"2026-01-05T09:00:00+00:00"}');
INSERT INTO history VALUES(11,6,'{"event":"activityCompleted","step":0,"output":"chart of early read"}');
INSERT INTO history VALUES(11,7,'{"event":"timerSet","step":1,"due":"2026-01-05T10:00:00+00:00"}');
INSERT INTO history VALUES(12,0,'{"event":"runStarted","at":"2026-01-05T09:00:00+00:00","workflow":"chart","input":"chart of new","run":0,"firstStep":0}');
CREATE TABLE inbox (
  id integer primary key autoincrement,
  instance integer not null,
  message text not null   -- JSON
);
INSERT INTO inbox VALUES(6,3,'{"event":"eventRaised","name":"approved","payload":"Dr. Mail"}');
CREATE TABLE owners (
  id text primary key,
  lease_until text not null
) without rowid;
INSERT INTO owners VALUES('old-host/4711/0123456789abcdef0123456789abcdef','2026-01-05T09:00:30.0000000Z');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('inbox',6);
CREATE INDEX instances_by_owner on instances (owner) where status = 'Running';
CREATE INDEX instances_by_parent on instances (parent_id) where parent_id is not null;
CREATE INDEX instances_by_age on instances (created_at, key);
CREATE INDEX inbox_by_instance on inbox (instance, id);
COMMIT;
