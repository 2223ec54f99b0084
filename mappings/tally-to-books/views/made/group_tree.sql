-- Each group with the standard group it lies under, however deep: what its ledgers become follows from that. Users nest their own groups
-- as they like, so the tree is walked from its top; of several standard groups above one another the lowest counts (Bank Accounts lies in
-- Current Assets). A group whose parent is not there, or that lies under itself, is not in the tree: its ledgers go by their own flags.
-- One of Tally's own groups that has been renamed is known by its flag, and not by its name: which it was, the parameter `groups` says; until then
-- what lies under it says so (`renamed`).
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
once (_row, name, called, above, is_own) AS (
  SELECT min(_row), min(trim(name)), lower(trim(name)), lower(trim(parent, ' ' || char(4))), max(is_reserved = '1') FROM mst_group GROUP BY 3, 4
),
typed (_row, name, called, above, kind, account_type, renamed, is_said) AS (
  SELECT g._row, g.name, g.called, g.above, s.kind, s.account_type, iif(g.is_own AND s.name IS NULL, g.name, iif(s.name IS NULL, NULL, '')),
    coalesce(s.name <> g.called, 0)
  FROM once g LEFT JOIN standard s ON s.name = g.called OR instr('|' || lower(:groups) || '|', '|' || g.called || '=' || s.name || '|') > 0
),
tree (_row, called, kind, account_type, path, renamed, is_said, depth) AS (
  SELECT _row, called, kind, account_type, name, coalesce(renamed, ''), is_said, 1 FROM typed WHERE above IN ('', 'primary')
  UNION ALL
  SELECT g._row, g.called, coalesce(g.kind, t.kind), coalesce(g.account_type, t.account_type), t.path || ' > ' || g.name, coalesce(g.renamed, t.renamed), g.is_said, t.depth + 1
  FROM tree t JOIN typed g ON g.above = t.called
  WHERE t.depth < 50
)
SELECT min(_row) AS _row, called, kind, account_type, path, max(renamed) AS renamed, max(is_said) AS is_said,
  count(DISTINCT coalesce(kind, '') || '/' || coalesce(account_type, '')) > 1 AS is_ambiguous
FROM tree GROUP BY called
