-- What the earlier checkpoint knows (pairs.sql says of which record) becomes the new one's.

INSERT INTO main.request SELECT * FROM earlier.request;
INSERT INTO main.attempt SELECT * FROM earlier.attempt;
INSERT INTO main.job SELECT * FROM earlier.job;
INSERT OR REPLACE INTO main.meta SELECT * FROM earlier.meta WHERE name = 'clock';
INSERT OR REPLACE INTO main.note SELECT * FROM earlier.note WHERE name NOT IN ('views', 'findings'); -- those are of the sources as they are now
UPDATE main.meta SET value = (SELECT was.value FROM earlier.meta AS was WHERE was.name = meta.name) WHERE name IN ('checkpoint', 'generation', 'tokens');

-- Attempts of what is staged anew: those that carried another natural key say nothing of it.
UPDATE main.record SET renamed = (
    SELECT IIF(was.natural_key IS record.natural_key, was.renamed, (SELECT MAX(id) FROM earlier.request))
    FROM pair JOIN earlier.record AS was ON was.id = pair.was WHERE pair.now = record.id)
WHERE id IN (SELECT pair.now FROM pair JOIN earlier.request_item AS item ON item.record = pair.was WHERE NOT pair.is_held);

-- What the sources make of it now: a record that takes another's total comes to something else with that one.
INSERT INTO main.stale (record, total)
SELECT now, COALESCE(total, parent_total) FROM (
    SELECT pair.now, pair.is_other, now.total, parent.total AS parent_total, COALESCE(whole.is_other, 0) AS is_parent_other
    FROM pair JOIN main.record AS now ON now.id = pair.now
    LEFT JOIN main.reference AS taken ON taken.child = now.id AND taken.use = 'total' AND instr(taken.field, '.') = 0
    LEFT JOIN main.stream AS stream ON stream.name = taken.stream
    LEFT JOIN main.record AS parent ON parent.stream = stream.ordinal AND parent.key = taken.key AND parent.id IN (SELECT now FROM pair)
    LEFT JOIN pair AS whole ON whole.now = parent.id
    WHERE pair.is_held)
WHERE is_other OR is_parent_other AND total IS NULL
ON CONFLICT DO NOTHING;

-- What a lost checkpoint may have sent is in doubt as it was, and so is what is new or has another natural key now.
INSERT INTO main.recovery SELECT * FROM earlier.recovery;
INSERT INTO main.doubt SELECT pair.now FROM earlier.doubt AS was JOIN pair ON pair.was = was.record;
INSERT OR IGNORE INTO main.doubt
SELECT record.id FROM main.record AS record LEFT JOIN pair ON pair.now = record.id LEFT JOIN earlier.record AS was ON was.id = pair.was
WHERE EXISTS (SELECT 1 FROM earlier.recovery) AND record.state <> 'skipped' AND (was.id IS NULL OR NOT pair.is_held AND was.natural_key IS NOT record.natural_key);

-- What is held is as it was.
DELETE FROM main.problem WHERE record IN (SELECT now FROM pair WHERE is_held);
DELETE FROM main.reference WHERE child IN (SELECT now FROM pair WHERE is_held);
DELETE FROM main.lookup WHERE record IN (SELECT now FROM pair WHERE is_held);
DELETE FROM main.compared WHERE record IN (SELECT now FROM pair WHERE is_held);
DELETE FROM main.step WHERE record IN (SELECT now FROM pair WHERE is_held);

UPDATE main.record SET (natural_key, state, zoho_id, origin, payload, hash, total, renamed) = (
    SELECT was.natural_key, was.state, was.zoho_id, was.origin, was.payload, was.hash, was.total, was.renamed
    FROM pair JOIN earlier.record AS was ON was.id = pair.was WHERE pair.now = record.id)
WHERE id IN (SELECT now FROM pair WHERE is_held);

INSERT INTO main.reference (child, position, field, stream, key, use, applied)
SELECT pair.now, was.position, was.field, was.stream, was.key, was.use, was.applied
FROM pair JOIN earlier.reference AS was ON was.child = pair.was WHERE pair.is_held;

INSERT INTO main.kept (record, member, value)
SELECT pair.now, was.member, was.value FROM pair JOIN earlier.kept AS was ON was.record = pair.was WHERE pair.is_held;

INSERT INTO main.found SELECT * FROM earlier.found;
INSERT INTO main.lookup (record, position, field, list, value, row)
SELECT pair.now, was.position, was.field, was.list, was.value, was.row
FROM pair JOIN earlier.lookup AS was ON was.record = pair.was WHERE pair.is_held;

INSERT INTO main.compared (record, field, value)
SELECT pair.now, was.field, was.value FROM pair JOIN earlier.compared AS was ON was.record = pair.was WHERE pair.is_held;

INSERT INTO main.step (record, ordinal, operation, state, waiting, stream, position, request)
SELECT now.id, was.ordinal, was.operation, was.state, was.waiting, now.stream, now.ordinal, was.request
FROM pair JOIN earlier.step AS was ON was.record = pair.was JOIN main.record AS now ON now.id = pair.now WHERE pair.is_held;

INSERT INTO main.step (record, ordinal, operation, state, waiting, stream, position)
SELECT now.id, known.ordinal + asked.place, asked.operation,
    CASE WHEN known.is_lost THEN 'blocked' WHEN known.is_done AND asked.place = 1 THEN 'ready' ELSE 'waiting' END,
    NOT known.is_lost AND NOT (known.is_done AND asked.place = 1), now.stream, now.ordinal
FROM asked JOIN main.record AS now ON now.id = asked.record JOIN (
    SELECT record, MAX(ordinal) AS ordinal, MIN(state = 'done') AS is_done, MAX(state IN ('failed', 'blocked')) AS is_lost
    FROM main.step WHERE record IN (SELECT record FROM asked) GROUP BY record) known ON known.record = asked.record;

INSERT INTO main.parked (record, duplicate, ended, absent_since, message)
SELECT pair.now, was.duplicate, was.ended, was.absent_since, was.message FROM pair JOIN earlier.parked AS was ON was.record = pair.was;

INSERT INTO main.request_item (request, position, record, step, kind)
SELECT item.request, item.position, pair.now, item.step, item.kind FROM earlier.request_item AS item JOIN pair ON pair.was = item.record
WHERE EXISTS (SELECT 1 FROM main.step WHERE step.record = pair.now AND step.ordinal = item.step);

INSERT INTO main.problem (record, file, number, step, stage, code, message, field, hint, severity)
SELECT pair.now, row.file, row.number, was.step, was.stage, was.code, was.message, was.field, was.hint, was.severity
FROM pair JOIN earlier.problem AS was ON was.record = pair.was AND was.code <> 'changed-after-delivery'
JOIN main.row AS row ON row.record = pair.now AND row.role = 'header' WHERE pair.is_held ORDER BY was.id;

UPDATE main.row SET cells = (
    SELECT was.cells FROM corrected_row JOIN earlier.row AS was ON was.file = corrected_row.was_file AND was.number = corrected_row.was_number
    WHERE corrected_row.now_file = row.file AND corrected_row.now_number = row.number)
WHERE (file, number) IN (SELECT now_file, now_number FROM corrected_row JOIN corrected ON corrected.was = corrected_row.record AND corrected.is_kept);

INSERT INTO main.correction (file, number, at, cells)
SELECT corrected_row.now_file, corrected_row.now_number, was.at, was.cells
FROM corrected_row JOIN earlier.correction AS was ON was.file = corrected_row.was_file AND was.number = corrected_row.was_number ORDER BY was.id;
