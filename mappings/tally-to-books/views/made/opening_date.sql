-- The day the opening balances are of: the day before the cut-over, or before the first entry where the whole history moves. Views know no
-- calendar, so it is reckoned here.
WITH first (_row, day) AS (
  SELECT min(_row), iif(:cutover <> '', :cutover, min(date)) FROM voucher WHERE is_entry
),
parts (_row, y, m, d) AS (
  SELECT _row, CAST(substr(day, 1, 4) AS INTEGER), CAST(substr(day, 6, 2) AS INTEGER), CAST(substr(day, 9, 2) AS INTEGER) FROM first
)
SELECT _row, CASE
    WHEN d > 1 THEN printf('%04d-%02d-%02d', y, m, d - 1)
    WHEN m = 1 THEN printf('%04d-12-31', y - 1)
    WHEN m = 3 THEN printf('%04d-02-%02d', y, iif(y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0), 29, 28))
    WHEN m IN (5, 7, 10, 12) THEN printf('%04d-%02d-30', y, m - 1)
    ELSE printf('%04d-%02d-31', y, m - 1) END AS date
FROM parts WHERE _row IS NOT NULL
