WITH party AS (
  SELECT min(_row) AS _row, party AS name, iif(side = 'sale', 'customer', 'vendor') AS type FROM row WHERE party <> '' GROUP BY party, side
  UNION ALL
  SELECT min(_row), name, 'customer' FROM listed WHERE name NOT IN (SELECT party FROM row) GROUP BY name
)
SELECT coalesce(d._row, p._row) AS _row, p.type || ' ' || p.name AS key, p.type,
  p.name || iif(p.type = 'vendor' AND lower(p.name) IN (SELECT lower(name) FROM party WHERE type = 'customer'), ' (vendor)', '') AS shown,
  d."EmailAddress", d."FirstName", d."LastName", d."PhoneNumber", d."MobileNumber", d."FaxNumber", d."Website",
  -- A person is made of whatever says how to reach one; Zoho wants a first name of it, and where no name is known (`unnamed`) it is the contact's.
  iif(d."EmailAddress" || d."FirstName" || d."LastName" || d."PhoneNumber" || d."MobileNumber" <> '', 'yes', '') AS has_person, substr(p.name, 1, 100) AS unnamed,
  d."POAttentionTo", d."POAddressLine1", d."POCity", d."PORegion", d."POPostalCode", d."POCountry", d."SAAttentionTo", d."SAAddressLine1", d."SACity", d."SARegion", d."SAPostalCode", d."SACountry",
  trim(d."POAddressLine2" || iif(d."POAddressLine3" = '', '', ', ' || d."POAddressLine3") || iif(d."POAddressLine4" = '', '', ', ' || d."POAddressLine4"), ', ') AS POMore,
  trim(d."SAAddressLine2" || iif(d."SAAddressLine3" = '', '', ', ' || d."SAAddressLine3") || iif(d."SAAddressLine4" = '', '', ', ' || d."SAAddressLine4"), ', ') AS SAMore,
  -- What Zoho Books has no field for in every country stands in its notes.
  trim(iif(d."AccountNumber" = '', '', 'Account number: ' || d."AccountNumber" || char(10)) || iif(d."TaxNumber" = '', '', 'Tax number: ' || d."TaxNumber" || char(10))
    || iif(d."CompanyNumber" = '', '', 'Company number: ' || d."CompanyNumber" || char(10)) || iif(d."DDINumber" = '', '', 'Direct dial: ' || d."DDINumber" || char(10))
    || iif(d."SkypeName" = '', '', 'Skype: ' || d."SkypeName"), char(10)) AS remark,
  ltrim(iif(d._row IS NULL AND EXISTS (SELECT 1 FROM row r WHERE r.party = p.name AND r.has_address), '; contacts.csv does not have it: what its documents say of its e-mail and address stays behind', '')
    || iif(coalesce(d.times, 0) > 1, '; contacts.csv has its name ' || d.times || ' times: what the first of these rows says of it is taken', '')
    || iif(coalesce(d."BankAccountName" || d."BankAccountNumber" || d."BankAccountParticulars", '') = '', '', '; its bank account stays behind: enter it in Zoho Books by hand where it is needed')
    || iif(trim(coalesce(d."Discount", ''), ' 0.%') = '', '', '; its discount stays behind: enter it in Zoho Books by hand, as a price list')
    || iif(upper(trim(coalesce(d."DefaultCurrency", ''))) IN ('', upper(:currency)), '', '; its currency in Xero is ' || d."DefaultCurrency" || ', and it moves in that of the books'), '; ') AS note
FROM party p LEFT JOIN listed d ON d.name = p.name AND d.nth = 1
ORDER BY p._row
