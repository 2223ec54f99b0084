-- Each way in which a party is written, and the name that is meant: capitals and blanks at its ends or twice within make no other of it. It goes by what
-- the contacts have first, else by what the documents have first.
WITH used AS (
  SELECT 1 AS place, _row, "ContactName" AS written FROM contact_file
  UNION ALL SELECT 2, _row, "ContactName" FROM sales_file
  UNION ALL SELECT 2, _row, "ContactName" FROM bill_file
),
plain AS (
  SELECT place, min(_row) AS _row, written, trim(replace(replace(replace(replace(written, char(160), ' '), ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '')) AS name FROM used GROUP BY place, written
),
called AS (SELECT *, lower(name) AS called FROM plain WHERE name <> ''),
ranked AS (SELECT *, row_number() OVER (PARTITION BY called ORDER BY place, _row) AS nth FROM called)
SELECT min(c._row) AS _row, c.written, trim(r.written) AS name FROM called c JOIN ranked r ON r.called = c.called AND r.nth = 1
GROUP BY c.written, r.written
