-- The tax of each line. The export does not say it; it says what the tax of the whole document was. So rates are tried, and kept where they give
-- that to the paisa or two: those the items and ledgers name; where they do not, one rate for all lines; one rate for the items alone. Where none does,
-- no line has a tax, and the tax is a line of its own: the books are right, but Zoho's tax reports do not know of it (untold-taxes.sql lists these).
WITH standard (rate) AS (VALUES (100), (250), (1000), (1500), (3000), (5000), (6000), (7500), (12000), (18000), (28000), (40000)),
-- Most documents are told by the rates they name: all others are tried of the rest alone.
unnamed AS (SELECT * FROM taxable WHERE guid NOT IN (SELECT guid FROM named_tax)),
tried (guid, plan, line, cents, rate) AS (
  SELECT t.guid, s.rate, t._row, t.cents, s.rate FROM unnamed t JOIN standard s
  UNION ALL
  SELECT t.guid, 100000 + s.rate, t._row, t.cents, iif(t.item = '', 0, s.rate) FROM unnamed t JOIN standard s
),
summed AS (
  SELECT guid, plan, sum(whole) AS whole, sum(half) AS half, sum(lines) AS lines FROM (
    SELECT guid, plan, CAST(round(sum(cents) * rate / 100000.0) AS INTEGER) AS whole, CAST(round(sum(cents) * rate / 200000.0) AS INTEGER) AS half, count(*) AS lines
    FROM tried GROUP BY guid, plan, rate
  ) GROUP BY guid, plan
),
fitting AS (
  SELECT s.guid, s.plan, iif(t.igst <> 0, t.igst - s.whole, t.cgst + t.sgst - 2 * s.half) AS difference, t.igst <> 0 AS is_inter,
    row_number() OVER (PARTITION BY s.guid ORDER BY s.plan > 100000, abs(iif(t.igst <> 0, t.igst - s.whole, t.cgst + t.sgst - 2 * s.half)), s.plan) AS nth
  FROM summed s JOIN document_tax t ON t.guid = s.guid
  WHERE iif(t.igst <> 0, abs(t.igst - s.whole) <= 1 + s.lines, abs(t.cgst - s.half) <= 1 + s.lines AND abs(t.sgst - s.half) <= 1 + s.lines)
)
-- What the plan said of each line is reckoned once more: looked up among all that were tried, it would take minutes.
SELECT t._row, t.guid, CASE WHEN f.plan < 100000 THEN f.plan WHEN t.item = '' THEN 0 ELSE f.plan - 100000 END AS rate, f.is_inter, f.difference
FROM fitting f CROSS JOIN taxable t ON t.guid = f.guid
WHERE f.nth = 1
UNION ALL
SELECT t._row, t.guid, t.rate, n.is_inter, n.difference FROM named_tax n CROSS JOIN taxable t ON t.guid = n.guid
