-- One object: every account with a balance where the move begins, what parties owe in all (once: their own opening documents follow), and
-- what is missing to make both sides even, as a line of its own.
WITH line (_row, account, bank, cents) AS (
  SELECT _row, account, bank, cents FROM opening WHERE contact = ''
  UNION ALL
  SELECT group_concat(_row), 'parties', '', sum(cents) FROM opening WHERE contact <> '' AND cents IS NOT 0 HAVING count(*) > 0
  UNION ALL
  SELECT _row, 'stock', '', cents FROM opening_stock
  UNION ALL
  SELECT group_concat(_row), 'difference', '', -sum(cents) FROM (SELECT _row, cents FROM opening UNION ALL SELECT _row, cents FROM opening_stock)
  WHERE cents IS NOT 0 HAVING count(*) > 0
)
SELECT l._row, d.date, l.account, l.bank, iif(l.cents > 0, 'credit', 'debit') AS side,
  iif(l.cents IS NULL, 'no plain number', printf('%d.%02d', abs(l.cents) / 100, abs(l.cents) % 100)) AS amount
FROM line l JOIN opening_date d
WHERE l.cents IS NOT 0
