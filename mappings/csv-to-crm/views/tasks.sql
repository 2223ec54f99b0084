SELECT * FROM task_file ORDER BY _row
