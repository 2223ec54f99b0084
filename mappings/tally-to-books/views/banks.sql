SELECT l._row, l.guid, l.name, m.bank_account_number AS number, m.bank_name, m.bank_ifsc, substr('Tally: ' || l.path || r.text, 1, 500) AS remark, l.fault,
  ltrim(iif(l.note = '', '', '; ' || l.note) || iif(coalesce(c.note, '') = '', '', '; ' || c.note)
    || iif(length('Tally: ' || l.path || r.text) > 500, '; its description is cut to the 500 characters that Zoho takes', '')
    || iif(trim(m.mailing_address || m.email || m.mobile || m.gstn) = '', '', '; its address, e-mail, phone or GSTIN stays behind: an account in Zoho Books has none'), '; ') AS note
FROM ledger l JOIN mst_ledger m ON m._row = l._row JOIN remark r ON r._row = l._row LEFT JOIN closing c ON c.guid = l.guid
WHERE l.kind = 'bank'
