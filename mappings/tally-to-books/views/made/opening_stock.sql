-- What the stock was worth when the books began. It is in Tally's balance sheet, and in no ledger where stock is kept by items. NULL where a
-- value is no plain number.
SELECT group_concat(_row) AS _row, iif(count(*) = count(cents), sum(cents), NULL) AS cents
FROM (SELECT _row, opening_value, iif(opening_value GLOB '*[^0-9.-]*' OR opening_value LIKE '%.%.%' OR opening_value LIKE '_%-%' OR opening_value IN ('-', '.', '-.') OR abs(opening_value) > 1e15, NULL, CAST(round(CAST(opening_value AS REAL) * 100) AS INTEGER)) AS cents FROM mst_stock_item)
WHERE cents IS NOT 0 AND opening_value <> ''
-- Where accounts and stock are kept apart, a ledger has it already.
HAVING count(*) > 0 AND NOT EXISTS (SELECT 1 FROM ledger WHERE lower(path) LIKE '%stock-in-hand%' AND opening IS NOT 0)
