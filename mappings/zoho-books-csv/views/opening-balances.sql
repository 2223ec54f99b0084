SELECT *, :opening_date AS day, iif(:opening_date = '', 'an opening balance, and no day for it: --set opening_date=…', '') AS left_out, iif(lower("Account Type") IN ('bank', 'credit card'), '', "Account Name") AS account, iif(lower("Account Type") IN ('bank', 'credit card'), "Account Name", '') AS bank
FROM coa WHERE "Opening Balance" <> '' ORDER BY _row
