SELECT * FROM note_file ORDER BY _row
