-- Every message as its row has it. Times are whole seconds: of several in one the row's place among them stands behind, counted before anything is
-- joined. Where two rows of the list have one username, the first has written: each message is there once.
WITH writer AS (SELECT min(_row) AS _row, lower(trim(username, ' @')) AS username, name FROM person WHERE username <> '' GROUP BY 2),
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY channel, "column 1" ORDER BY _row) AS n
  FROM (SELECT *, ltrim(trim("column 2"), '#') AS channel FROM slack_message)
)
-- No channel is an empty one, not NULL: what is in none is left out by that.
SELECT m._row, coalesce(c.id, m.channel, '') AS channel, coalesce(c.name, m.channel, '') AS channel_name, '' AS subtype,
  m."column 1" || CASE WHEN instr(m."column 1", '.') > 0 THEN '' ELSE printf('.%06d', m.n) END AS ts,
  '' AS thread_ts, '' AS files, '' AS edited, coalesce(w.name, nullif(m."column 3", ''), 'somebody') AS author, m."column 4" AS raw
FROM numbered m
LEFT JOIN channel c ON c.name = m.channel
LEFT JOIN writer w ON w.username = lower(trim(m."column 3", ' @'))
