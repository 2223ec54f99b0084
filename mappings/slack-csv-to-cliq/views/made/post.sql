-- Every message as its row has it. Times are whole seconds: of several in one the row's place among them stands behind.
SELECT m._row, c.id AS channel, c.name AS channel_name, '' AS subtype,
  m."column 1" || CASE WHEN instr(m."column 1", '.') > 0 THEN '' ELSE printf('.%06d', row_number() OVER (PARTITION BY c.id, m."column 1" ORDER BY m._row)) END AS ts,
  '' AS thread_ts, '' AS files, '' AS edited, coalesce(p.name, nullif(m."column 3", ''), 'somebody') AS author, m."column 4" AS raw
FROM (SELECT *, ltrim(trim("column 2"), '#') AS channel FROM slack_message) m
LEFT JOIN channel c ON c.name = m.channel
LEFT JOIN slack_user u ON u.username = m."column 3" AND u.username <> ''
LEFT JOIN person p ON p.id = u.userid
