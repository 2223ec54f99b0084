-- Every message as its file has it, with who wrote it and all that it says, in Slack's own marks. What a bot says stands in its attachments and
-- blocks, often there alone. The folder of a channel goes by its name; that of a direct message is no channel's.
-- Of two people with one id the first has written, and of two channels with one name it was in the first.
SELECT m._row, coalesce(c.id, '') AS channel, coalesce(c.name, m._folder) AS channel_name, m.subtype, m.ts, m.thread_ts, m.files, m."edited.ts" AS edited,
  coalesce(
    CASE WHEN m.subtype = 'bot_message' THEN nullif(m.username, '') END, p.name, nullif(m."user_profile.real_name", ''), nullif(m.username, ''),
    nullif(m."bot_profile.name", ''), nullif(m.user, ''), 'somebody') AS author,
  m.text || coalesce(l.text, '') || coalesce((SELECT group_concat(a.text, '' ORDER BY a.position) FROM attachment a WHERE a.place = m._row), '') AS raw
FROM slack_message m
LEFT JOIN channel c ON c.name = m._folder AND c._row = (SELECT min(o._row) FROM channel o WHERE o.name = m._folder)
LEFT JOIN person p ON p.id = m.user AND p._row = (SELECT min(o._row) FROM person o WHERE o.id = m.user)
LEFT JOIN layout l ON l.place = m._row AND l.attachment = -1
