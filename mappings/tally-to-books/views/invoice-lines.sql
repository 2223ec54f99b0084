SELECT _row, guid, item, name, account, quantity, rate, remark FROM priced_line WHERE fate = 'invoice' ORDER BY _row
