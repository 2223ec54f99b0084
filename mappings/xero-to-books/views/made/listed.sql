-- The rows of the contacts. Of several of one name the first counts (`nth`).
SELECT c.*, s.name, row_number() OVER (PARTITION BY s.name ORDER BY c._row) AS nth, count(*) OVER (PARTITION BY s.name) AS times
FROM contact_file c JOIN spelling s ON s.written = c."ContactName"
