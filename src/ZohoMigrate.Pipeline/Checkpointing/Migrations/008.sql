-- From version 7: what nobody sees in a key (a blank of no width, a soft hyphen) tells no record from another, and a blank that breaks no line
-- is a blank.

-- Where two keys of a stream become one by it, one stays as it was: whichever of them is at Zoho, the sources must go on telling them apart.
UPDATE OR IGNORE record SET key = composed(key) WHERE key <> composed(key);
UPDATE reference SET key = composed(key)
WHERE key <> composed(key) AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = reference.parent AND record.key = reference.key);

-- As they are compared with what Zoho shows.
UPDATE record SET natural_key = seen(natural_key) WHERE natural_key <> seen(natural_key);
UPDATE compared SET value = seen(value) WHERE value <> seen(value);
