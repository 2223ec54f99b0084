-- Who is in which channel, in batches of the hundred that one call takes: those who can be added, and for the others why they cannot.
-- Who is told of among the users is not named once more.
WITH listed AS (
  SELECT c._row, c.id AS channel, c.name AS channel_name, m.key AS position, coalesce(m.value, 'null') AS user
  FROM channel c, json_each(c.members) m
),
known AS (
  SELECT l.*, coalesce(p.email, '') AS email,
    CASE WHEN p.id IS NULL THEN 'the member ' || l.user || ' is none of the users of the export' WHEN p.left_out <> '' THEN 'a member ' || substr(p.left_out, 4)
      WHEN p.email = '' THEN 'a member has no e-mail address in the export' ELSE '' END AS left_out
  FROM listed l LEFT JOIN person p ON p.id = l.user AND p._row = (SELECT min(o._row) FROM person o WHERE o.id = l.user)
)
SELECT _row, channel, channel_name, user, email, left_out,
  CASE WHEN left_out = '' THEN (row_number() OVER (PARTITION BY channel, left_out = '' ORDER BY position) - 1) / 100 + 1 ELSE 0 END AS batch
FROM known
ORDER BY _row, position
