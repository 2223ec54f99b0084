-- Nothing is an empty cell or a zero (INR 0.00), and no other text.
WITH opening AS (
  SELECT *, replace(lower(trim("Account Type")), '_', ' ') AS kind, lower(trim("Debit or Credit")) AS side, upper(trim("Currency")) NOT IN ('', upper(:currency)) AS is_foreign,
    trim(replace(replace(upper("Opening Balance"), upper(:currency), ''), ',', '')) AS digits
  FROM coa WHERE "Opening Balance" <> '' AND ("Opening Balance" GLOB '*[1-9]*' OR "Opening Balance" NOT GLOB '*0*')
),
-- What the customers and vendors have of their own, for a file that leaves receivables and payables to them.
own AS (
  SELECT iif(p._row IN (SELECT _row FROM customer_file), 1, -1) AS sign, p."foreign" <> '' AS is_foreign, trim(replace(replace(upper(p.owed), upper(:currency), ''), ',', '')) AS digits
  FROM party p WHERE p.owed <> ''
),
-- NULL where a row cannot be added up; it is told by itself.
sums AS (
  SELECT
    (SELECT iif(max(is_foreign OR side NOT IN ('debit', 'credit') OR digits = '' OR digits GLOB '*[^0-9.]*' OR digits LIKE '%.%.%'), NULL,
      sum(iif(side = 'debit', 1, -1) * CAST(round(CAST(digits AS REAL) * 100) AS INTEGER))) FROM opening) AS of_accounts,
    (SELECT iif(max(is_foreign OR digits = '' OR digits GLOB '*[^0-9.]*' OR digits LIKE '%.%.%'), NULL,
      coalesce(sum(sign * CAST(round(CAST(digits AS REAL) * 100) AS INTEGER)), 0)) FROM own) AS of_parties
),
told AS (
  SELECT 'the opening balances of the file do not come out even: there is ' || printf('%.2f', abs(of_accounts) / 100.0) || ' more of ' || iif(of_accounts > 0, 'debit', 'credit')
    || ', which Zoho Books adds as Opening Balance Adjustments: see that no account and no amount is missing' AS note
  FROM sums WHERE of_accounts <> 0 AND of_accounts + of_parties IS NOT 0
)
SELECT _row, :opening_date AS day, "Debit or Credit", "Opening Balance",
  iif(kind IN ('bank', 'credit card'), '', "Account Name") AS account, iif(kind IN ('bank', 'credit card'), "Account Name", '') AS bank,
  CASE
    -- Zoho Books makes these two of what each party owes; given here as well they would be there twice.
    WHEN kind IN ('accounts receivable', 'accounts payable') THEN 'what customers owe, or vendors are owed: Zoho Books makes it of their own opening balances, so see that those in Customer.csv or Vendor.csv come to it'
    WHEN is_foreign THEN 'an opening balance in another currency, and no exchange rate for it: enter it in Zoho Books'
    WHEN :opening_date = '' THEN 'an opening balance, and no day for it: --set opening_date=…'
    ELSE '' END AS left_out,
  (SELECT note FROM told) AS note
FROM opening
UNION ALL
-- Neither is moved; here they are told, row by row.
SELECT _row, '', '', '', '', '', 'a reporting tag, which is not made: make it in Zoho Books by hand', '' FROM class_file
UNION ALL
SELECT _row, '', '', '', '', '', 'a stock adjustment, which no call of Zoho Books'' API makes: enter it, or import the file, in Zoho Books', '' FROM stock_journal_file
ORDER BY _row
