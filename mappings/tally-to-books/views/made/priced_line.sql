-- The same lines as Zoho takes them: it reckons quantity times rate, and rounds to the cent. Where that does not give the amount that was
-- entered (a discount, a rate of its own kind), the rate is the amount by the quantity; where not even that does, the line is one of the
-- amount, and says the quantity in words. Beside them stand taxes that could not be told, and what Tally has rounded otherwise than Zoho does.
WITH told AS (SELECT min(_row) AS _row, guid, is_inter, difference FROM line_tax GROUP BY guid),
-- CGST and SGST are the same in Zoho: half of what both come to there.
rounding (_row, guid, account, cents) AS (
  SELECT l._row, l.guid, t.igst_account, l.difference FROM told l JOIN document_tax t ON t.guid = l.guid WHERE l.is_inter
  UNION ALL
  SELECT l._row, l.guid, t.cgst_account, t.cgst - (t.cgst + t.sgst - l.difference) / 2 FROM told l JOIN document_tax t ON t.guid = l.guid WHERE NOT l.is_inter
  UNION ALL
  SELECT l._row, l.guid, t.sgst_account, t.sgst - (t.cgst + t.sgst - l.difference) / 2 FROM told l JOIN document_tax t ON t.guid = l.guid WHERE NOT l.is_inter
),
line (_row, guid, item, name, account, quantity, cents, rate, tax, tax_group) AS (
  SELECT d._row, d.guid, d.item, d.name, d.account, d.quantity, d.cents, d.rate,
    iif(t.rate > 0 AND t.is_inter, t.rate, ''), iif(t.rate > 0 AND NOT t.is_inter, t.rate, '')
  FROM document_line d LEFT JOIN line_tax t ON t._row = d._row
  UNION ALL
  SELECT g._row, g.guid, '', g.ledger, g.account, 1, iif(v.fate IN ('invoice', 'vendor credit'), 1, -1) * g.cents, '', '', ''
  FROM document_tax t JOIN leg g ON g.guid = t.guid AND g.kind = 'tax' JOIN voucher v ON v.guid = t.guid
  WHERE NOT EXISTS (SELECT 1 FROM line_tax l WHERE l.guid = t.guid)
  UNION ALL
  SELECT _row, guid, '', 'Rounding of tax', account, 1, cents, '', '', '' FROM rounding WHERE cents <> 0
),
reckoned AS (
  SELECT *, abs(quantity * CAST(rate AS REAL) * 100 - cents) < 0.4 AND quantity > 0 AND cents >= 0 AS is_own,
    quantity > 0 AND abs(quantity * round(cents / 100.0 / quantity, 6) * 100 - cents) < 0.4 AS is_made
  FROM line
)
SELECT r._row, r.guid, v.fate, CASE WHEN r.item <> '' THEN 0 WHEN r.name = 'Rounding of tax' THEN 2 ELSE 1 END AS place, r.item, r.name, r.account, iif(r.tax = '', '', 'igst ' || r.tax) AS tax, r.tax_group,
  iif(is_own OR is_made, rtrim(rtrim(printf('%.6f', r.quantity), '0'), '.'), '1') AS quantity,
  CASE WHEN is_own THEN rtrim(rtrim(printf('%.6f', CAST(r.rate AS REAL)), '0'), '.')
    WHEN is_made THEN rtrim(rtrim(printf('%.6f', r.cents / 100.0 / r.quantity), '0'), '.')
    ELSE printf('%.2f', r.cents / 100.0) END AS rate,
  iif(is_own OR is_made, '', printf('%g in all', r.quantity)) AS remark
FROM reckoned r JOIN voucher v ON v.guid = r.guid
