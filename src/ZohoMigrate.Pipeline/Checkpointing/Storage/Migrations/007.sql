-- From version 6: records are also made by jobs, which outlive the process that asked for them.

-- Jobs that Zoho was asked for: each makes the records of its request while nobody waits. One is open as long as a step of it is planned.
CREATE TABLE job (
    request INTEGER PRIMARY KEY REFERENCES request (id),
    zoho_id TEXT NOT NULL CHECK (zoho_id <> ''),
    since   TEXT NOT NULL,  -- by the run's clock
    ended   TEXT            -- when Zoho said that it is over; until then it may make records
) STRICT;

DROP INDEX step_planned;
CREATE INDEX step_planned ON step (request, record) WHERE state = 'planned';

-- There once the checkpoint began to stand in for one that knew more (--recover), and then for ever. Earlier versions asked for no jobs.
ALTER TABLE recovery RENAME TO recovery_of_6;

CREATE TABLE recovery (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    since TEXT NOT NULL,  -- by the run's clock: the lost one sends nothing after it
    first TEXT,           -- when the lost one began to deliver; null where nobody knows
    jobs  INTEGER NOT NULL CHECK (jobs IN (0, 1))  -- whether it may have asked for jobs
) STRICT;

INSERT INTO recovery SELECT one, since, first, 0 FROM recovery_of_6;
DROP TABLE recovery_of_6;
