-- The checkpoint, version 7; Migrations/ brings earlier ones there. Law 1 is a sum over record.state and row.role; law 2 is record_identity, record_at_zoho and the states of step.
--
-- Uniqueness of (stream, key): sources may hold a key twice, and the set rules that say so read what is staged here. So until the seal
-- only the plain index record_by_key stands; sealing (seal.sql) creates the unique index record_identity over what may be sent.
--
-- Text values of states, roles and kinds are the enums' names in camelCase. Times are UTC, "2026-11-21T20:24:33.0000000Z".

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the run writes down of itself: its state, exit code, plan.
CREATE TABLE note (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stream (
    ordinal INTEGER PRIMARY KEY CHECK (ordinal >= 0),
    name    TEXT NOT NULL UNIQUE,
    module  TEXT NOT NULL,
    UNIQUE (ordinal, module)
) STRICT;

CREATE TABLE file (
    id          INTEGER PRIMARY KEY,
    stream      INTEGER NOT NULL REFERENCES stream (ordinal),
    role        TEXT NOT NULL CHECK (role IN ('header', 'line')),
    name        TEXT NOT NULL,
    columns     TEXT NOT NULL CHECK (json_valid(columns)),
    fingerprint TEXT NOT NULL,
    rows        INTEGER CHECK (rows >= 0),  -- what the reader counted; null until it has read to the end
    UNIQUE (stream, role, name)
) STRICT;

-- How a file is read: what its mapping says, and for the rest what was found out when it was staged. Text of a row that comes back is read alike.
CREATE TABLE reading (
    file INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
    how  TEXT NOT NULL CHECK (json_valid(how))
) STRICT;

CREATE TABLE record (
    id          INTEGER PRIMARY KEY,
    stream      INTEGER NOT NULL,
    module      TEXT NOT NULL,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 0),
    key         TEXT NOT NULL,
    natural_key TEXT,
    state       TEXT NOT NULL CHECK (state IN ('pending', 'created', 'recovered', 'updated', 'matched', 'unchanged',
                                               'skipped', 'rejected', 'refused', 'blocked', 'unknown', 'rolledBack')),
    zoho_id     TEXT CHECK (zoho_id <> ''),
    origin      TEXT CHECK (origin IN ('created', 'recovered', 'updated', 'matched')),
    payload     TEXT CHECK (json_valid(payload)),  -- null where only keys are kept
    hash        BLOB,                              -- SHA-256 of payload
    total       TEXT,                              -- a decimal: what the payload comes to; null where it does not say
    renamed     INTEGER NOT NULL DEFAULT 0,        -- requests up to this one carried another natural key (a retry changed it)
    UNIQUE (stream, ordinal),
    FOREIGN KEY (stream, module) REFERENCES stream (ordinal, module),
    CHECK ((payload IS NULL) = (hash IS NULL)),
    CHECK ((zoho_id IS NULL) = (origin IS NULL)),
    CHECK ((zoho_id IS NOT NULL) = (state IN ('created', 'recovered', 'updated', 'matched', 'unchanged', 'rolledBack')))
) STRICT;

CREATE INDEX record_by_key ON record (stream, key);
CREATE INDEX record_by_state ON record (stream, state);
CREATE UNIQUE INDEX record_at_zoho ON record (module, zoho_id) WHERE zoho_id IS NOT NULL;

CREATE TABLE row (
    file       INTEGER NOT NULL REFERENCES file (id),
    number     INTEGER NOT NULL CHECK (number >= 1),
    first_line INTEGER NOT NULL,
    last_line  INTEGER NOT NULL CHECK (last_line >= first_line),
    role       TEXT NOT NULL CHECK (role IN ('header', 'line', 'excluded', 'orphan', 'unreadable')),
    record     INTEGER REFERENCES record (id),
    cells      TEXT CHECK (json_valid(cells)),  -- null for good rows where only keys are kept
    PRIMARY KEY (file, number),
    CHECK ((record IS NOT NULL) = (role IN ('header', 'line')))
) STRICT, WITHOUT ROWID;

CREATE INDEX row_by_record ON row (record, role) WHERE record IS NOT NULL;

