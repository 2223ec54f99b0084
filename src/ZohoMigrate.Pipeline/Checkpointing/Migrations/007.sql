-- From version 6: records keep members of Zoho's besides its id, and may stand in a sequence.
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
