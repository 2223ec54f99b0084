-- What is said of the opening balances: why they cannot be sent (`is_fault`), and what somebody should look at. They are one record of many
-- rows, in which nobody sees a wrong one: of each reason it is said how many there are, and which is the first. Each is among what is left out, too.
WITH earlier AS (SELECT *, trim(type || ' ' || number) || ' of ' || date || ', guid ' || guid AS called FROM voucher WHERE is_entry AND left_out <> ''),
odd (_row, called, is_fault, what, remedy) AS (
  SELECT _row, called, 1, 'stand more than once in trn_voucher.csv', 'take all rows of each out but one, or export anew' FROM earlier WHERE is_again
  UNION ALL
  SELECT _row, called, 1, 'do not come out even by their entries (trn_accounting.csv), of which one is missing or there twice', 'export anew' FROM earlier WHERE is_uneven
  UNION ALL
  SELECT _row, called, 0, 'have all their entries twice in trn_accounting.csv, and count twice', 'see in Tally whether that is right' FROM earlier WHERE is_doubled
)
SELECT min(_row) AS _row, is_fault, 'vouchers before the cut-over ' || what || ' (' || count(*) || ' in all, the first ' || called || '): ' || remedy AS text
FROM odd GROUP BY is_fault, what, remedy
