-- Records that are held as they were sent (pairs.sql), of which the source or the mapping makes something else now: what they come to by it.
-- Checkpoints of version 2 were first made without: opening one adds it.
CREATE TABLE IF NOT EXISTS stale (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    total  TEXT  -- a decimal; null where the source does not say
) STRICT;
