-- Items first, then the rest in the order of the legs.
SELECT _row, guid, item, name, account, quantity, rate, remark, tax, tax_group FROM priced_line WHERE fate = 'invoice' ORDER BY place, _row
