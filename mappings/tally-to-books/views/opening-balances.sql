-- One object of all opening lines. Before the rows of the first stand those that keep it back, so that their file and line are named.
SELECT iif(row_number() OVER () = 1, coalesce((SELECT group_concat(_row) FROM opening_told WHERE is_fault) || ',', ''), '') || l._row AS _row, d.date, l.account, l.bank, iif(l.cents > 0, 'credit', 'debit') AS side,
  iif(l.cents IS NULL, 'no plain number', printf('%d.%02d', abs(l.cents) / 100, abs(l.cents) % 100)) AS amount,
  (SELECT group_concat(text, '; ') FROM opening_told WHERE is_fault) AS fault, (SELECT group_concat(text, '; ') FROM opening_told WHERE NOT is_fault) AS note
FROM opening_line l JOIN opening_date d
