-- The balance of each ledger where the move begins: its own opening balance, and all entries before the cut-over.
SELECT l._row, l.guid, l.name, l.kind, l.account, l.bank, l.contact, l.opening + coalesce(sum(e.cents), 0) AS cents
FROM ledger l
LEFT JOIN (
  SELECT g.ledger_guid, g.cents FROM leg g JOIN voucher v ON v.guid = g.guid
  WHERE :cutover <> '' AND v.date < :cutover AND v.is_entry
) e ON e.ledger_guid = l.guid
GROUP BY l.guid
