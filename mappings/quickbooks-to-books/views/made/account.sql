-- The account list with what becomes of each: an account, a bank or card (`bank`), or what all customers owe and all vendors are owed.
SELECT l._row, s.name, l."Description" AS description,
  CASE lower(trim("Type"))
    WHEN 'accounts receivable (a/r)' THEN 'receivable' WHEN 'accounts receivable' THEN 'receivable'
    WHEN 'accounts payable (a/p)' THEN 'payable' WHEN 'accounts payable' THEN 'payable'
    WHEN 'bank' THEN 'bank' WHEN 'credit card' THEN 'bank' ELSE 'account' END AS kind,
  CASE lower(trim("Type"))
    WHEN 'bank' THEN 'bank' WHEN 'credit card' THEN 'credit_card'
    WHEN 'other current assets' THEN 'other_current_asset' WHEN 'fixed assets' THEN 'fixed_asset' WHEN 'other assets' THEN 'other_asset'
    WHEN 'other current liabilities' THEN 'other_current_liability' WHEN 'long term liabilities' THEN 'long_term_liability'
    WHEN 'equity' THEN 'equity' WHEN 'income' THEN 'income' WHEN 'other income' THEN 'other_income'
    WHEN 'cost of goods sold' THEN 'cost_of_goods_sold' WHEN 'expenses' THEN 'expense' WHEN 'other expense' THEN 'other_expense'
    -- Not one of QuickBooks' types: Zoho's are asked for, and the record is rejected with its row.
    ELSE "Type" END AS type
FROM account_list l JOIN spelling s ON s.kind = 'account' AND s.written = l."Account"
