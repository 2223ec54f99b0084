-- What the stock was worth when the books began. It is in Tally's balance sheet, and in no ledger where stock is kept by items.
SELECT group_concat(_row) AS _row, sum(CAST(round(CAST(opening_value AS REAL) * 100) AS INTEGER)) AS cents FROM mst_stock_item
WHERE CAST(opening_value AS REAL) <> 0
-- Where accounts and stock are kept apart, a ledger has it already.
HAVING count(*) > 0 AND NOT EXISTS (SELECT 1 FROM ledger WHERE lower(path) LIKE '%stock-in-hand%' AND opening IS NOT 0)
