-- Rows of stock items whose amount or quantity is no plain number.
SELECT _row, guid FROM trn_inventory
WHERE amount GLOB '*[^0-9.-]*' OR amount LIKE '%.%.%' OR amount LIKE '_%-%' OR amount IN ('-', '.', '-.') OR abs(amount) > 1e15
  OR quantity GLOB '*[^0-9.-]*' OR quantity LIKE '%.%.%' OR quantity LIKE '_%-%' OR quantity IN ('-', '.', '-.') OR abs(quantity) > 1e15
