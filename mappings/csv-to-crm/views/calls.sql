SELECT * FROM call_file ORDER BY _row
