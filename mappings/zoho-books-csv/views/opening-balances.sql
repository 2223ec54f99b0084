SELECT _row, :opening_date AS day, "Debit or Credit", "Opening Balance",
  iif(kind IN ('bank', 'credit card'), '', "Account Name") AS account, iif(kind IN ('bank', 'credit card'), "Account Name", '') AS bank,
  CASE
    -- Zoho Books makes these two of what each party owes; given here as well they would be there twice.
    WHEN kind IN ('accounts receivable', 'accounts payable') THEN 'what customers owe, or vendors are owed: it is the sum of their own opening balances, in Customer.csv and Vendor.csv'
    WHEN :opening_date = '' THEN 'an opening balance, and no day for it: --set opening_date=…'
    ELSE '' END AS left_out
FROM (SELECT *, replace(lower("Account Type"), '_', ' ') AS kind FROM coa)
WHERE "Opening Balance" <> ''
UNION ALL
-- No call of Zoho Books' API takes these two; here they are told, row by row.
SELECT _row, '', '', '', '', '', 'a reporting tag, which no call of the API makes: make it in Zoho Books by hand' FROM class_file
UNION ALL
SELECT _row, '', '', '', '', '', 'a stock adjustment, which no call of Zoho Books'' API makes: enter it, or import the file, in Zoho Books' FROM stock_journal_file
ORDER BY _row
