-- What Tally knows of a ledger and Zoho Books has no field for, a line each: it stands behind the group, in the notes or the description.
SELECT m._row,
  iif(trim(m.alias) IN ('', m.name), '', char(10) || 'Alias: ' || trim(m.alias)) || iif(trim(m.description) = '', '', char(10) || trim(m.description)) || iif(trim(m.notes) = '', '', char(10) || trim(m.notes))
    || iif(trim(m.it_pan) = '', '', char(10) || 'PAN: ' || trim(m.it_pan))
    || iif(l.kind = 'bank' OR trim(m.bank_account_number) = '', '', char(10) || 'Bank account: ' || trim(m.bank_account_number || ' ' || m.bank_ifsc || ' ' || m.bank_name))
    || iif(trim(m.bank_account_holder) = '', '', char(10) || 'Account holder: ' || trim(m.bank_account_holder))
    || iif(trim(m.bank_branch) = '', '', char(10) || 'Branch: ' || trim(m.bank_branch)) || iif(trim(m.bank_swift) = '', '', char(10) || 'SWIFT: ' || trim(m.bank_swift)) AS text
FROM mst_ledger m JOIN ledger l ON l._row = m._row
