-- What is settled of which document. Never more than the payment has, nor than the document is; what is left stays on account, as does what
-- settles a bill that a journal has made.
WITH capped AS (
  SELECT _row, guid, type, key, max(0, min(cents, (SELECT max(d.total) FROM settlable d WHERE d.key = c.key)
    - coalesce((SELECT sum(b.cents) FROM covered_claim b WHERE b.key = c.key AND b.nth < c.nth), 0))) AS cents
  FROM covered_claim c
)
SELECT group_concat(_row) AS _row, guid, key, sum(cents) AS cents, printf('%d.%02d', sum(cents) / 100, sum(cents) % 100) AS amount,
  -- Of these, by an Agst Ref of the payment's own; the rest by one of the document's.
  sum(iif(type = 'agst ref', cents, 0)) AS against,
  -- Of these two one is empty: a document is a voucher of the move, or an opening bill.
  iif(key IN (SELECT key FROM open_bill), '', key) AS voucher, iif(key IN (SELECT key FROM open_bill), key, '') AS opening
FROM capped GROUP BY guid, key HAVING sum(cents) > 0
