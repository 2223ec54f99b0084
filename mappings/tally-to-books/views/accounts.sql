-- Ledgers that become accounts, those of taxes too, and the accounts of the move's own.
SELECT l._row, l.guid AS key,
  -- Zoho takes no name twice, and these are of the move's own, below.
  l.name || iif(lower(trim(l.name)) IN ('accounts receivable', 'accounts payable', 'opening balances of parties', 'opening stock', 'difference in opening balances'), ' (Tally)', '') AS name,
  l.account_type AS type, substr('Tally: ' || iif(l.path = '', 'Primary', l.path) || r.text, 1, 500) AS remark, l.fault,
  ltrim(iif(l.note = '', '', '; ' || l.note) || iif(coalesce(c.note, '') = '', '', '; ' || c.note)
    || iif(length('Tally: ' || iif(l.path = '', 'Primary', l.path) || r.text) > 500, '; its description is cut to the 500 characters that Zoho takes', '')
    || iif(trim(m.mailing_address || m.email || m.mobile || m.gstn) = '', '', '; its address, e-mail, phone or GSTIN stays behind: an account in Zoho Books has none'), '; ') AS note
FROM ledger l JOIN mst_ledger m ON m._row = l._row JOIN remark r ON r._row = l._row LEFT JOIN closing c ON c.guid = l.guid
WHERE l.kind IN ('account', 'tax', 'cash')
UNION ALL
-- What customers owe and vendors are owed: every organisation has the two, and they are taken as they are.
SELECT min(_row), 'receivable', 'Accounts Receivable', 'accounts_receivable', 'Tally: Sundry Debtors', '',
  -- Nothing else is sure to be there to say it of.
  iif((SELECT coalesce(sum(is_said), 0) FROM group_tree) < iif(:groups = '', 0, 1 + length(:groups) - length(replace(:groups, '|', ''))),
    'the parameter groups names a group that is not in mst_group.csv, or one that is none of Tally''s own: see that each is written as there, as in --set groups="Trade Receivables=Sundry Debtors"', '')
FROM ledger
UNION ALL
SELECT min(_row), 'payable', 'Accounts Payable', 'accounts_payable', 'Tally: Sundry Creditors', '', '' FROM ledger
UNION ALL
-- Comes to nothing: the opening balances put into it what parties owe in all, and each party's opening documents take it out again.
SELECT min(_row), 'parties', 'Opening Balances of Parties', 'other_current_liability', 'Of the move: comes to nothing', '', '' FROM ledger
UNION ALL
SELECT _row, 'stock', 'Opening Stock', 'other_current_asset', 'Of the move: what the stock items were worth when the books began', '', '' FROM opening_stock
UNION ALL
-- Zoho's document asks for such an account of an item that is bought. Where Tally has a ledger of the name, it is that one.
SELECT min(_row), 'cogs', 'Cost of Goods Sold', 'cost_of_goods_sold', 'Of the move: named by items', '', '' FROM mst_stock_item
WHERE :item_type <> 'sales' AND NOT EXISTS (SELECT 1 FROM ledger WHERE called = 'cost of goods sold' AND kind = 'account') HAVING count(*) > 0
UNION ALL
-- By how much the opening balances of the company do not come out even; Tally calls it so, too.
SELECT min(_row), 'difference', 'Difference in Opening Balances', 'other_current_liability', 'Of the move: what the company''s opening balances differ by', '', '' FROM ledger
