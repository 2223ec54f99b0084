-- The items of the same documents.
SELECT i._row, i.guid, i.item, abs(CAST(i.quantity AS REAL)) AS quantity, i.rate,
  iif(v.fate IN ('invoice', 'vendor credit'), 1, -1) * CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) AS cents,
  row_number() OVER (PARTITION BY i.guid, CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) ORDER BY i._row) AS nth
FROM voucher v JOIN trn_inventory i ON i.guid = v.guid
WHERE v.fate IN ('invoice', 'bill', 'credit note', 'vendor credit') AND (CAST(i.amount AS REAL) <> 0 OR CAST(i.quantity AS REAL) <> 0)
