SELECT * FROM coa WHERE lower("Account Type") NOT IN ('bank', 'credit card') ORDER BY _row
