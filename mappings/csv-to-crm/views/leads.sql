SELECT * FROM lead_file ORDER BY _row
