-- Every account with a balance where the move begins, what parties owe in all (once: their own opening documents follow), and what is missing
-- to make both sides even, as a line of its own. NULL where an amount is no plain number.
WITH line (_row, account, bank, cents) AS (
  SELECT _row, account, bank, cents FROM opening WHERE contact = ''
  UNION ALL
  SELECT group_concat(_row), 'parties', '', iif(count(*) = count(cents), sum(cents), NULL) FROM opening WHERE contact <> '' AND cents IS NOT 0 HAVING count(*) > 0
  UNION ALL
  SELECT _row, 'stock', '', cents FROM opening_stock
  UNION ALL
  SELECT group_concat(_row), 'difference', '', -sum(cents) FROM (SELECT _row, cents FROM opening UNION ALL SELECT _row, cents FROM opening_stock)
  WHERE cents IS NOT 0 HAVING count(*) > 0
)
SELECT _row, account, bank, cents FROM line WHERE cents IS NOT 0
