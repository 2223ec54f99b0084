SELECT g._row, g.guid, g.account, g.bank, g.contact, iif(g.cents > 0, 'credit', 'debit') AS side,
  iif(g.cents IS NULL, g.amount, printf('%d.%02d', abs(g.cents) / 100, abs(g.cents) % 100)) AS amount
FROM leg g JOIN voucher v ON v.guid = g.guid
WHERE v.fate = 'journal'
ORDER BY g._row
