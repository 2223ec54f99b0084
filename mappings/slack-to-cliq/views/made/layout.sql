-- What the blocks of each message and of each of its attachments say (`attachment` is -1 for the message's own), a line a text, in their order. What
-- stands in `text` already, as lines of it, is not told again. What a person writes is in `text` and once more as rich text: that is read only where
-- there is no text. An application's text may be no more than a summary of what it has laid out: all of that is read.
WITH held AS (
  SELECT _row AS place, -1 AS attachment, text AS beside, text = '' OR subtype = 'bot_message' OR bot_id <> '' OR "bot_profile.name" <> '' AS is_rich_read, blocks
  FROM slack_message WHERE json_valid(blocks)
  UNION ALL
  SELECT m._row, a.key, coalesce(a.value ->> 'text', ''),
    coalesce(a.value ->> 'text', '') = '' OR NOT coalesce(a.value ->> 'is_share', a.value ->> 'is_msg_unfurl', 0) OR coalesce(a.value ->> 'bot_id', '') <> '', a.value -> 'blocks'
  FROM slack_message m, json_each(m.attachments) a
  WHERE json_valid(m.attachments) AND a.type = 'object' AND json_type(a.value, '$.blocks') = 'array'
),
block AS (
  SELECT h.place, h.attachment, h.beside, b.key AS n, b.value ->> 'type' AS type, b.value FROM held h, json_each(h.blocks) b
  WHERE b.type = 'object' AND (b.value ->> 'type' <> 'rich_text' OR h.is_rich_read)
),
-- Of rich text the pieces of a line have one parent; any other text is a line. Labels of buttons say nothing.
leaf AS (
  SELECT b.place, b.attachment, b.beside, b.n, CASE WHEN b.type = 'rich_text' THEN t.parent ELSE t.id END AS line, t.id,
    CASE
      WHEN b.type <> 'rich_text' THEN CASE
        WHEN b.type IN ('actions', 'input') THEN NULL
        -- A picture or a film by its title, or by what stands in its place; the title is no line of its own then.
        WHEN t.type = 'object' AND t.value ->> 'type' IN ('image', 'video') THEN
          coalesce(nullif(t.value ->> '$.title.text', ''), nullif(t.value ->> 'alt_text', ''), 'Image')
          || coalesce(': ' || coalesce(t.value ->> 'image_url', t.value ->> '$.slack_file.url', t.value ->> 'title_url', t.value ->> 'video_url'), '')
        WHEN t.key = 'text' AND t.type = 'text' AND t.path NOT LIKE '$.accessory%' AND NOT (b.type IN ('image', 'video') AND t.path = '$.title') THEN t.atom
      END
      WHEN t.type = 'object' THEN CASE t.value ->> 'type'
        WHEN 'text' THEN replace(replace(replace(t.value ->> 'text', '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
        WHEN 'link' THEN '<' || (t.value ->> 'url') || coalesce('|' || (t.value ->> 'text'), '') || '>'
        WHEN 'user' THEN '<@' || (t.value ->> 'user_id') || '>'
        WHEN 'usergroup' THEN '<!subteam^' || (t.value ->> 'usergroup_id') || '>'
        WHEN 'channel' THEN '<#' || (t.value ->> 'channel_id') || '>'
        WHEN 'broadcast' THEN '<!' || (t.value ->> 'range') || '>'
        WHEN 'emoji' THEN ':' || (t.value ->> 'name') || ':'
        WHEN 'color' THEN t.value ->> 'value'
        WHEN 'date' THEN t.value ->> 'fallback'
      END
    END AS text,
    -- How the text begins to name the same, with a label.
    CASE WHEN b.type = 'rich_text' AND t.type = 'object' AND b.beside <> '' THEN CASE t.value ->> 'type'
      WHEN 'user' THEN '<@' || (t.value ->> 'user_id') || '|'
      WHEN 'usergroup' THEN '<!subteam^' || (t.value ->> 'usergroup_id') || '|'
      WHEN 'channel' THEN '<#' || (t.value ->> 'channel_id') || '|'
      WHEN 'date' THEN '<!date^' || (t.value ->> 'timestamp') || '^'
    END END AS opening
  FROM block b, json_tree(b.value) t
),
-- What the text names with a label is written as there, for the lines to be alike.
line AS (
  SELECT place, attachment, beside, n, line, rtrim(ltrim(group_concat(CASE
      WHEN instr(beside, opening) > 0 THEN coalesce(nullif(substr(beside, instr(beside, opening), instr(substr(beside, instr(beside, opening)), '>')), ''), text)
      ELSE text
    END, '' ORDER BY id), char(10)), ' ' || char(10)) AS text
  FROM leaf WHERE text IS NOT NULL
  GROUP BY place, attachment, n, line
),
-- Lines are compared whole, since a number of a field may stand within another one, and without marks of style, of quotes and of lists.
bare AS (
  SELECT place, attachment, n, line, text,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(
      char(10) || text || char(10), '*', ''), '_', ''), '~', ''), '`', ''), char(10) || '&gt; ', char(10)), char(10) || '&gt;', char(10)), char(10) || '• ', char(10)), ' ' || char(10), char(10)), char(10) || ' ', char(10)) AS bare,
    CASE WHEN beside = '' THEN '' ELSE replace(replace(replace(replace(replace(replace(replace(replace(replace(
      char(10) || beside || char(10), '*', ''), '_', ''), '~', ''), '`', ''), char(10) || '&gt; ', char(10)), char(10) || '&gt;', char(10)), char(10) || '• ', char(10)), ' ' || char(10), char(10)), char(10) || ' ', char(10)) END AS beside
  FROM line WHERE text <> ''
)
SELECT place AS _row, place, attachment, group_concat(char(10) || text, '' ORDER BY n, line) AS text
FROM bare WHERE trim(bare, char(10)) = '' OR instr(beside, bare) = 0
GROUP BY place, attachment
