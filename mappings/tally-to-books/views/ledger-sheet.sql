-- The sheet to sign before the first call: each ledger, what it becomes in Zoho Books, what it stands at where the move begins, and at the end, as
-- Tally says and as its entries come to. No stream reads it; `zohomigrate preview` writes it out (docs/tally.md).
SELECT l._row, l.name AS ledger, iif(l.path = '', 'Primary', l.path) AS tally_group,
  CASE
    WHEN l.kind = 'customer' THEN 'customer' WHEN l.kind = 'vendor' THEN 'vendor' WHEN l.kind = 'bank' THEN 'bank account'
    WHEN l.kind = 'tax' THEN 'tax and account' ELSE 'account' END AS becomes,
  CASE l.kind WHEN 'customer' THEN 'Accounts Receivable' WHEN 'vendor' THEN 'Accounts Payable' ELSE l.name END AS account,
  l.account_type,
  printf('%d.%02d', abs(o.cents) / 100, abs(o.cents) % 100) AS opening_balance,
  CASE WHEN o.cents > 0 THEN 'Cr' WHEN o.cents < 0 THEN 'Dr' ELSE '' END AS side,
  coalesce(c.said, '') AS closing_in_tally, coalesce(c.reckoned, '') AS closing_by_entries,
  ltrim(iif(l.fault = '', '', '; ' || l.fault) || iif(l.note = '', '', '; ' || l.note) || iif(coalesce(c.note, '') = '', '', '; by its entries it stands elsewhere at the end than Tally says'), '; ') AS note
FROM ledger l JOIN opening o ON o.guid = l.guid LEFT JOIN closing c ON c.guid = l.guid
UNION ALL
SELECT _row, 'Opening stock of the stock items', '', 'account', 'Opening Stock', 'other_current_asset', printf('%d.%02d', abs(cents) / 100, abs(cents) % 100),
  iif(cents > 0, 'Cr', 'Dr'), '', '', 'in no ledger; as when the books began' FROM opening_stock
UNION ALL
SELECT min(_row), 'Difference in Opening Balances', '', 'account', 'Difference in Opening Balances', 'other_current_liability',
  printf('%d.%02d', abs(sum(cents)) / 100, abs(sum(cents)) % 100), CASE WHEN sum(cents) > 0 THEN 'Dr' WHEN sum(cents) < 0 THEN 'Cr' ELSE '' END, '', '',
  'what the opening balances differ by'
FROM (SELECT _row, cents FROM opening UNION ALL SELECT _row, cents FROM opening_stock)
ORDER BY 3, 2
