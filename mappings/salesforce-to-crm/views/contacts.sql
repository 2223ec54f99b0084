SELECT * FROM contact WHERE lower(ISDELETED) NOT IN ('true', '1') ORDER BY _row
