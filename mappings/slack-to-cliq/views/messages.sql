-- Messages as they are written anew, since Cliq takes none of another author or time: both stand above the text. Cliq takes 5,000 characters, of which
-- the marker behind the text takes 17: one of more than 4,980 is cut between words into parts, each of which says which it is.
WITH RECURSIVE part (place, head, room, n, text, rest) AS (
  SELECT place, head, max(1000, 4950 - length(head)), 0, '', body FROM told WHERE length(head) + 1 + length(body) > 4980
  UNION ALL
  SELECT place, head, room, n + 1,
    substr(rest, 1, CASE
      WHEN length(rest) <= room OR substr(rest, room + 1, 1) IN (' ', char(10)) THEN room
      -- Without the letters at its end, up to the last blank; where there is none, the word itself is cut.
      WHEN length(rtrim(substr(rest, 1, room), replace(replace(substr(rest, 1, room), ' ', ''), char(10), ''))) > 0
        THEN length(rtrim(substr(rest, 1, room), replace(replace(substr(rest, 1, room), ' ', ''), char(10), '')))
      ELSE room
    END),
    ltrim(substr(rest, 1 + CASE
      WHEN length(rest) <= room OR substr(rest, room + 1, 1) IN (' ', char(10)) THEN room
      WHEN length(rtrim(substr(rest, 1, room), replace(replace(substr(rest, 1, room), ' ', ''), char(10), ''))) > 0
        THEN length(rtrim(substr(rest, 1, room), replace(replace(substr(rest, 1, room), ' ', ''), char(10), '')))
      ELSE room
    END), ' ' || char(10))
  FROM part WHERE rest <> ''
),
whole AS (
  SELECT place, 1 AS n, 1 AS parts, head || char(10) || body AS text FROM told WHERE length(head) + 1 + length(body) <= 4980 AND body <> ''
  UNION ALL
  SELECT place, n, count(*) OVER (PARTITION BY place), head || ', part ' || n || ' of ' || count(*) OVER (PARTITION BY place) || char(10) || rtrim(text, ' ' || char(10))
  FROM part WHERE n > 0
)
SELECT m._row, m.channel, m.channel_name, m.ts, coalesce(w.n, 1) AS part, coalesce(w.parts, 1) AS parts, m.author, m.time, coalesce(t.reply_to, '') AS reply_to,
  coalesce(w.text, '') AS text,
  CASE WHEN m.left_out <> '' THEN m.left_out WHEN w.place IS NULL THEN 'there is no text in it' ELSE '' END AS left_out
FROM message m
LEFT JOIN told t ON t.place = m.place
LEFT JOIN whole w ON w.place = m.place
ORDER BY m.channel_name, CAST(m.ts AS INTEGER), m.ts, part
