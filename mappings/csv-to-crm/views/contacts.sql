SELECT * FROM contact_file ORDER BY _row
