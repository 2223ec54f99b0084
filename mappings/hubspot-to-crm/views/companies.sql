SELECT * FROM company_file ORDER BY _row
