SELECT * FROM person ORDER BY _row
