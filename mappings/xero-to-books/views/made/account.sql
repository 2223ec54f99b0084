-- The chart of accounts with Zoho's types. A type that is not Xero's stays as it is: the record is rejected with its row.
WITH named AS (SELECT _row, trim("Code") AS code, "Name" AS name, "Type" AS kind, "Description" AS description FROM chart)
SELECT _row, code, name, description, CASE lower(trim(kind))
  WHEN 'bank' THEN 'bank' WHEN 'current' THEN 'other_current_asset' WHEN 'current asset' THEN 'other_current_asset'
  WHEN 'inventory' THEN 'other_current_asset' WHEN 'prepayment' THEN 'other_current_asset' WHEN 'fixed' THEN 'fixed_asset' WHEN 'fixed asset' THEN 'fixed_asset'
  WHEN 'non-current asset' THEN 'other_asset' WHEN 'noncurrent' THEN 'other_asset'
  WHEN 'accounts receivable' THEN 'accounts_receivable' WHEN 'accounts payable' THEN 'accounts_payable'
  WHEN 'current liability' THEN 'other_current_liability' WHEN 'currliab' THEN 'other_current_liability' WHEN 'liability' THEN 'other_current_liability'
  WHEN 'gst' THEN 'other_current_liability' WHEN 'sales tax' THEN 'other_current_liability' WHEN 'vat' THEN 'other_current_liability'
  WHEN 'non-current liability' THEN 'long_term_liability' WHEN 'termliab' THEN 'long_term_liability'
  WHEN 'equity' THEN 'equity' WHEN 'retained earnings' THEN 'equity'
  WHEN 'revenue' THEN 'income' WHEN 'sales' THEN 'income' WHEN 'other income' THEN 'other_income' WHEN 'otherincome' THEN 'other_income'
  WHEN 'direct costs' THEN 'cost_of_goods_sold' WHEN 'directcosts' THEN 'cost_of_goods_sold'
  WHEN 'expense' THEN 'expense' WHEN 'overhead' THEN 'expense' WHEN 'overheads' THEN 'expense' WHEN 'depreciation' THEN 'other_expense'
  ELSE kind END AS type
FROM named
