-- The balance of each ledger where the move begins: its own opening balance, and all entries before the cut-over. NULL where an amount of it is
-- no plain number. A ledger that is not among the masters keeps its name as the account, so that it is missed and not forgotten.
WITH earlier AS (
  SELECT _row, ledger_guid, ledger, cents FROM leg WHERE guid IN (SELECT guid FROM voucher WHERE is_entry AND left_out <> '')
)
SELECT l._row, l.guid, l.name, l.kind, l.account, l.bank, l.contact, iif(count(e._row) = count(e.cents), l.opening + coalesce(sum(e.cents), 0), NULL) AS cents
FROM ledger l LEFT JOIN earlier e ON e.ledger_guid = l.guid
GROUP BY l.guid
UNION ALL
SELECT min(_row), ledger, ledger, 'unknown', ledger, '', '', sum(cents) FROM earlier WHERE ledger_guid IS NULL GROUP BY ledger
