-- The same of stock items.
WITH item AS (SELECT _row, name, lower(trim(name)) AS called FROM mst_stock_item),
used AS (
  SELECT min(_row) AS _row, item AS spelling, lower(trim(item)) AS called FROM (
    SELECT _row, item FROM trn_inventory UNION ALL SELECT _row, name FROM mst_stock_item
  ) GROUP BY item
)
SELECT u._row, u.spelling, coalesce(min(iif(i.name = u.spelling, i._row, NULL)), min(i._row)) AS item
FROM used u JOIN item i ON i.called = u.called GROUP BY u.spelling
