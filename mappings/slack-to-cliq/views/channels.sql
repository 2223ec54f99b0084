-- Channels, with what they are for.
SELECT c._row, c.id, c.name, c.level, c.description, c.is_archived AS archived, coalesce(p.name, c.creator) AS creator
FROM channel c LEFT JOIN person p ON p.id = c.creator
ORDER BY c._row
