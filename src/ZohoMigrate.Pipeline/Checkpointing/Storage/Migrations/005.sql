-- From version 4: how files are read is found out, records can take the ids of what the organisation has already, and keys that look the same
-- are the same.

-- Where two keys of a stream become one by it, one stays as it was: whichever of them is at Zoho, the sources must go on telling them apart.
UPDATE OR IGNORE record SET key = composed(key) WHERE key <> composed(key);
UPDATE reference SET key = composed(key)
WHERE key <> composed(key) AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = reference.parent AND record.key = reference.key);

-- How a file is read: what its mapping says, and for the rest what was found out when it was staged. Text of a row that comes back is read alike.
CREATE TABLE reading (
    file INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
    how  TEXT NOT NULL CHECK (json_valid(how))
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
