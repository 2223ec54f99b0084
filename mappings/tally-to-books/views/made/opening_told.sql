-- What is said of the opening balances: why they cannot be sent (`is_fault`), and what somebody should look at. They are one record of many
-- rows, in which nobody sees a wrong one: of each reason it is said how many there are, and which is the first.
WITH earlier AS (SELECT *, trim(type || ' ' || number) || ' of ' || date || ', guid ' || guid AS called FROM voucher WHERE is_entry AND left_out <> ''),
odd (_row, called, is_fault, what, remedy) AS (
  SELECT _row, called, 1, 'vouchers before the cut-over stand more than once in trn_voucher.csv', 'take all rows of each out but one, or export anew' FROM earlier WHERE is_again
  UNION ALL
  SELECT _row, called, 1, 'vouchers before the cut-over do not come out even by their entries (trn_accounting.csv), of which one is missing or there twice', 'export anew' FROM earlier WHERE is_uneven
  UNION ALL
  SELECT _row, called, 0, 'vouchers before the cut-over have all their entries twice in trn_accounting.csv, and count twice', 'see in Tally whether that is right' FROM earlier WHERE is_doubled
  UNION ALL
  SELECT _row, 'guid ' || guid, 0, 'vouchers without a day, or that are not in trn_voucher.csv, may be of before the cut-over, and are not among them', 'mend these first'
  FROM voucher WHERE :cutover <> '' AND fate <> '' AND date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
  UNION ALL
  -- The account of any other ledger is a line of theirs, and they wait for it.
  SELECT l._row, l.name || ', guid ' || l.guid, 1, 'what customers owe and vendors are owed cannot be told, for ledgers that are rejected themselves', 'mend these in mst_ledger.csv or mst_group.csv, or export anew'
  FROM ledger l JOIN opening o ON o._row = l._row WHERE l.fault <> '' AND l.contact <> '' AND o.cents IS NOT 0
  UNION ALL
  SELECT _row, name, 1, 'stock items that were worth something when the books began stand more than once in mst_stock_item.csv', 'take all rows of each out but one, or export anew' FROM opening_item WHERE is_again AND EXISTS (SELECT 1 FROM opening_stock)
)
SELECT min(_row) AS _row, is_fault, what || ' (' || count(*) || ' in all, the first ' || called || '): ' || remedy AS text
FROM odd GROUP BY is_fault, what, remedy
UNION ALL
SELECT _row, 0, 'what they do not come out even by (' || printf('%d.%02d', abs(cents) / 100, abs(cents) % 100) || iif(cents > 0, ' credit', ' debit') || ') is a line of theirs, Difference in Opening Balances: see that Tally shows as much'
FROM opening_line WHERE account = 'difference' AND NOT EXISTS (SELECT 1 FROM opening_line WHERE cents IS NULL)
