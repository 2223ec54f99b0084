-- From version 5: Zoho's codes are text, for not every product counts them; a call carries many records, each with a word of its
-- own; records may stand in a sequence.

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

-- What an answer said of one record of many: none did until now.
ALTER TABLE request_item RENAME TO request_item_of_5;

CREATE TABLE request_item (
    request  INTEGER NOT NULL REFERENCES request (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    record   INTEGER NOT NULL,
    step     INTEGER NOT NULL,
    -- What the answer said of it, where it spoke of each record: it stands for the last attempt's kind.
    kind     TEXT CHECK (kind IN ('success', 'transient', 'throttled', 'quotaExhausted', 'tokenExpired', 'runStopper',
                                  'duplicate', 'missingParent', 'refused', 'unknown')),
    PRIMARY KEY (request, position),
    FOREIGN KEY (record, step) REFERENCES step (record, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO request_item SELECT request, position, record, step, NULL FROM request_item_of_5;
DROP TABLE request_item_of_5;

CREATE INDEX request_item_by_record ON request_item (record, step);

-- Records keep members of Zoho's besides its id, and may stand in a sequence.
CREATE TABLE kept (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    member TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (record, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE sequence (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    place  TEXT NOT NULL,                 -- equal for all records of one sequence
    after  INTEGER REFERENCES record (id) -- the one before it; found when sealing
) STRICT;

CREATE INDEX sequence_by_after ON sequence (after) WHERE after IS NOT NULL;
