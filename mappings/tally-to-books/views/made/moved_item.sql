-- The items of the same documents. One whose amount or quantity is no plain number is not among them: its document is rejected (told.sql).
WITH item AS (
  SELECT i._row, i.guid, coalesce(s.name, i.item) AS item, abs(CAST(i.quantity AS REAL)) AS quantity, i.rate, CAST(coalesce(s.gst_rate, 0) AS REAL) AS gst_rate,
    iif(v.fate IN ('invoice', 'vendor credit'), 1, -1) * CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) AS cents
  FROM voucher v JOIN trn_inventory i ON i.guid = v.guid LEFT JOIN item_spelling p ON p.spelling = i.item LEFT JOIN mst_stock_item s ON s._row = p.item
  WHERE v.fate IN ('invoice', 'bill', 'credit note', 'vendor credit') AND i._row NOT IN (SELECT _row FROM odd_item)
)
SELECT *, row_number() OVER (PARTITION BY guid, cents ORDER BY _row) AS nth FROM item
WHERE cents <> 0 OR quantity <> 0
