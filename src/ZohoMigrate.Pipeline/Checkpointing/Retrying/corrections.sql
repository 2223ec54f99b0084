-- Corrections that were delivered stay (pairs.sql says which records are held): where the rows stand in their files as they always did, the
-- record is not changed.

-- What stood in a row before a retry first corrected it.
CREATE TEMP TABLE original (file INTEGER NOT NULL, number INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
INSERT OR IGNORE INTO original SELECT file, number, cells FROM earlier.correction ORDER BY id;

CREATE TEMP TABLE corrected (was INTEGER PRIMARY KEY, now INTEGER NOT NULL, is_kept INTEGER NOT NULL DEFAULT 0);
INSERT INTO corrected (was, now)
SELECT DISTINCT pair.was, pair.now FROM original JOIN earlier.row AS row ON row.file = original.file AND row.number = original.number
JOIN pair ON pair.was = row.record AND pair.is_held;

-- Lines that went out with a corrected record, and are in none by the file, or in another that is held. They are told by their cells, since
-- rows may have moved; of rows that are the same, any will do.
CREATE TEMP TABLE sent_line (file INTEGER, cells TEXT, place INTEGER, record INTEGER NOT NULL, PRIMARY KEY (file, cells, place)) WITHOUT ROWID;
INSERT INTO sent_line (file, cells, place, record)
SELECT file, cells, ROW_NUMBER() OVER (PARTITION BY file, cells ORDER BY number), record FROM (
    SELECT now.id AS file, COALESCE(original.cells, row.cells) AS cells, row.number, corrected.now AS record
    FROM corrected JOIN earlier.row AS row ON row.record = corrected.was AND row.role = 'line' JOIN earlier.file AS was ON was.id = row.file
    JOIN pair ON pair.was = corrected.was JOIN main.stream AS stream ON stream.name = pair.stream
    JOIN main.file AS now ON now.stream = stream.ordinal AND now.role = was.role
        -- A view's rows may stand in several files.
        AND (now.name = was.name OR (SELECT COUNT(*) FROM main.file AS other WHERE other.stream = now.stream AND other.role = now.role) = 1)
    LEFT JOIN original ON original.file = row.file AND original.number = row.number);

CREATE TEMP TABLE given_back (file INTEGER, number INTEGER, was_in INTEGER, record INTEGER NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
INSERT INTO given_back (file, number, was_in, record)
SELECT now.file, now.number, now.record, sent_line.record FROM (
    SELECT row.file, row.number, row.cells, row.record, row.role, ROW_NUMBER() OVER (PARTITION BY row.file, row.cells ORDER BY row.number) AS place
    FROM main.row AS row WHERE (row.file, row.cells) IN (SELECT file, cells FROM sent_line)) now
JOIN sent_line ON sent_line.file = now.file AND sent_line.cells = now.cells AND sent_line.place = now.place
WHERE now.record IS NULL OR now.role = 'line' AND now.record <> sent_line.record AND now.record IN (SELECT now FROM pair WHERE is_held);

INSERT OR IGNORE INTO corrected (was, now) SELECT pair.was, pair.now FROM given_back JOIN pair ON pair.now = given_back.was_in;
DELETE FROM main.problem WHERE (file, number) IN (SELECT file, number FROM given_back);
UPDATE main.row SET role = 'line', record = (SELECT record FROM given_back WHERE given_back.file = row.file AND given_back.number = row.number)
WHERE (file, number) IN (SELECT file, number FROM given_back);

CREATE TEMP TABLE corrected_row (
    record     INTEGER NOT NULL,
    was_file   INTEGER NOT NULL,
    was_number INTEGER NOT NULL,
    now_file   INTEGER NOT NULL,
    now_number INTEGER NOT NULL,
    is_same    INTEGER NOT NULL,
    PRIMARY KEY (now_file, now_number)
) WITHOUT ROWID;
CREATE INDEX temp.corrected_row_by_record ON corrected_row (record);
INSERT INTO corrected_row (record, was_file, was_number, now_file, now_number, is_same)
SELECT was.record, was.file, was.number, now.file, now.number, now.cells = was.cells
FROM (
    SELECT row.record, row.role, row.file, row.number, COALESCE(original.cells, row.cells) AS cells, corrected.now, ROW_NUMBER() OVER (
        PARTITION BY row.record, row.role ORDER BY row.file, row.number) AS place
    FROM corrected JOIN earlier.row AS row ON row.record = corrected.was
    LEFT JOIN original ON original.file = row.file AND original.number = row.number) was
JOIN (
    SELECT row.record, row.role, row.file, row.number, row.cells, ROW_NUMBER() OVER (
        PARTITION BY row.record, row.role ORDER BY row.file, row.number) AS place
    FROM corrected JOIN main.row AS row ON row.record = corrected.now) now
ON now.record = was.now AND now.role = was.role AND now.place = was.place;

UPDATE corrected SET is_kept = 1
WHERE (SELECT COUNT(*) FROM earlier.row AS row WHERE row.record = corrected.was) = (SELECT COUNT(*) FROM corrected_row WHERE record = was AND is_same)
    AND (SELECT COUNT(*) FROM main.row AS row WHERE row.record = corrected.now) = (SELECT COUNT(*) FROM corrected_row WHERE record = was);
UPDATE pair SET is_other = 0, is_changed = 0 WHERE was IN (SELECT was FROM corrected WHERE is_kept);
