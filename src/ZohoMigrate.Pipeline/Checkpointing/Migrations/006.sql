-- From version 5: Zoho's codes are text, for not every product counts them; a call carries many records, each with a word of its own.

ALTER TABLE attempt RENAME TO attempt_of_5;

CREATE TABLE attempt (
    id        INTEGER PRIMARY KEY,
    request   INTEGER NOT NULL REFERENCES request (id),
    number    INTEGER NOT NULL CHECK (number >= 1),
    started   TEXT NOT NULL,
    boot      TEXT NOT NULL,
    monotonic INTEGER NOT NULL,  -- ticks of 100 ns
    ended     TEXT,
    kind      TEXT CHECK (kind IN ('success', 'transient', 'throttled', 'quotaExhausted', 'tokenExpired', 'runStopper',
                                   'duplicate', 'missingParent', 'refused', 'unknown')),
    status    INTEGER,
    code      TEXT,              -- Zoho's own
    UNIQUE (request, number),
    CHECK ((ended IS NULL) = (kind IS NULL))
) STRICT;

INSERT INTO attempt SELECT id, request, number, started, boot, monotonic, ended, kind, status, CAST(code AS TEXT) FROM attempt_of_5;
DROP TABLE attempt_of_5;

CREATE INDEX attempt_open ON attempt (id) WHERE ended IS NULL;

-- What an answer said of one record of many: no answer did until now.
ALTER TABLE request_item ADD COLUMN kind TEXT CHECK (kind IN ('success', 'transient', 'throttled', 'quotaExhausted', 'tokenExpired', 'runStopper',
                                  'duplicate', 'missingParent', 'refused', 'unknown'));
