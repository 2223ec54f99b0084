SELECT c._row, c.key, c.shown AS name, c.type, l.email, l.phones AS phone, l.person, l.address,
  iif(l.times > 1, 'the contact list has its name ' || l.times || ' times: what the first of these rows says of it is taken', '') AS note
FROM contact c LEFT JOIN listed l ON l.type = c.type AND l.name = c.name AND l.nth = 1
ORDER BY c._row
