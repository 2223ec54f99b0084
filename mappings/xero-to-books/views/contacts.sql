WITH party AS (
  SELECT min(_row) AS _row, party AS name, iif(side = 'sale', 'customer', 'vendor') AS type FROM row WHERE party <> '' GROUP BY party, side
  UNION ALL
  SELECT min(_row), name, 'customer' FROM listed WHERE name NOT IN (SELECT party FROM row) GROUP BY name
)
SELECT coalesce(d._row, p._row) AS _row, p.type || ' ' || p.name AS key, p.type,
  p.name || iif(p.type = 'vendor' AND lower(p.name) IN (SELECT lower(name) FROM party WHERE type = 'customer'), ' (vendor)', '') AS shown,
  d."EmailAddress", d."FirstName", d."LastName", d."POAddressLine1", d."POAddressLine2", d."POAddressLine3", d."POCity", d."PORegion", d."POPostalCode", d."POCountry", d."PhoneNumber",
  iif(d.times > 1, 'contacts.csv has its name ' || d.times || ' times: what the first of these rows says of it is taken', '') AS note
FROM party p LEFT JOIN listed d ON d.name = p.name AND d.nth = 1
ORDER BY p._row
