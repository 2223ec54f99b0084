SELECT * FROM coa WHERE lower("Account Type") IN ('bank', 'credit card') ORDER BY _row
