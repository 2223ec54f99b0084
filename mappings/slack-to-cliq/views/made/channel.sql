-- Channels, open and private (the latter stand in groups.json, which only the larger plans export).
WITH both_kinds AS (
  SELECT _row, id, name, 'organization' AS level, is_archived, creator, members, "purpose.value" AS purpose, "topic.value" AS topic FROM slack_channel
  UNION ALL
  SELECT _row, id, name, 'private', is_archived, creator, members, "purpose.value", "topic.value" FROM slack_group
)
SELECT _row, id, name, level, is_archived, creator, CASE WHEN members = '' THEN '[]' ELSE members END AS members,
  replace(replace(replace(CASE WHEN purpose = '' THEN topic ELSE purpose END, '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS description
FROM both_kinds
