-- Every message of a channel, with who wrote it and when, in the order it was written in. Notices of Slack itself are left out, each with its
-- reason. Folders that are no channel's, such as those of direct messages, are in none.
WITH known AS (
  SELECT m._row, c.id AS channel, c.name AS channel_name, m.subtype, m.ts, m.thread_ts, m.files, m.attachments, m."edited.ts" AS edited, m.text,
    CAST(m.ts AS INTEGER) + 60 * CAST(:zone_minutes AS INTEGER) AS at,
    coalesce(
      CASE WHEN m.subtype = 'bot_message' THEN nullif(m.username, '') END, p.name, nullif(m."user_profile.real_name", ''), nullif(m.username, ''),
      nullif(m."bot_profile.name", ''), nullif(m.user, ''), 'somebody') AS author
  FROM slack_message m
  JOIN channel c ON c.name = m._folder
  LEFT JOIN person p ON p.id = m.user
),
-- The day of the calendar by arithmetic: days are counted from 1 March of the year 0, eras of 400 years have 146,097 of them.
counted AS (SELECT *, at / 86400 + 719468 AS days, at % 86400 / 60 AS minutes FROM known),
era AS (SELECT *, days / 146097 AS era, days % 146097 AS doe FROM counted),
of_era AS (SELECT *, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era),
of_year AS (SELECT *, doe - (365 * yoe + yoe / 4 - yoe / 100) AS doy FROM of_era),
month AS (SELECT *, (5 * doy + 2) / 153 AS mp FROM of_year)
SELECT _row, _row AS place, channel, channel_name, ts, thread_ts, files, attachments, edited, author,
  printf('%04d-%02d-%02d %02d:%02d', yoe + era * 400 + (mp > 9), mp + CASE WHEN mp < 10 THEN 3 ELSE -9 END, doy - (153 * mp + 2) / 5 + 1, minutes / 60, minutes % 60) AS time,
  -- What a bot says stands in its attachments, often there alone.
  text || coalesce((
    SELECT group_concat(char(10) || (a.value ->> 'text'), '' ORDER BY a.key)
    FROM json_each(CASE WHEN attachments = '' THEN '[]' ELSE attachments END) a
    WHERE a.value ->> 'text' <> '' AND coalesce(a.value ->> 'title_link', a.value ->> 'from_url', '') = ''), '') AS raw,
  CASE
    WHEN subtype IN ('channel_join', 'channel_leave', 'channel_topic', 'channel_purpose', 'channel_name', 'channel_archive', 'channel_unarchive',
      'group_join', 'group_leave', 'group_topic', 'group_purpose', 'group_name', 'group_archive', 'group_unarchive', 'pinned_item', 'reminder_add',
      'channel_convert_to_private', 'channel_posting_permissions', 'bot_add', 'bot_remove', 'huddle_thread') THEN 'it is a notice of Slack itself'
    WHEN subtype = 'tombstone' THEN 'it was deleted in Slack'
    ELSE ''
  END AS left_out
FROM month
