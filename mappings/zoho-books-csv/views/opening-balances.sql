-- Nothing is an empty cell or a zero (INR 0.00), and no other text.
SELECT _row, :opening_date AS day, "Debit or Credit", "Opening Balance",
  iif(kind IN ('bank', 'credit card'), '', "Account Name") AS account, iif(kind IN ('bank', 'credit card'), "Account Name", '') AS bank,
  CASE
    -- Zoho Books makes these two of what each party owes; given here as well they would be there twice.
    WHEN kind IN ('accounts receivable', 'accounts payable') THEN 'what customers owe, or vendors are owed: Zoho Books makes it of their own opening balances, so see that those in Customer.csv or Vendor.csv come to it'
    WHEN upper(trim("Currency")) NOT IN ('', upper(:currency)) THEN 'an opening balance in another currency, and no exchange rate for it: enter it in Zoho Books'
    WHEN :opening_date = '' THEN 'an opening balance, and no day for it: --set opening_date=…'
    ELSE '' END AS left_out
FROM (SELECT *, replace(lower(trim("Account Type")), '_', ' ') AS kind FROM coa)
WHERE "Opening Balance" <> '' AND ("Opening Balance" GLOB '*[1-9]*' OR "Opening Balance" NOT GLOB '*0*')
UNION ALL
-- Neither is moved; here they are told, row by row.
SELECT _row, '', '', '', '', '', 'a reporting tag, which is not made: make it in Zoho Books by hand' FROM class_file
UNION ALL
SELECT _row, '', '', '', '', '', 'a stock adjustment, which no call of Zoho Books'' API makes: enter it, or import the file, in Zoho Books' FROM stock_journal_file
ORDER BY _row
