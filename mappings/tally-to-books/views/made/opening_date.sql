-- The day the opening balances are of: the day before the cut-over, or before the first entry where the whole history moves. Where there is
-- neither, it is none, and the opening balances are rejected with that. Views know no calendar, so it is reckoned here.
WITH first (_row, day) AS (
  SELECT coalesce((SELECT min(_row) FROM voucher WHERE is_entry), (SELECT min(_row) FROM ledger)),
    iif(:cutover <> '', :cutover, (SELECT min(date) FROM voucher WHERE is_entry AND date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'))
),
parts (_row, y, m, d) AS (
  SELECT _row, CAST(substr(day, 1, 4) AS INTEGER), CAST(substr(day, 6, 2) AS INTEGER), CAST(substr(day, 9, 2) AS INTEGER) FROM first
)
SELECT _row, CASE
    WHEN d IS NULL THEN 'neither a cut-over nor a voucher'
    WHEN d > 1 THEN printf('%04d-%02d-%02d', y, m, d - 1)
    WHEN m = 1 THEN printf('%04d-12-31', y - 1)
    WHEN m = 3 THEN printf('%04d-02-%02d', y, iif(y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0), 29, 28))
    WHEN m IN (5, 7, 10, 12) THEN printf('%04d-%02d-30', y, m - 1)
    ELSE printf('%04d-%02d-31', y, m - 1) END AS date
FROM parts WHERE _row IS NOT NULL
