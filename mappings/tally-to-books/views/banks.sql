SELECT l._row, l.guid, l.name, m.bank_account_number AS number, m.bank_name, m.bank_ifsc, l.path, l.fault, l.note || iif(l.note <> '' AND c.note <> '', '; ', '') || coalesce(c.note, '') AS note
FROM ledger l JOIN mst_ledger m ON m._row = l._row LEFT JOIN closing c ON c.guid = l.guid
WHERE l.kind = 'bank'
