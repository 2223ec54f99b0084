-- Each run folder that has begun to deliver to an organisation, how often (its generation), and the last create it has sent.
CREATE TABLE IF NOT EXISTS folder (
    target       TEXT NOT NULL,
    product      TEXT NOT NULL,
    data_center  TEXT NOT NULL,
    organization TEXT NOT NULL,
    checkpoint   TEXT NOT NULL,
    generation   INTEGER NOT NULL CHECK (generation >= 1),
    path         TEXT NOT NULL,
    claimed      TEXT NOT NULL,
    first        TEXT,                         -- when it was claimed first, or its first create left; null where nobody knows
    last_create  INTEGER NOT NULL DEFAULT 0,   -- id of the last attempt of a create that left
    jobs         INTEGER NOT NULL DEFAULT 0 CHECK (jobs IN (0, 1)),  -- whether a job was ever asked for: what it makes may come a day later
    PRIMARY KEY (target, product, data_center, organization, checkpoint)
) STRICT, WITHOUT ROWID;
