-- People by their ids, with the name by which others know them: the list has no telephone numbers, titles and time zones.
SELECT _row, userid AS id, username, email, coalesce(nullif(displayname, ''), nullif(fullname, ''), nullif(username, ''), userid) AS name,
  CASE WHEN instr(fullname, ' ') = 0 THEN fullname ELSE substr(fullname, 1, instr(fullname, ' ') - 1) END AS first_name,
  CASE WHEN instr(fullname, ' ') = 0 THEN '' ELSE substr(fullname, instr(fullname, ' ') + 1) END AS last_name,
  CASE
    WHEN status LIKE '%bot' OR userid = 'USLACKBOT' THEN 'it is a bot of Slack'
    WHEN status LIKE 'deactivated%' THEN 'it is deactivated in Slack'
    ELSE ''
  END AS left_out,
  CASE WHEN status LIKE '%guest%' THEN 'it is a guest in Slack and will be a user like any other' ELSE '' END AS note,
  '' AS phone, '' AS title, '' AS timezone
FROM slack_user
