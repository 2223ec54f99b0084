-- What each stock item was worth when the books began: once, though it may stand in the file again (`is_again`). NULL where that is no plain number.
SELECT min(_row) AS _row, name, times > 1 AS is_again, cents FROM (
  SELECT _row, name, count(*) OVER (PARTITION BY name) AS times,
    iif(opening_value GLOB '*[^0-9.-]*' OR opening_value LIKE '%.%.%' OR opening_value LIKE '_%-%' OR opening_value IN ('-', '.', '-.') OR abs(opening_value) > 1e15, NULL, CAST(round(CAST(opening_value AS REAL) * 100) AS INTEGER)) AS cents
  FROM mst_stock_item
)
WHERE cents IS NOT 0 GROUP BY name, iif(name = '', _row, '')
