SELECT o._row, o.key, o.ledger, n.number, o.name, iif(o.date = '', d.date, min(o.date, d.date)) AS date, nullif(CAST(o.days AS INTEGER), 0) AS days, 'parties' AS account,
  iif(o.cents IS NULL, 'no plain number', printf('%d.%02d', o.cents / 100, o.cents % 100)) AS amount,
  iif(n.tail = '', '', 'another has its number, so that ' || n.tail || ' stands behind it') || iif(n.tail <> '' AND o.note <> '', '; ', '') || o.note AS note, n.fault || iif(n.fault <> '' AND o.fault <> '', '; ', '') || o.fault AS fault, (SELECT 'all' FROM opening_line LIMIT 1) AS openings
FROM open_bill o JOIN opening_date d JOIN number n ON n.key = o.key
WHERE o.kind = 'vendor'
