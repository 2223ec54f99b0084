-- What payments and credit notes say they settle: which invoice or bill, and how much of it. Tally names the bill on both sides: whichever
-- voucher was first has it as New Ref (or Advance), the other as Agst Ref. Numbered within its payment.
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
)
SELECT *, row_number() OVER (PARTITION BY guid ORDER BY _row, key) AS nth FROM pair WHERE key IS NOT NULL
