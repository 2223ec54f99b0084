SELECT _row, txn, key, number, day, note, contact, amount AS total, told, fault FROM moved WHERE fate = 'bill' ORDER BY _row
