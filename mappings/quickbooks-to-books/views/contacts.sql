SELECT c._row, c.key, c.shown AS name, c.type, l.email, l.second_email, l.phone, l.mobile, l.fax, l.person, l.address, l.shipping,
  -- A person is made of whatever says how to reach one.
  iif(l.email <> '' OR l.phone <> '' OR l.mobile <> '' OR l.person <> '', 'yes', '') AS has_person,
  iif(l.account_number = '', '', 'Account number: ' || l.account_number) AS remark,
  ltrim(iif(l.times > 1, '; the contact list has its name ' || l.times || ' times: what the first of these rows says of it is taken', '')
    || iif(l.has_more, '; a number or an e-mail address of it has no place in Zoho Books: see its row, and enter by hand what is missing', ''), '; ') AS note
FROM contact c LEFT JOIN listed l ON l.type = c.type AND l.name = c.name AND l.nth = 1
ORDER BY c._row
