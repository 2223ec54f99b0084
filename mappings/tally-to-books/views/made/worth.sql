-- What the legs of invoices, bills, credit notes and vendor credits say they are for: all but the party's, and what rounding left where Zoho
-- has a field of its own for it. Above zero is what the document adds up.
SELECT g._row, g.guid, g.account, g.ledger, v.sign * g.cents AS cents,
  row_number() OVER (PARTITION BY g.guid, g.cents ORDER BY g._row) AS nth
FROM (
  SELECT guid, iif(fate IN ('invoice', 'vendor credit'), 1, -1) AS sign, fate IN ('credit note', 'vendor credit') AS takes_round_off
  FROM voucher WHERE fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
) v JOIN leg g ON g.guid = v.guid
WHERE g.kind = 'account' AND (NOT g.is_round_off OR v.takes_round_off)
