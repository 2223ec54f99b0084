-- Each run folder that has begun to deliver to an organisation, and how often (its generation).
CREATE TABLE IF NOT EXISTS folder (
    target       TEXT NOT NULL,
    product      TEXT NOT NULL,
    data_center  TEXT NOT NULL,
    organization TEXT NOT NULL,
    checkpoint   TEXT NOT NULL,
    generation   INTEGER NOT NULL CHECK (generation >= 1),
    path         TEXT NOT NULL,
    claimed      TEXT NOT NULL,
    PRIMARY KEY (target, product, data_center, organization, checkpoint)
) STRICT, WITHOUT ROWID;
