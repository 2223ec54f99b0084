-- Each way in which a party or an account is written, and the name that is meant: capitals and blanks at its ends or twice within make no other of it.
-- It goes by what the lists have first, else by what the journal has first.
WITH used AS (
  SELECT 'party' AS kind, 1 AS place, _row, "Customer" AS written FROM customer_list
  UNION ALL SELECT 'party', 1, _row, "Vendor" FROM vendor_list
  UNION ALL SELECT 'party', 2, _row, "Name" FROM journal_report
  UNION ALL SELECT 'account', 1, _row, "Account" FROM account_list
  UNION ALL SELECT 'account', 2, _row, "Account" FROM journal_report
),
plain AS (
  SELECT kind, place, min(_row) AS _row, written, trim(replace(replace(replace(replace(written, char(160), ' '), ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '')) AS name FROM used GROUP BY kind, place, written
),
called AS (SELECT *, lower(name) AS called FROM plain WHERE name <> ''),
ranked AS (SELECT *, row_number() OVER (PARTITION BY kind, called ORDER BY place, _row) AS nth FROM called)
SELECT min(c._row) AS _row, c.kind, c.written, trim(r.written) AS name FROM called c JOIN ranked r ON r.kind = c.kind AND r.called = c.called AND r.nth = 1
GROUP BY c.kind, c.written, r.written
