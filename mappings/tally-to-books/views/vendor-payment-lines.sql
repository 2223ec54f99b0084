SELECT s._row, s.guid, s.voucher, s.opening, s.amount FROM settlement s JOIN voucher v ON v.guid = s.guid
WHERE v.fate = 'vendor payment'
