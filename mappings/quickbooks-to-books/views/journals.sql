SELECT _row, txn, key, day, note FROM moved WHERE fate = 'journal' ORDER BY _row
