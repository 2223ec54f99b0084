WITH party AS (
  SELECT min(_row) AS _row, party AS name, iif(side = 'sale', 'customer', 'vendor') AS type FROM row GROUP BY party, side
  UNION ALL
  SELECT _row, coalesce(nullif("*ContactName", ''), "ContactName"), 'customer' FROM contact_file
  WHERE coalesce(nullif("*ContactName", ''), "ContactName") NOT IN (SELECT party FROM row)
),
detail AS (SELECT *, coalesce(nullif("*ContactName", ''), "ContactName") AS name FROM contact_file)
SELECT coalesce(d._row, p._row) AS _row, p.type || ' ' || p.name AS key, p.type,
  p.name || iif(p.type = 'vendor' AND lower(p.name) IN (SELECT lower(name) FROM party WHERE type = 'customer'), ' (vendor)', '') AS shown,
  d."EmailAddress", d."FirstName", d."LastName", d."POAddressLine1", d."POAddressLine2", d."POAddressLine3", d."POCity", d."PORegion", d."POPostalCode", d."POCountry", d."PhoneNumber"
FROM party p LEFT JOIN detail d ON d.name = p.name
ORDER BY p._row
