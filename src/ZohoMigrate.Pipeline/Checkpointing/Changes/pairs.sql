-- Which record of the earlier checkpoint (attached as "earlier") is which of the new one, by stream and key.

-- At Zoho, or perhaps, or with an attempt that may have made something.
CREATE TEMP TABLE held (id INTEGER PRIMARY KEY);
INSERT INTO held
SELECT was.id FROM earlier.record AS was
WHERE was.zoho_id IS NOT NULL OR was.state = 'unknown' OR was.state = 'pending' AND EXISTS (
    SELECT 1 FROM earlier.request_item AS item
    JOIN earlier.request AS request ON request.id = item.request AND request.effect = 'create' AND request.id > was.renamed
    JOIN earlier.attempt AS attempt ON attempt.request = request.id AND (attempt.kind IS NULL OR attempt.kind IN ('unknown', 'success'))
        AND COALESCE(item.kind, 'unknown') IN ('unknown', 'success')
    WHERE item.record = was.id AND item.step = 0);

-- is_other: what would be sent now is not what was. is_changed: that, or other steps.
CREATE TEMP TABLE pair (
    was        INTEGER PRIMARY KEY,
    now        INTEGER NOT NULL UNIQUE,
    stream     TEXT NOT NULL,
    is_held    INTEGER NOT NULL,
    is_other   INTEGER NOT NULL DEFAULT 0,
    is_changed INTEGER NOT NULL DEFAULT 0
);

-- Where several rows have a key, the record that is held is the one whose content is still the same, or else the first.
INSERT INTO pair (was, now, stream, is_held)
SELECT was.id, now.id, was.name, was.is_held FROM (
    SELECT record.id, stream.name, stream.module, record.key, held.id IS NOT NULL AS is_held, ROW_NUMBER() OVER (
        PARTITION BY record.stream, record.key ORDER BY held.id IS NULL, record.state IN ('rejected', 'skipped'), record.ordinal) AS place
    FROM earlier.record AS record JOIN earlier.stream AS stream ON stream.ordinal = record.stream LEFT JOIN held ON held.id = record.id) was
JOIN (
    SELECT record.id, stream.name, stream.module, record.key, ROW_NUMBER() OVER (
        PARTITION BY record.stream, record.key ORDER BY record.hash NOT IN (
            SELECT sent.hash FROM earlier.stream AS streams JOIN earlier.record AS sent ON sent.stream = streams.ordinal AND sent.key = record.key
            AND sent.state NOT IN ('rejected', 'skipped') -- record_identity finds the one there is
            JOIN held ON held.id = sent.id WHERE streams.name = stream.name), record.state = 'rejected', record.ordinal) AS place
    FROM main.record AS record JOIN main.stream AS stream ON stream.ordinal = record.stream) now
ON now.name = was.name AND now.module = was.module AND now.key = was.key AND now.place = was.place;

UPDATE pair SET is_other = (
    SELECT was.hash IS NOT now.hash FROM earlier.record AS was, main.record AS now WHERE was.id = pair.was AND now.id = pair.now);
UPDATE pair SET is_other = 1 WHERE is_held AND EXISTS (
    SELECT 1 FROM earlier.step AS was WHERE was.record = pair.was AND was.operation NOT IN (
        SELECT now.operation FROM main.step AS now WHERE now.record = pair.now));
UPDATE pair SET is_changed = is_other OR EXISTS (
    SELECT now.operation FROM main.step AS now WHERE now.record = pair.now
    EXCEPT SELECT was.operation FROM earlier.step AS was WHERE was.record = pair.was) OR EXISTS (
    SELECT was.operation FROM earlier.step AS was WHERE was.record = pair.was
    EXCEPT SELECT now.operation FROM main.step AS now WHERE now.record = pair.now);

-- Later steps that are asked of held records for the first time.
CREATE TEMP TABLE asked (record INTEGER NOT NULL, place INTEGER NOT NULL, operation TEXT NOT NULL);
INSERT INTO asked
SELECT step.record, ROW_NUMBER() OVER (PARTITION BY step.record ORDER BY step.ordinal), step.operation
FROM pair JOIN earlier.record AS was ON was.id = pair.was AND was.state <> 'rolledBack'
JOIN main.record AS now ON now.id = pair.now AND now.state <> 'rejected'
JOIN main.step AS step ON step.record = now.id AND step.ordinal > 0
WHERE pair.is_held AND step.operation NOT IN (SELECT known.operation FROM earlier.step AS known WHERE known.record = was.id);
