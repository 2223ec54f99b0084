SELECT l._row, l.guid, l.name, m.bank_account_number AS number, m.bank_name, m.bank_ifsc, l.path, l.fault, l.note
FROM ledger l JOIN mst_ledger m ON m._row = l._row
WHERE l.kind = 'bank'
