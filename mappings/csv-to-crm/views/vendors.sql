SELECT * FROM vendor_file ORDER BY _row
