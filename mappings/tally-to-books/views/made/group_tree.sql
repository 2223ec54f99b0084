-- Each group with the standard group it lies under, however deep: what its ledgers become follows from that. Users nest their own groups
-- as they like, so the tree is walked from its top; of several standard groups above one another the lowest counts (Bank Accounts lies in
-- Current Assets). A group whose parent is not there, or that lies under itself, is not in the tree: its ledgers go by their own flags.
-- One row for each group, by its name in small letters. A row that is there twice does no harm; where a group has two parents that make its
-- ledgers different things, nobody can say which is right (`is_ambiguous`).
WITH RECURSIVE standard (name, kind, account_type) AS (VALUES
  ('bank accounts', 'bank', 'bank'), ('bank od a/c', 'bank', 'bank'), ('bank occ a/c', 'bank', 'bank'), ('cash-in-hand', 'cash', 'cash'),
  ('sundry debtors', 'customer', 'accounts_receivable'), ('sundry creditors', 'vendor', 'accounts_payable'),
  ('duties & taxes', 'duty', 'other_current_liability'),
  ('capital account', 'account', 'equity'), ('reserves & surplus', 'account', 'equity'), ('retained earnings', 'account', 'equity'),
  ('current liabilities', 'account', 'other_current_liability'), ('provisions', 'account', 'other_current_liability'),
  ('loans (liability)', 'account', 'long_term_liability'), ('secured loans', 'account', 'long_term_liability'),
  ('unsecured loans', 'account', 'long_term_liability'),
  ('current assets', 'account', 'other_current_asset'), ('deposits (asset)', 'account', 'other_current_asset'),
  ('loans & advances (asset)', 'account', 'other_current_asset'), ('suspense a/c', 'account', 'other_current_asset'),
  ('stock-in-hand', 'account', 'other_current_asset'), ('fixed assets', 'account', 'fixed_asset'),
  ('investments', 'account', 'other_asset'), ('branch / divisions', 'account', 'other_asset'), ('misc. expenses (asset)', 'account', 'other_asset'),
  ('sales accounts', 'account', 'income'), ('direct incomes', 'account', 'income'), ('income (direct)', 'account', 'income'),
  ('indirect incomes', 'account', 'other_income'), ('income (indirect)', 'account', 'other_income'),
  ('purchase accounts', 'account', 'cost_of_goods_sold'), ('direct expenses', 'account', 'cost_of_goods_sold'),
  ('expenses (direct)', 'account', 'cost_of_goods_sold'), ('indirect expenses', 'account', 'expense'), ('expenses (indirect)', 'account', 'expense')
),
-- Tally writes a control character before the word Primary.
once (_row, name, called, above) AS (
  SELECT min(_row), min(trim(name)), lower(trim(name)), lower(trim(parent, ' ' || char(4))) FROM mst_group GROUP BY 3, 4
),
tree (_row, called, kind, account_type, path, depth) AS (
  SELECT g._row, g.called, s.kind, s.account_type, g.name, 1
  FROM once g LEFT JOIN standard s ON s.name = g.called
  WHERE g.above IN ('', 'primary')
  UNION ALL
  SELECT g._row, g.called, coalesce(s.kind, t.kind), coalesce(s.account_type, t.account_type), t.path || ' > ' || g.name, t.depth + 1
  FROM tree t JOIN once g ON g.above = t.called LEFT JOIN standard s ON s.name = g.called
  WHERE t.depth < 50
)
SELECT min(_row) AS _row, called, kind, account_type, path,
  count(DISTINCT coalesce(kind, '') || '/' || coalesce(account_type, '')) > 1 AS is_ambiguous
FROM tree GROUP BY called