CREATE TABLE reference (
    child    INTEGER NOT NULL REFERENCES record (id),
    position INTEGER NOT NULL,
    field    TEXT NOT NULL,
    stream   TEXT NOT NULL,
    key      TEXT NOT NULL,
    use      TEXT NOT NULL DEFAULT 'id' CHECK (use IN ('id', 'total')),  -- what is taken of the parent
    applied  TEXT,                            -- a decimal: what the child applies to the parent; the word total is all of it
    parent   INTEGER REFERENCES record (id),  -- the record (stream, key) means; found when sealing
    PRIMARY KEY (child, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX reference_applied ON reference (stream, key) WHERE applied IS NOT NULL;
CREATE INDEX reference_to_total ON reference (child) WHERE use = 'total';

-- What a record comes to, also where that is another one's total.
CREATE VIEW record_total (record, total) AS
SELECT record.id, COALESCE(record.total, (
    SELECT parent.total FROM reference JOIN record parent ON parent.id = reference.parent
    WHERE reference.child = record.id AND reference.use = 'total' AND instr(reference.field, '.') = 0))
FROM record;
-- What set rules compare between records besides keys: values Zoho keeps unique, and those a child shares with its parent.
CREATE TABLE compared (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    field  TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX compared_by_value ON compared (field, value);

-- stream and position repeat the record's place, so that one index holds the ready steps in order of delivery.
CREATE TABLE step (
    record    INTEGER NOT NULL REFERENCES record (id),
    ordinal   INTEGER NOT NULL CHECK (ordinal >= 0),
    operation TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'planned', 'parked', 'done', 'failed', 'blocked', 'undecided')),
    waiting   INTEGER NOT NULL DEFAULT 0 CHECK (waiting >= 0),  -- how many unsettled things it waits for
    stream    INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    request   INTEGER REFERENCES request (id),  -- the request that carries it; null until an intent is written
    PRIMARY KEY (record, ordinal),
    CHECK (waiting = 0 OR state = 'waiting'),
    CHECK (request IS NULL OR state NOT IN ('waiting', 'ready')),
    CHECK (state <> 'parked' OR ordinal = 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_ready ON step (stream, position, ordinal) WHERE state = 'ready';
CREATE INDEX step_planned ON step (request, record) WHERE state = 'planned';

-- What is known of each create that must be looked for; a row stands exactly as long as its step is parked.
CREATE TABLE parked (
    record       INTEGER PRIMARY KEY REFERENCES record (id),
    duplicate    INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
    ended        TEXT NOT NULL,
    absent_since TEXT,
    message      TEXT NOT NULL
) STRICT;

CREATE TABLE request (
    id        INTEGER PRIMARY KEY,
    operation TEXT NOT NULL,
    module    TEXT,
    effect    TEXT NOT NULL CHECK (effect IN ('read', 'create', 'idempotent')),
    purpose   TEXT NOT NULL CHECK (purpose IN ('write', 'read', 'probe')),
    cost      TEXT NOT NULL CHECK (json_valid(cost))  -- lane → permits
) STRICT;

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

CREATE INDEX request_item_by_record ON request_item (record, step);

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

CREATE INDEX attempt_open ON attempt (id) WHERE ended IS NULL;

-- Jobs that Zoho was asked for: each makes the records of its request while nobody waits. One is open as long as a step of it is planned.
CREATE TABLE job (
    request INTEGER PRIMARY KEY REFERENCES request (id),
    zoho_id TEXT NOT NULL CHECK (zoho_id <> ''),
    since   TEXT NOT NULL,  -- by the run's clock
    ended   TEXT            -- when Zoho said that it is over; until then it may make records
) STRICT;

CREATE TABLE problem (
    id       INTEGER PRIMARY KEY,
    record   INTEGER REFERENCES record (id),  -- null for a stray row
    file     INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    step     INTEGER,                         -- the step Zoho said it of; null for what was found before or beside
    stage    TEXT NOT NULL CHECK (stage IN ('source', 'mapping', 'validation', 'delivery')),
    code     TEXT NOT NULL,
    message  TEXT NOT NULL,
    field    TEXT,
    hint     TEXT,
    severity TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
    FOREIGN KEY (file, number) REFERENCES row (file, number)
) STRICT;

CREATE INDEX problem_by_record ON problem (record) WHERE record IS NOT NULL;
CREATE INDEX problem_by_row ON problem (file, number);

-- What stood in a row before a person corrected it.
CREATE TABLE correction (
    id     INTEGER PRIMARY KEY,
    file   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at     TEXT NOT NULL,
    cells  TEXT NOT NULL CHECK (json_valid(cells)),
    FOREIGN KEY (file, number) REFERENCES row (file, number)
) STRICT;

-- There once the checkpoint began to stand in for one that knew more (--recover), and then for ever.
CREATE TABLE recovery (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    since TEXT NOT NULL,  -- by the run's clock: the lost one sends nothing after it
    first TEXT,           -- when the lost one began to deliver; null where nobody knows
    jobs  INTEGER NOT NULL CHECK (jobs IN (0, 1))  -- whether it may have asked for jobs
) STRICT;

-- Records that the lost checkpoint may have sent: none is sent before a whole list of its module was read that does not show it.
CREATE TABLE doubt (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE
) STRICT;

-- Records that are held as they were sent (pairs.sql), of which the source or the mapping makes something else now.
CREATE TABLE stale (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    total  TEXT  -- a decimal: what it comes to by the source; null where that does not say
) STRICT;

-- What records take of records that the organisation has: looked up in Zoho's lists before the first of them is sent.
CREATE TABLE lookup (
    record   INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field    TEXT NOT NULL,
    list     TEXT NOT NULL,  -- module?field
    value    TEXT NOT NULL,
    row      TEXT,           -- the line it was read of; null for the header
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX lookup_by_value ON lookup (list, value);

-- What was found there.
CREATE TABLE found (
    list    TEXT NOT NULL,
    value   TEXT NOT NULL,
    zoho_id TEXT NOT NULL CHECK (zoho_id <> ''),
    PRIMARY KEY (list, value)
) STRICT, WITHOUT ROWID;

-- Members of Zoho's records that later calls need besides the id (a channel's chat_id).
CREATE TABLE kept (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    member TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (record, member)
) STRICT, WITHOUT ROWID;

-- Records that go one after the other (messages of a channel): each waits until the one before it is settled.
CREATE TABLE sequence (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    place  TEXT NOT NULL,                 -- equal for all records of one sequence
    after  INTEGER REFERENCES record (id) -- the one before it; found when sealing
) STRICT;

CREATE INDEX sequence_by_after ON sequence (after) WHERE after IS NOT NULL;
