-- What each attachment says, a line a part. Of a preview that Slack has made of a page (it has `from_url` alone) only the link is told: the page says
-- the rest. A message that was shared is none.
WITH held AS (
  SELECT m._row, a.key AS position, a.value AS its,
    coalesce(nullif(a.value ->> 'title_link', ''), nullif(a.value ->> 'from_url', ''), nullif(a.value ->> 'image_url', ''), '') AS link,
    coalesce(a.value ->> 'from_url', '') <> '' AND coalesce(a.value ->> 'title_link', '') = '' AND NOT coalesce(a.value ->> 'is_share', a.value ->> 'is_msg_unfurl', 0) AS is_preview
  FROM slack_message m, json_each(m.attachments) a
  WHERE json_valid(m.attachments) AND a.type = 'object'
),
parted AS (
  SELECT h._row, h.position, h.its, h.is_preview,
    coalesce(char(10) || nullif(h.its ->> 'pretext', ''), '') || coalesce(char(10) || nullif(h.its ->> 'author_name', ''), '') AS above,
    CASE WHEN h.link = '' THEN coalesce(char(10) || nullif(h.its ->> 'title', ''), '') ELSE char(10) || 'Link: ' || coalesce(nullif(h.its ->> 'title', '') || ' ', '') || '(' || h.link || ')' END AS title,
    coalesce(char(10) || nullif(h.its ->> 'text', ''), '')
    || coalesce((
      SELECT group_concat(char(10) || coalesce(nullif(f.value ->> 'title', '') || ': ', '') || coalesce(f.value ->> 'value', ''), '' ORDER BY f.key)
      FROM json_each(CASE WHEN json_type(h.its, '$.fields') = 'array' THEN h.its -> 'fields' ELSE '[]' END) f
      WHERE f.type = 'object'), '')
    || coalesce(l.text, '') AS body,
    coalesce(char(10) || nullif(h.its ->> 'footer', ''), '') AS below
  FROM held h LEFT JOIN layout l ON l.place = h._row AND l.attachment = h.position
)
SELECT _row, _row AS place, position, CASE
    WHEN is_preview THEN title
    WHEN above || title || body || below <> '' THEN above || title || body || below
    ELSE coalesce(char(10) || nullif(nullif(its ->> 'fallback', ''), '[no preview available]'), '')
  END AS text
FROM parted
