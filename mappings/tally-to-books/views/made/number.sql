-- The numbers of documents. Tally's are not unique, and may be missing; Zoho's must be, and of bills those of one vendor. A document keeps its
-- number where no other of its kind has it; otherwise the end of its guid stands behind it, or in its place. A bill's is the vendor's own
-- (the reference), where it was noted.
WITH named (_row, kind, party, key, number, tail) AS (
  SELECT _row, fate, iif(fate = 'bill', contact, ''), guid, iif(fate = 'bill' AND trim(reference) <> '', trim(reference), number), substr(guid, -8)
  FROM voucher WHERE fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
  UNION ALL
  SELECT _row, iif(kind = 'customer', 'invoice', 'bill'), iif(kind = 'customer', '', ledger), key, name, substr(ledger, -8) FROM open_bill
)
SELECT _row, key, CASE
    WHEN number = '' THEN 'no-' || tail
    WHEN count(*) OVER (PARTITION BY kind, party, lower(number)) > 1 THEN number || '-' || tail
    ELSE number END AS number
FROM named
