-- The legs of the journal report. Number and memo have one of two names, or each: of two numbers the second is told (`has_two_nums`). Date, type and number stand in a transaction's first row only; a row without an account is its total, or
-- blank. A leg without a name is of whom the others name, where that is one; what somebody owes without a name is of a contact without one, and told. Debits are positive. An amount that is no plain number is NULL in
-- `cents`, and its text is handed on, so that somebody is told: 1.234,56 and 12,50 are none. Of two accounts with one name the first is meant.
-- A leg of 0 is a line of a document that takes one (`is_line`), and else is told (journals.sql).
WITH written AS (
  SELECT j._row, "Date" AS day, trim("Transaction Type") AS type, coalesce(nullif(trim("Num"), ''), trim("No.")) AS num, trim("Num") <> '' AND trim("No.") NOT IN ('', trim("Num")) AS has_two_nums, coalesce(p.name, '') AS name,
    concat_ws('; ', nullif("Memo/Description", ''), nullif(nullif("Memo", "Memo/Description"), '')) AS memo, coalesce(c.name, '') AS account, "Debit" AS debit, "Credit" AS credit, upper(trim("Currency")) AS currency,
    replace(replace(replace(replace("Debit", '$', ''), ' ', ''), '(', '-'), ')', '') AS debit_text,
    replace(replace(replace(replace("Credit", '$', ''), ' ', ''), '(', '-'), ')', '') AS credit_text,
    count(iif("Date" <> '' OR "Transaction Type" <> '', 1, NULL)) OVER (ORDER BY j._row) AS txn
  FROM journal_report j LEFT JOIN spelling p ON p.kind = 'party' AND p.written = j."Name" LEFT JOIN spelling c ON c.kind = 'account' AND c.written = j."Account"
),
numbered AS (
  SELECT *,
    iif(debit_text LIKE '%.%,%' OR debit_text || '.' NOT GLOB '*,[0-9][0-9][0-9].*', debit_text, replace(debit_text, ',', '')) AS debit_number,
    iif(credit_text LIKE '%.%,%' OR credit_text || '.' NOT GLOB '*,[0-9][0-9][0-9].*', credit_text, replace(credit_text, ',', '')) AS credit_number
  FROM written
),
filled AS (
  SELECT _row, txn, max(day) OVER whole AS day, max(type) OVER whole AS type, max(num) OVER whole AS num, max(has_two_nums) OVER whole AS has_two_nums,
    coalesce(nullif(name, ''), iif(min(nullif(name, '')) OVER whole = max(name) OVER whole, max(name) OVER whole, '')) AS name, memo, name AS own_name, account, debit, credit, iif(currency = upper(:currency), '', currency) AS "foreign",
    iif(debit_number GLOB '*[^0-9.-]*' OR debit_number LIKE '%.%.%' OR debit_number LIKE '_%-%' OR debit_number IN ('.', '-.') OR abs(debit_number) > 1e15
        OR credit_number GLOB '*[^0-9.-]*' OR credit_number LIKE '%.%.%' OR credit_number LIKE '_%-%' OR credit_number IN ('.', '-.') OR abs(credit_number) > 1e15, NULL,
      CAST(round(CAST(debit_number AS REAL) * 100) AS INTEGER) - CAST(round(CAST(credit_number AS REAL) * 100) AS INTEGER)) AS cents
  FROM numbered WINDOW whole AS (PARTITION BY txn)
)
SELECT f._row, f.txn, f.day, f.type, f.num, f.has_two_nums, f.name, f.own_name, f.memo, f.account AS shown, coalesce(a.kind, 'unknown') AS kind, f.cents,
  trim(f.debit || ' ' || f.credit) AS text, f."foreign",
  -- Of these two one is empty.
  CASE coalesce(a.kind, '') WHEN 'bank' THEN '' WHEN 'receivable' THEN 'receivable' WHEN 'payable' THEN 'payable' ELSE f.account END AS account,
  iif(a.kind = 'bank', f.account, '') AS bank,
  CASE a.kind WHEN 'receivable' THEN 'customer ' || f.name WHEN 'payable' THEN 'vendor ' || f.name ELSE '' END AS contact
FROM filled f LEFT JOIN account a ON a.name = f.account AND a._row = (SELECT min(o._row) FROM account o WHERE o.name = f.account)
WHERE f.account <> '' AND f.txn > 0
