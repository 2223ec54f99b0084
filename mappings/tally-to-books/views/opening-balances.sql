-- One object of all opening lines.
SELECT l._row, d.date, l.account, l.bank, iif(l.cents > 0, 'credit', 'debit') AS side,
  iif(l.cents IS NULL, 'no plain number', printf('%d.%02d', abs(l.cents) / 100, abs(l.cents) % 100)) AS amount
FROM opening_line l JOIN opening_date d
