-- From version 3: what was delivered and is something else by the source now, is held against that source.

CREATE TABLE stale (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    total  TEXT  -- a decimal: what it comes to by the source; null where that does not say
) STRICT;
