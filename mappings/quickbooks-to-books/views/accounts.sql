-- Accounts that are no bank, and the two that every organisation has.
SELECT _row, name AS key, name, type, description FROM account WHERE kind = 'account'
UNION ALL
SELECT min(_row), 'receivable', 'Accounts Receivable', 'accounts_receivable', '' FROM account
UNION ALL
SELECT min(_row), 'payable', 'Accounts Payable', 'accounts_payable', '' FROM account
