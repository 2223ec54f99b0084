-- The channels that messages are in, by their names: they have no other id. A longer name than the 50 letters that Cliq takes is cut in its middle.
-- Where two rows of the list have one username, the first is the member, as it is the writer in post.sql.
WITH writer AS (SELECT min(_row) AS _row, lower(trim(username, ' @')) AS username, id FROM person WHERE username <> '' GROUP BY 2),
said AS (
  SELECT m._row, m."column 1", ltrim(trim(m."column 2"), '#') AS name, w.id AS user FROM slack_message m LEFT JOIN writer w ON w.username = lower(trim(m."column 3", ' @'))
)
SELECT min(_row) AS _row, name AS id, name, CASE WHEN length(name) > 50 THEN substr(name, 1, 43) || '-' || substr(name, -6) ELSE name END AS new_name,
  :level AS level, 'false' AS is_archived, '' AS creator, '[' || coalesce(group_concat(DISTINCT CASE WHEN user IS NOT NULL THEN json_quote(user) END), '') || ']' AS members, '' AS description
FROM said WHERE name <> '' AND "column 1" GLOB '[0-9]*' AND "column 1" NOT GLOB '*[^0-9.]*'
GROUP BY name
