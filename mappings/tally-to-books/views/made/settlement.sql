-- What payments and credit notes settle: which invoice or bill, and how much of it. Tally names the bill on both sides: whichever voucher was
-- first has it as New Ref (or Advance), the other as Agst Ref. Never more than the payment has, nor than the document is; what is left stays
-- on account, as does what settles a bill that a journal has made.
WITH settler AS (
  SELECT _row, guid, date, bill, type, abs(party) AS total, abs(cents) AS cents FROM bill_reference
  WHERE fate IN ('customer payment', 'vendor payment', 'credit note', 'vendor credit') AND (cents > 0) = (party > 0)
),
pair AS (
  SELECT s._row, s.guid, s.date, s.total AS has, s.cents,
    (SELECT d.key FROM settlable d WHERE d.bill = s.bill AND d.type = 'new ref' ORDER BY d.date, d.key LIMIT 1) AS key
  FROM settler s WHERE s.type = 'agst ref'
  UNION ALL
  SELECT s._row, s.guid, s.date, s.total, min(s.cents, d.cents), d.key
  FROM settler s JOIN settlable d ON d.bill = s.bill AND d.type = 'agst ref'
  WHERE s.type IN ('new ref', 'advance')
),
within AS (
  SELECT _row, guid, date, key, max(0, min(cents, has - coalesce(sum(cents) OVER earlier, 0))) AS cents
  FROM pair WHERE key IS NOT NULL
  WINDOW earlier AS (PARTITION BY guid ORDER BY _row, key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
capped AS (
  SELECT w._row, w.guid, w.key, max(0, min(w.cents, (SELECT max(d.total) FROM settlable d WHERE d.key = w.key) - coalesce(sum(w.cents) OVER earlier, 0))) AS cents
  FROM within w
  WINDOW earlier AS (PARTITION BY w.key ORDER BY w.date, w._row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT group_concat(_row) AS _row, guid, key, sum(cents) AS cents, printf('%d.%02d', sum(cents) / 100, sum(cents) % 100) AS amount,
  -- Of these two one is empty: a document is a voucher of the move, or an opening bill.
  iif(key IN (SELECT key FROM open_bill), '', key) AS voucher, iif(key IN (SELECT key FROM open_bill), key, '') AS opening
FROM capped GROUP BY guid, key HAVING sum(cents) > 0
