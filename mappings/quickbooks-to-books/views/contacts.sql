SELECT c._row, c.key, c.shown AS name, c.type, l.email, l.second_email, l.phone, l.mobile, l.fax, l.person, l.address, l.shipping,
  -- A person is made of whatever says how to reach one; Zoho wants a first name of it, and where no name is known (`unnamed`) it is the contact's.
  iif(l.email <> '' OR l.phone <> '' OR l.mobile <> '' OR l.person <> '', 'yes', '') AS has_person, substr(c.name, 1, 100) AS unnamed,
  iif(l.account_number = '', '', 'Account number: ' || l.account_number) AS remark,
  ltrim(iif(l.times > 1, '; the contact list has its name ' || l.times || ' times: what the first of these rows says of it is taken', '')
    || iif(l.has_more, '; a number or an e-mail address of it has no place in Zoho Books: see its row, and enter by hand what is missing', ''), '; ') AS note
FROM contact c LEFT JOIN listed l ON l.type = c.type AND l.name = c.name AND l.nth = 1
ORDER BY c._row
