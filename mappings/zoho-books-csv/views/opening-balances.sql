SELECT _row, :opening_date AS day, "Debit or Credit", "Opening Balance",
  iif(lower("Account Type") IN ('bank', 'credit card'), '', "Account Name") AS account, iif(lower("Account Type") IN ('bank', 'credit card'), "Account Name", '') AS bank,
  iif(:opening_date = '', 'an opening balance, and no day for it: --set opening_date=…', '') AS left_out
FROM coa WHERE "Opening Balance" <> ''
UNION ALL
-- No call of Zoho Books' API takes these two; here they are told, row by row.
SELECT _row, '', '', '', '', '', 'a reporting tag, which no call of the API makes: make it in Zoho Books by hand' FROM class_file
UNION ALL
SELECT _row, '', '', '', '', '', 'a stock adjustment, which no call of Zoho Books'' API makes: enter it, or import the file, in Zoho Books' FROM stock_journal_file
ORDER BY _row
