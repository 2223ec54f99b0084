-- The GST of vouchers that are no journals in Tally and are in Zoho, since no document there fits: a sale for cash, two parties, an expense with
-- GST. A payment of the tax itself is none of them. Credits are positive.
SELECT group_concat(g._row) AS _row, g.guid,
  sum(iif(g.head = 'igst', g.cents, 0)) AS igst, sum(iif(g.head = 'cgst', g.cents, 0)) AS cgst, sum(iif(g.head = 'sgst', g.cents, 0)) AS sgst
FROM voucher v JOIN leg g ON g.guid = v.guid
WHERE v.fate = 'journal' AND v.base <> 'journal' AND g.kind = 'tax' AND g.head <> 'other'
  AND EXISTS (SELECT 1 FROM leg o WHERE o.guid = v.guid AND o.kind = 'account' AND NOT o.is_round_off)
GROUP BY g.guid
