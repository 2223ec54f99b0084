-- From version 4: how files are read is found out.

-- How a file is read: what its mapping says, and for the rest what was found out when it was staged. Text of a row that comes back is read alike.
CREATE TABLE reading (
    file INTEGER PRIMARY KEY REFERENCES file (id) ON DELETE CASCADE,
    how  TEXT NOT NULL CHECK (json_valid(how))
) STRICT;
