SELECT _row, txn, key, number, day, note, contact, amount AS total, told, fault FROM moved WHERE fate = 'credit note' ORDER BY _row
