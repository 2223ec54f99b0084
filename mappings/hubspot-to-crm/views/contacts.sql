-- Of several companies (1;2) the first. A contact of whom only the address is known goes by that.
SELECT *,
  substr("Associated Company IDs" || ';', 1, instr("Associated Company IDs" || ';', ';') - 1) AS company,
  iif("Last Name" <> '', "Last Name", iif("First Name" <> '', "First Name", substr(Email, 1, instr(Email || '@', '@') - 1))) AS surname,
  iif("Last Name" <> '', "First Name", '') AS forename,
    CASE WHEN "Associated Company IDs" LIKE '%;%' THEN 'it has several companies, of which Zoho CRM has room for the first'
      WHEN "Associated Company IDs" = '' AND "Associated Company" <> '' THEN 'its company is known by name alone: export it with the ids of associated records, or it has none'
      WHEN _row = (SELECT min(_row) FROM contact_file) AND EXISTS (SELECT 1 FROM company_file) AND NOT EXISTS (SELECT 1 FROM contact_file WHERE "Associated Company IDs" <> '' OR "Associated Company" <> '')
        THEN 'no contact of the file names a company: where that is wrong, export it with the ids of associated records' END AS note
FROM contact_file
ORDER BY _row
