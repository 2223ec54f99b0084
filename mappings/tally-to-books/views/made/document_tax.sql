-- What the tax legs of a document come to, by kind: IGST between two states, CGST and SGST within one. `other` is what Zoho has no rate for. Legs
-- that come to nothing together (`is_reverse`) are of a tax that the buyer owes: reverse charge.
SELECT group_concat(g._row) AS _row, g.guid, max(iif(g.head = 'igst', g.account, '')) AS igst_account, max(iif(g.head = 'cgst', g.account, '')) AS cgst_account,
  max(iif(g.head = 'sgst', g.account, '')) AS sgst_account,
  sum(iif(g.head = 'igst', v.sign * g.cents, 0)) AS igst, sum(iif(g.head = 'cgst', v.sign * g.cents, 0)) AS cgst,
  sum(iif(g.head = 'sgst', v.sign * g.cents, 0)) AS sgst, sum(iif(g.head = 'other', v.sign * g.cents, 0)) AS other,
  count(nullif(g.cents, 0)) > 0 AND sum(iif(g.head = 'igst', g.cents, 0)) = 0 AND sum(iif(g.head = 'cgst', g.cents, 0)) = 0
    AND sum(iif(g.head = 'sgst', g.cents, 0)) = 0 AND sum(iif(g.head = 'other', g.cents, 0)) = 0 AS is_reverse
FROM (
  SELECT guid, iif(fate IN ('invoice', 'vendor credit'), 1, -1) AS sign FROM voucher WHERE fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
) v JOIN leg g ON g.guid = v.guid
WHERE g.kind = 'tax'
GROUP BY g.guid
