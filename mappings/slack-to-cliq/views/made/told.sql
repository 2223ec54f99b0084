-- The text of each message as people read it: <@U1> is a name, <#C1|dev> a channel, <https://…|label> a link, &amp; an ampersand. What Cliq would take
-- for a mention of its own is parted by a blank, so that nobody is called to a message of years ago. Of two people, channels or
-- messages with one id the first is named, and a reply is there once.
WITH RECURSIVE piece (place, n, token, behind) AS (
  SELECT place, 0, '', raw FROM message WHERE left_out = ''
  UNION ALL
  -- What begins as no mark of Slack's does is a sign like any other.
  SELECT place, n + 1,
    CASE WHEN substr(behind, instr(behind, '<')) GLOB '<[@#!]*>*'
        OR (substr(behind, instr(behind, '<')) GLOB '<[a-z]*:*>*' AND instr(substr(behind, instr(behind, '<')), ':') < instr(substr(behind, instr(behind, '<')), '>'))
      THEN substr(behind, instr(behind, '<') + 1, instr(substr(behind, instr(behind, '<')), '>') - 2)
      ELSE '<' END,
    CASE WHEN substr(behind, instr(behind, '<')) GLOB '<[@#!]*>*'
        OR (substr(behind, instr(behind, '<')) GLOB '<[a-z]*:*>*' AND instr(substr(behind, instr(behind, '<')), ':') < instr(substr(behind, instr(behind, '<')), '>'))
      THEN substr(behind, instr(behind, '<') + instr(substr(behind, instr(behind, '<')), '>'))
      ELSE substr(behind, instr(behind, '<') + 1) END
  FROM piece WHERE instr(behind, '<') > 0
),
marked AS (
  SELECT place, n,
    CASE WHEN instr(behind, '<') > 0 THEN substr(behind, 1, instr(behind, '<') - 1) ELSE behind END AS plain,
    CASE WHEN instr(token, '|') > 0 THEN substr(token, 1, instr(token, '|') - 1) ELSE token END AS target,
    CASE WHEN instr(token, '|') > 0 THEN substr(token, instr(token, '|') + 1) ELSE '' END AS label
  FROM piece
),
said AS (
  SELECT m.place, group_concat(CASE
      WHEN m.target IN ('', '<') THEN m.target
      WHEN m.target LIKE '@%' THEN '@' || coalesce((SELECT p.name FROM person p WHERE p.id = substr(m.target, 2) ORDER BY p._row LIMIT 1), nullif(m.label, ''), substr(m.target, 2))
      WHEN m.target LIKE '#%' THEN '#' || coalesce((SELECT c.new_name FROM channel c WHERE c.id = substr(m.target, 2) ORDER BY c._row LIMIT 1), nullif(m.label, ''), substr(m.target, 2))
      WHEN m.target LIKE '!%' THEN coalesce(nullif(m.label, ''), '@' || substr(m.target, 2))
      WHEN m.target LIKE 'mailto:%' THEN coalesce(nullif(m.label, ''), substr(m.target, 8))
      WHEN m.label IN ('', m.target) THEN m.target
      ELSE m.label || ' (' || m.target || ')'
    END || m.plain, '' ORDER BY m.n) AS text
  FROM marked m
  GROUP BY m.place
),
linked AS (
  SELECT m._row, m.place, m.channel, m.ts, m.thread_ts, m.edited, m.author, m.time,
    replace(replace(replace(s.text, '&lt;', '<'), '&gt;', '>'), '&amp;', '&')
    || coalesce((
      -- What is no list is one file, and what is no file of Slack's (its id alone) is told as it stands.
      SELECT group_concat(char(10) || 'File: ' || CASE WHEN f.type <> 'object' THEN f.value
        ELSE coalesce(nullif(f.value ->> 'title', ''), f.value ->> 'name', 'without a name') || coalesce(' (' || coalesce(f.value ->> 'permalink', f.value ->> 'url_private') || ')', '') END,
        '' ORDER BY f.key)
      FROM json_each(CASE WHEN m.files = '' THEN '[]' WHEN NOT json_valid(m.files) THEN json_array(m.files) WHEN json_type(m.files) = 'array' THEN m.files ELSE '[' || m.files || ']' END) f
      ), '') AS body
  FROM said s JOIN message m ON m.place = s.place
),
root AS (SELECT min(place) AS place, channel, ts, time, author FROM message GROUP BY channel, ts)
SELECT l._row, l.place,
  l.author || ', ' || l.time || ' ' || :zone || CASE WHEN l.edited = '' THEN '' ELSE ', edited' END
  || CASE
    WHEN l.thread_ts IN ('', l.ts) THEN ''
    ELSE ', in reply to ' || coalesce(root.author || ', ' || root.time, 'a message that is not there')
      || CASE WHEN :workspace = '' THEN '' ELSE ' (https://' || :workspace || '.slack.com/archives/' || l.channel || '/p' || replace(l.thread_ts, '.', '') || ')' END
  END AS head,
  coalesce(root.ts, '') AS reply_to,
  trim(replace(replace(replace(replace(l.body, '{@', '{ @'), '{#', '{ #'), '](zohoid:', '] (zohoid:'), '](mail:', '] (mail:'), ' ' || char(10)) AS body
FROM linked l
LEFT JOIN root ON root.channel = l.channel AND root.ts = l.thread_ts AND root.ts <> l.ts
