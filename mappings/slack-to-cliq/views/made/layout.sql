-- What the blocks of each message and of each of its attachments say (`attachment` is -1 for the message's own), a line a text. Of people they say
-- what `text` says too: `rich` is for where there is nothing else. What an application has laid out has no more than a summary in `text`: `plain`
-- is what does not stand there.
WITH held AS (
  SELECT _row AS place, -1 AS attachment, text AS beside, blocks FROM slack_message WHERE json_valid(blocks)
  UNION ALL
  SELECT m._row, a.key, coalesce(a.value ->> 'text', ''), a.value -> 'blocks'
  FROM slack_message m, json_each(m.attachments) a
  WHERE json_valid(m.attachments) AND a.type = 'object' AND json_type(a.value, '$.blocks') = 'array'
),
block AS (
  SELECT h.place, h.attachment, h.beside, b.key AS n, b.value ->> 'type' AS type, b.value FROM held h, json_each(h.blocks) b
  WHERE b.type = 'object' AND (b.value ->> 'type' <> 'rich_text' OR h.beside = '')
),
leaf AS (
  SELECT b.place, b.attachment, b.n, t.id, b.type = 'rich_text' AS is_rich, CASE
    WHEN b.type <> 'rich_text' THEN
      -- Labels of buttons say nothing.
      CASE WHEN b.type NOT IN ('actions', 'input') AND t.key = 'text' AND t.type = 'text' AND t.path NOT LIKE '$.accessory%' AND instr(b.beside, trim(t.atom)) = 0 THEN char(10) || t.atom END
    WHEN t.type = 'object' THEN CASE t.value ->> 'type'
      WHEN 'text' THEN replace(replace(replace(t.value ->> 'text', '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
      WHEN 'link' THEN '<' || (t.value ->> 'url') || coalesce('|' || (t.value ->> 'text'), '') || '>'
      WHEN 'user' THEN '<@' || (t.value ->> 'user_id') || '>'
      WHEN 'channel' THEN '<#' || (t.value ->> 'channel_id') || '>'
      WHEN 'broadcast' THEN '<!' || (t.value ->> 'range') || '>'
      WHEN 'emoji' THEN ':' || (t.value ->> 'name') || ':'
      WHEN 'date' THEN t.value ->> 'fallback'
      WHEN 'rich_text_section' THEN char(10)
      WHEN 'rich_text_preformatted' THEN char(10)
      WHEN 'rich_text_quote' THEN char(10)
    END
  END AS text
  FROM block b, json_tree(b.value) t
)
SELECT place AS _row, place, attachment,
  coalesce(group_concat(CASE WHEN NOT is_rich THEN text END, '' ORDER BY n, id), '') AS plain,
  coalesce(group_concat(CASE WHEN is_rich THEN text END, '' ORDER BY n, id), '') AS rich
FROM leaf WHERE text IS NOT NULL
GROUP BY place, attachment
