-- Channels, with what they are for, and what is not as it was.
SELECT c._row, c.id, c.new_name AS name, c.level, c.description, c.is_archived AS archived, coalesce(p.name, c.creator) AS creator,
  concat_ws('; ',
    CASE WHEN c.is_archived = 'true' THEN 'it is archived in Slack and will be open in Zoho Cliq, where it can be archived by hand' END,
    CASE WHEN c.new_name <> c.name THEN 'its name is longer than the 50 letters that Zoho Cliq takes: it is cut, with the end of the channel''s id behind it' END) AS note
FROM channel c LEFT JOIN person p ON p.id = c.creator AND p._row = (SELECT min(o._row) FROM person o WHERE o.id = c.creator)
ORDER BY c._row
