-- The items of the same documents.
WITH item AS (
  SELECT i._row, i.guid, i.item, abs(CAST(i.quantity AS REAL)) AS quantity, i.rate, CAST(coalesce(s.gst_rate, 0) AS REAL) AS gst_rate,
    iif(v.fate IN ('invoice', 'vendor credit'), 1, -1) * CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) AS cents
  FROM voucher v JOIN trn_inventory i ON i.guid = v.guid LEFT JOIN mst_stock_item s ON s.name = i.item
  WHERE v.fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
)
SELECT *, row_number() OVER (PARTITION BY guid, cents ORDER BY _row) AS nth FROM item
WHERE cents <> 0 OR quantity <> 0
