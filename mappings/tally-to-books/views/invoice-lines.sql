SELECT _row, guid, item, name, account, quantity, rate, remark, tax, tax_group FROM priced_line WHERE fate = 'invoice' ORDER BY _row
