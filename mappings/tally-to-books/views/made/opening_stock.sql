-- What the stock was worth when the books began. It is in Tally's balance sheet, and in no ledger where stock is kept by items. NULL where a
-- value is no plain number.
SELECT group_concat(_row) AS _row, iif(count(*) = count(cents), sum(cents), NULL) AS cents FROM opening_item
-- Where accounts and stock are kept apart, a ledger has it already.
HAVING count(*) > 0 AND NOT EXISTS (SELECT 1 FROM ledger WHERE lower(path) LIKE '%stock-in-hand%' AND opening IS NOT 0)
