SELECT * FROM meeting_file ORDER BY _row
