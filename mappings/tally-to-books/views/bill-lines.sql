SELECT _row, guid, item, name, account, quantity, rate, remark FROM priced_line WHERE fate = 'bill' ORDER BY _row
