SELECT *, :opening_date AS day, iif(lower("Account Type") IN ('bank', 'credit card'), '', "Account Name") AS account, iif(lower("Account Type") IN ('bank', 'credit card'), "Account Name", '') AS bank
FROM coa WHERE "Opening Balance" <> '' AND :opening_date <> '' ORDER BY _row
