SELECT * FROM deal_file ORDER BY _row
