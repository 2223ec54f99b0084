-- One object of all opening lines. Before the rows of the first stand those that it is said of, so that their file and line are named.
WITH said AS (SELECT * FROM opening_told ORDER BY is_fault DESC)
SELECT iif(row_number() OVER () = 1, coalesce((SELECT group_concat(_row) FROM said) || ',', ''), '') || l._row AS _row, d.date, l.account, l.bank, iif(l.cents > 0, 'credit', 'debit') AS side,
  iif(l.cents IS NULL, 'no plain number', printf('%d.%02d', abs(l.cents) / 100, abs(l.cents) % 100)) AS amount,
  (SELECT group_concat(text, '; ') FROM said WHERE is_fault) AS fault, (SELECT group_concat(text, '; ') FROM said WHERE NOT is_fault) AS note
FROM opening_line l JOIN opening_date d
