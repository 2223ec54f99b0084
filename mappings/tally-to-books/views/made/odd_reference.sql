-- References of a voucher to bills that do not come to what its entries of the party do, which they always do in Tally. Where one stands twice, it is one
-- too many (`is_again`). So is an opening bill that does, unless all bills come to the party's opening balance: they have no guid.
WITH written (file, _row, guid, ledger, name, type, amount) AS (
  SELECT 'trn_bill.csv', _row, guid, ledger, name, billtype, amount FROM trn_bill WHERE guid <> ''
  UNION ALL
  SELECT 'mst_opening_bill_allocation.csv', _row, '', ledger, name, bill_date, opening_balance FROM mst_opening_bill_allocation WHERE CAST(opening_balance AS REAL) <> 0
),
reference AS (
  SELECT w.file, w._row, w.guid, l.guid AS ledger, l.guid || '/' || lower(trim(w.name)) AS bill, count(*) OVER (PARTITION BY w.guid, l.guid, lower(trim(w.name)), w.type, w.amount) AS times,
    iif(w.amount GLOB '*[^0-9.-]*' OR w.amount LIKE '%.%.%' OR w.amount LIKE '_%-%' OR w.amount IN ('-', '.', '-.') OR abs(w.amount) > 1e15, NULL, CAST(round(CAST(w.amount AS REAL) * 100) AS INTEGER)) AS cents
  FROM written w JOIN ledger_spelling s ON s.spelling = w.ledger JOIN ledger l ON l._row = s.ledger WHERE l.contact <> ''
),
said AS (SELECT guid, ledger, sum(cents) AS cents, count(*) AS n FROM reference GROUP BY guid, ledger HAVING count(*) = count(cents)),
entered AS (
  SELECT guid, ledger_guid AS ledger, sum(cents) AS cents FROM leg WHERE contact <> '' GROUP BY guid, ledger_guid HAVING count(*) = count(cents)
  UNION ALL
  SELECT '', guid, opening FROM ledger WHERE contact <> ''
)
SELECT r._row, r.guid, coalesce(v.fate, '') AS fate, r.ledger, r.bill, r.times > 1 AS is_again, r.file
FROM said s JOIN entered e ON e.guid = s.guid AND e.ledger = s.ledger JOIN reference r ON r.guid = s.guid AND r.ledger = s.ledger LEFT JOIN voucher v ON v.guid = r.guid AND r.guid <> ''
-- More than rounding to two decimals leaves.
WHERE abs(s.cents - e.cents) > s.n AND iif(r.guid = '', r.times > 1, v.is_entry)
