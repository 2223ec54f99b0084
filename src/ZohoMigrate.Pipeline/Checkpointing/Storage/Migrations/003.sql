-- From version 2: a checkpoint can stand in for one that was lost.

-- There once the checkpoint began to stand in for one that knew more (--recover), and then for ever.
CREATE TABLE recovery (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    since TEXT NOT NULL,  -- by the run's clock: the lost one sends nothing after it
    first TEXT            -- when the lost one began to deliver; null where nobody knows
) STRICT;

-- Records that the lost checkpoint may have sent: none is sent before a whole list of its module was read that does not show it.
CREATE TABLE doubt (
    record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE
) STRICT;
