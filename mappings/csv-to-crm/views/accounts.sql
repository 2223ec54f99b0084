SELECT * FROM account_file ORDER BY _row
