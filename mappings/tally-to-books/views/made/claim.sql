-- What payments and credit notes say they settle: which invoice or bill, and how much of it. Tally names the bill on both sides: whichever
-- voucher was first has it as New Ref (or Advance), the other as Agst Ref. A name may be used again in another year: then the nearest day
-- before is meant, and of those that take up an advance the ones behind it come first. Numbered within its payment.
WITH settler AS (
  SELECT _row, guid, date, bill, type, abs(party) AS total, abs(cents) AS cents FROM bill_reference
  WHERE fate IN ('customer payment', 'vendor payment', 'credit note', 'vendor credit') AND (cents > 0) = (party > 0)
),
meant AS (
  SELECT s._row, s.guid, s.date, s.type, s.total AS has, s.cents, d.key,
    row_number() OVER (PARTITION BY s._row ORDER BY d.date <= s.date DESC, iif(d.date <= s.date, d.date, NULL) DESC, d.date, d.key) AS nearest
  FROM settler s JOIN settlable d ON d.bill = s.bill AND d.type = 'new ref'
  WHERE s.type = 'agst ref'
),
pair AS (
  SELECT _row, guid, date, type, has, cents, 0 AS is_before, '' AS taken, key FROM meant WHERE nearest = 1
  UNION ALL
  SELECT s._row, s.guid, s.date, s.type, s.total, min(s.cents, d.cents), d.date < s.date, d.date, d.key
  FROM settler s JOIN settlable d ON d.bill = s.bill AND d.type = 'agst ref'
  WHERE s.type IN ('new ref', 'advance')
)
SELECT *, row_number() OVER (PARTITION BY guid ORDER BY _row, is_before, taken, key) AS nth FROM pair
