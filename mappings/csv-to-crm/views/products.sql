SELECT * FROM product_file ORDER BY _row
