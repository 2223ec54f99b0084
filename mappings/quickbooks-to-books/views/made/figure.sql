-- Each way in which an amount is written, and what it comes to in cents: NULL where it is no plain number, as 1.234,56, 12,50 and 1,5,000 are none.
-- Commas stand before each three digits, or as in 12,34,567. What is finer than a cent is rounded, and told.
WITH used AS (
  SELECT _row, "Debit" AS written FROM journal_report UNION ALL SELECT _row, "Credit" FROM journal_report
),
bare AS (
  SELECT min(_row) AS _row, written, replace(replace(replace(replace(written, '$', ''), ' ', ''), '(', '-'), ')', '') AS text FROM used GROUP BY written
),
parted AS (SELECT *, ltrim(substr(text, 1, instr(text || '.', '.') - 1), '-') AS whole FROM bare),
plain AS (
  SELECT _row, written, iif(text NOT LIKE '%.%,%' AND whole GLOB '*,[0-9][0-9][0-9]' AND ',' || whole NOT GLOB '*,,*' AND whole NOT GLOB '*,[0-9],*'
      AND whole NOT GLOB '*[0-9][0-9][0-9][0-9]*' AND (whole NOT GLOB '*,[0-9][0-9],*' OR ',' || whole NOT GLOB '*,[0-9][0-9][0-9],*'),
    replace(text, ',', ''), text) AS number
  FROM parted
),
valued AS (
  SELECT _row, written, iif(number GLOB '*[^0-9.-]*' OR number LIKE '%.%.%' OR number LIKE '_%-%' OR number IN ('.', '-.') OR abs(number) > 1e15, NULL, CAST(number AS REAL) * 100) AS value
  FROM plain
)
-- What reckoning in binary leaves behind is not finer.
SELECT _row, written, CAST(round(value) AS INTEGER) AS cents, coalesce(abs(value - round(value)) > 1e-6 + abs(value) / 1e14, 0) AS is_finer FROM valued
