-- Rows of the journal report that are of no transaction, or say something and name no account: an amount alone is the total of a transaction.
SELECT _row, iif(trim("Account") = '', 'a line that names no account', 'a line before the first transaction') AS lost FROM journal_report
WHERE iif(trim("Account") = '', "Name" <> '' OR "Memo/Description" <> '' OR "Memo" <> '' OR ("Transaction Type" <> '' AND ("Debit" <> '' OR "Credit" <> '')),
  _row < (SELECT min(_row) FROM journal_report WHERE "Date" <> '' OR "Transaction Type" <> ''))
