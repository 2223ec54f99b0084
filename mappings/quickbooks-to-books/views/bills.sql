SELECT _row, txn, key, number, day, note, contact, amount AS total FROM moved WHERE fate = 'bill' ORDER BY _row
