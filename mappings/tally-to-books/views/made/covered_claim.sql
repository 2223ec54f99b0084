-- The claims as far as their payment goes, numbered within the document they settle.
SELECT _row, guid, date, type, key, max(0, min(cents, has - coalesce((SELECT sum(b.cents) FROM claim b WHERE b.guid = c.guid AND b.nth < c.nth), 0))) AS cents,
  row_number() OVER (PARTITION BY key ORDER BY date, _row) AS nth
FROM claim c
