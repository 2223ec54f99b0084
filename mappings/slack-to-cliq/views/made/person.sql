-- People by their ids, with the name by which others know them. Slack writes & < > as entities.
WITH plain AS (
  SELECT _row, id, name, is_bot, deleted, is_restricted, "profile.email" AS email, "profile.phone" AS phone, "profile.title" AS title, tz AS timezone,
    replace(replace(replace("profile.display_name", '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS display_name,
    replace(replace(replace(CASE WHEN "profile.real_name" = '' THEN real_name ELSE "profile.real_name" END, '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS real_name,
    replace(replace(replace("profile.first_name", '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS first_name,
    replace(replace(replace("profile.last_name", '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS last_name
  FROM slack_user
)
SELECT _row, id, email, coalesce(nullif(display_name, ''), nullif(real_name, ''), nullif(name, ''), id) AS name,
  -- Not every export has the two; the full name is parted at its first blank then.
  CASE WHEN first_name || last_name <> '' THEN first_name WHEN instr(real_name, ' ') = 0 THEN real_name ELSE substr(real_name, 1, instr(real_name, ' ') - 1) END AS first_name,
  CASE WHEN first_name || last_name <> '' THEN last_name WHEN instr(real_name, ' ') = 0 THEN '' ELSE substr(real_name, instr(real_name, ' ') + 1) END AS last_name,
  CASE
    WHEN is_bot = 'true' OR id = 'USLACKBOT' THEN 'it is a bot of Slack'
    WHEN deleted = 'true' THEN 'it is deactivated in Slack'
    ELSE ''
  END AS left_out,
  CASE WHEN is_restricted = 'true' THEN 'it is a guest in Slack and will be a user like any other' ELSE '' END AS note,
  phone, title, timezone
FROM plain
