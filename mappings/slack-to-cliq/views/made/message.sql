-- Every message, with the time at which it was written. A name is no mention either (see told.sql), and leaves room for a text. What is left out has
-- its reason: notices of Slack itself, and what is in no channel.
-- The day of the calendar by arithmetic: days are counted from 1 March of the year 0, eras of 400 years have 146,097 of them.
WITH known AS (
  SELECT *, CAST(ts AS INTEGER) + 60 * CAST(:zone_minutes AS INTEGER) AS at,
    replace(replace(replace(replace(author, '{@', '{ @'), '{#', '{ #'), '](zohoid:', '] (zohoid:'), '](mail:', '] (mail:') AS called
  FROM post
),
counted AS (SELECT *, at / 86400 + 719468 AS days, at % 86400 / 60 AS minutes FROM known),
era AS (SELECT *, days / 146097 AS era, days % 146097 AS doe FROM counted),
of_era AS (SELECT *, (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365 AS yoe FROM era),
of_year AS (SELECT *, doe - (365 * yoe + yoe / 4 - yoe / 100) AS doy FROM of_era),
month AS (SELECT *, (5 * doy + 2) / 153 AS mp FROM of_year)
SELECT _row, _row AS place, channel, channel_name, ts, thread_ts, files, edited, raw,
  CASE WHEN length(called) > 200 THEN substr(called, 1, 199) || '…' ELSE called END AS author,
  printf('%04d-%02d-%02d %02d:%02d', yoe + era * 400 + (mp > 9), mp + CASE WHEN mp < 10 THEN 3 ELSE -9 END, doy - (153 * mp + 2) / 5 + 1, minutes / 60, minutes % 60) AS time,
  CASE
    WHEN channel = '' THEN 'it is in no channel of the export, as direct messages are'
    WHEN subtype IN ('channel_join', 'channel_leave', 'channel_topic', 'channel_purpose', 'channel_name', 'channel_archive', 'channel_unarchive',
      'group_join', 'group_leave', 'group_topic', 'group_purpose', 'group_name', 'group_archive', 'group_unarchive', 'pinned_item', 'reminder_add',
      'channel_convert_to_private', 'channel_posting_permissions', 'bot_add', 'bot_remove', 'huddle_thread') THEN 'it is a notice of Slack itself'
    WHEN subtype = 'tombstone' THEN 'it was deleted in Slack'
    -- A number of seconds from end to end; what has more digits counts thousandths.
    WHEN ts NOT GLOB '[0-9]*' OR ts GLOB '*[^0-9.]*' OR CAST(ts AS INTEGER) > 99999999999 THEN 'it has no time that can be read'
    WHEN ltrim(:zone_minutes, '+-') = '' OR ltrim(:zone_minutes, '+-') GLOB '*[^0-9]*' THEN 'zone_minutes is no number of minutes: --set zone_minutes=330 is +05:30'
    ELSE ''
  END AS left_out
FROM month
