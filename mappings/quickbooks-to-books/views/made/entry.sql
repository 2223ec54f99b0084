-- The legs of the journal report. Number and memo have one of two names, or each: of two numbers the second is told (`has_two_nums`). Date, type and number stand in a transaction's first row only; a row without an account is its total, or
-- blank. A leg without a name is of whom the others name, where that is one; what somebody owes without a name is of a contact without one, and told. Debits are positive. Of an amount that is no plain number
-- (`cents` is NULL) the text is handed on, so that somebody is told. Of two accounts with one name the first is meant.
-- A leg of 0 is a line of a document that takes one (`is_line`), and else is told (journals.sql).
WITH written AS (
  SELECT j._row, "Date" AS day, trim("Transaction Type") AS type, coalesce(nullif(trim("Num"), ''), trim("No.")) AS num, trim("Num") <> '' AND trim("No.") NOT IN ('', trim("Num")) AS has_two_nums, coalesce(p.name, '') AS name,
    concat_ws('; ', nullif("Memo/Description", ''), nullif(nullif("Memo", "Memo/Description"), '')) AS memo, coalesce(c.name, '') AS account, "Debit" AS debit, "Credit" AS credit, upper(trim("Currency")) AS currency,
    d.cents - r.cents AS cents, d.is_finer OR r.is_finer AS is_finer,
    count(iif("Date" <> '' OR "Transaction Type" <> '', 1, NULL)) OVER (ORDER BY j._row) AS txn
  FROM journal_report j LEFT JOIN spelling p ON p.kind = 'party' AND p.written = j."Name" LEFT JOIN spelling c ON c.kind = 'account' AND c.written = j."Account"
    JOIN figure d ON d.written = j."Debit" JOIN figure r ON r.written = j."Credit"
),
filled AS (
  SELECT _row, txn, max(day) OVER whole AS day, max(type) OVER whole AS type, max(num) OVER whole AS num, max(has_two_nums) OVER whole AS has_two_nums,
    coalesce(nullif(name, ''), iif(min(nullif(name, '')) OVER whole = max(name) OVER whole, max(name) OVER whole, '')) AS name, memo, name AS own_name, account, debit, credit, iif(currency = upper(:currency), '', currency) AS "foreign", cents, is_finer
  FROM written WINDOW whole AS (PARTITION BY txn)
)
SELECT f._row, f.txn, f.day, f.type, f.num, f.has_two_nums, f.name, f.own_name, f.memo, f.account AS shown, coalesce(a.kind, 'unknown') AS kind, f.cents, f.is_finer,
  trim(f.debit || ' ' || f.credit) AS text, f."foreign",
  -- Of these two one is empty.
  CASE coalesce(a.kind, '') WHEN 'bank' THEN '' WHEN 'receivable' THEN 'receivable' WHEN 'payable' THEN 'payable' ELSE f.account END AS account,
  iif(a.kind = 'bank', f.account, '') AS bank,
  CASE a.kind WHEN 'receivable' THEN 'customer ' || f.name WHEN 'payable' THEN 'vendor ' || f.name ELSE '' END AS contact
FROM filled f LEFT JOIN account a ON a.name = f.account AND a._row = (SELECT min(o._row) FROM account o WHERE o.name = f.account)
WHERE f.account <> '' AND f.txn > 0
