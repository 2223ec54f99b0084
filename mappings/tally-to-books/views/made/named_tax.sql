-- The documents whose tax the rates give that their items and ledgers name, to the paisa or two. Zoho reckons each tax on all its lines, and rounds
-- it once; half of a rate is CGST, half SGST.
WITH summed AS (
  SELECT guid, min(_row) AS _row, sum(whole) AS whole, sum(half) AS half, sum(lines) AS lines FROM (
    SELECT min(_row) AS _row, guid, CAST(round(sum(cents) * rate / 100000.0) AS INTEGER) AS whole, CAST(round(sum(cents) * rate / 200000.0) AS INTEGER) AS half, count(*) AS lines
    FROM taxable GROUP BY guid, rate
  ) GROUP BY guid
)
SELECT s._row, s.guid, t.igst <> 0 AS is_inter, iif(t.igst <> 0, t.igst - s.whole, t.cgst + t.sgst - 2 * s.half) AS difference
FROM summed s JOIN document_tax t ON t.guid = s.guid
WHERE iif(t.igst <> 0, abs(t.igst - s.whole) <= 1 + s.lines, abs(t.cgst - s.half) <= 1 + s.lines AND abs(t.sgst - s.half) <= 1 + s.lines)
