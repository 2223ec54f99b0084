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
  SELECT kind, place, _row, written, trim(replace(replace(replace(replace(written, char(160), ' '), ' ', ' ' || char(1)), char(1) || ' ', ''), char(1), '')) AS name FROM used
),
ranked AS (SELECT *, row_number() OVER (PARTITION BY kind, lower(name) ORDER BY place, _row) AS nth FROM plain WHERE name <> '')
SELECT min(p._row) AS _row, p.kind, p.written, r.name FROM plain p JOIN ranked r ON r.nth = 1 AND r.kind = p.kind AND lower(r.name) = lower(p.name)
GROUP BY p.kind, p.written, r.name
