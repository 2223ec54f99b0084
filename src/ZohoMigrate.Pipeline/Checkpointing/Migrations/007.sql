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
