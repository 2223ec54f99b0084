-- What becomes true, and fast, only when everything is staged.
CREATE UNIQUE INDEX record_identity ON record (stream, key) WHERE state NOT IN ('rejected', 'skipped');

UPDATE reference SET parent = (
    SELECT record.id FROM stream JOIN record ON record.stream = stream.ordinal AND record.key = reference.key
    WHERE stream.name = reference.stream
    ORDER BY record.state IN ('rejected', 'skipped'), record.id LIMIT 1);

CREATE INDEX reference_by_parent ON reference (parent) WHERE parent IS NOT NULL;

-- A retry looks up what it corrects.
CREATE INDEX record_by_natural_key ON record (module, natural_key) WHERE natural_key IS NOT NULL;
