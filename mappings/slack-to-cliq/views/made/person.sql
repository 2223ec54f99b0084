-- People by their ids, with the name by which others know them. Slack writes & < > as entities.
SELECT u._row, u.id, u."profile.email" AS email,
  replace(replace(replace(coalesce(
    nullif(u."profile.display_name", ''), nullif(u."profile.real_name", ''), nullif(u.real_name, ''), nullif(u.name, ''), u.id),
    '&lt;', '<'), '&gt;', '>'), '&amp;', '&') AS name,
  CASE
    WHEN u.is_bot = 'true' OR u.id = 'USLACKBOT' THEN 'it is a bot of Slack'
    WHEN u.deleted = 'true' THEN 'it is deactivated in Slack'
    ELSE ''
  END AS left_out
FROM slack_user u
