SELECT o._row, o.key, o.ledger, n.number, o.name, iif(o.date = '', d.date, min(o.date, d.date)) AS date, nullif(CAST(o.days AS INTEGER), 0) AS days, 'parties' AS account,
  printf('%d.%02d', o.cents / 100, o.cents % 100) AS amount
FROM open_bill o JOIN opening_date d JOIN number n ON n.key = o.key
WHERE o.kind = 'vendor'
