-- Channels, open and private (the latter stand in groups.json, which only the larger plans export). A name of Slack's has up to 80 letters, one of
-- Cliq's 50: a longer one is cut, and the end of the channel's id keeps it apart from others that begin alike. Members that are no list are one member,
-- whom nobody knows: that is told.
WITH both_kinds AS (
  SELECT _row, id, name, 'organization' AS level, is_archived, creator, members, "purpose.value" AS purpose, "topic.value" AS topic FROM slack_channel
  UNION ALL
  SELECT _row, id, name, 'private', is_archived, creator, members, "purpose.value", "topic.value" FROM slack_group
)
SELECT _row, id, name, CASE WHEN length(name) > 50 THEN substr(name, 1, 43) || '-' || lower(substr(id, -6)) ELSE name END AS new_name,
  level, is_archived, creator,
  CASE WHEN members = '' THEN '[]' WHEN NOT json_valid(members) THEN json_array(members) WHEN json_type(members) = 'array' THEN members ELSE '[' || members || ']' END AS members,
  replace(replace(replace(purpose || CASE WHEN topic IN ('', purpose) THEN '' WHEN purpose = '' THEN topic ELSE ' (topic: ' || topic || ')' END, '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS description
FROM both_kinds
