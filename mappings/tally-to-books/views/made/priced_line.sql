-- The same lines as Zoho takes them: it reckons quantity times rate, and rounds to the cent. Where that does not give the amount that was
-- entered (a discount, a rate of its own kind), the rate is the amount by the quantity; where not even that does, the line is one of the
-- amount, and says the quantity in words.
WITH reckoned AS (
  SELECT *, abs(quantity * CAST(rate AS REAL) * 100 - cents) < 0.4 AND quantity > 0 AND cents >= 0 AS is_own,
    quantity > 0 AND abs(quantity * round(cents / 100.0 / quantity, 6) * 100 - cents) < 0.4 AS is_made
  FROM document_line
)
SELECT r._row, r.guid, v.fate, r.item, r.name, r.account,
  iif(is_own OR is_made, rtrim(rtrim(printf('%.6f', r.quantity), '0'), '.'), '1') AS quantity,
  CASE WHEN is_own THEN rtrim(rtrim(printf('%.6f', CAST(r.rate AS REAL)), '0'), '.')
    WHEN is_made THEN rtrim(rtrim(printf('%.6f', r.cents / 100.0 / r.quantity), '0'), '.')
    ELSE printf('%.2f', r.cents / 100.0) END AS rate,
  iif(is_own OR is_made, '', printf('%g in all', r.quantity)) AS remark
FROM reckoned r JOIN voucher v ON v.guid = r.guid
