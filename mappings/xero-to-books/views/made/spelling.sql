-- Each way in which a party is written, and the name that is meant: capitals and blanks at its ends or twice within make no other of it. It goes by what
-- the contacts have first, else by what the documents have first.
WITH used AS (
  SELECT 1 AS place, _row, coalesce(nullif("*ContactName", ''), "ContactName") AS written FROM contact_file
  UNION ALL SELECT 2, _row, coalesce(nullif("*ContactName", ''), "ContactName") FROM sales_file
  UNION ALL SELECT 2, _row, coalesce(nullif("*ContactName", ''), "ContactName") FROM bill_file
),
plain AS (SELECT place, _row, written, trim(replace(replace(replace(replace(written, char(160), ' '), ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '')) AS name FROM used),
ranked AS (SELECT *, row_number() OVER (PARTITION BY lower(name) ORDER BY place, _row) AS nth FROM plain WHERE name <> '')
SELECT min(p._row) AS _row, p.written, r.name FROM plain p JOIN ranked r ON r.nth = 1 AND lower(r.name) = lower(p.name)
GROUP BY p.written, r.name
