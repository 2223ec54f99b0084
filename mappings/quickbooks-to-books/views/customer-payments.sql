SELECT _row, key, number, day, note, contact, amount, other_account AS account, other_bank AS bank FROM moved WHERE fate = 'customer payment' ORDER BY _row
