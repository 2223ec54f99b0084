-- Of several companies (1;2) the first. A contact of whom only the address is known goes by that.
SELECT *,
  substr("Associated Company IDs" || ';', 1, instr("Associated Company IDs" || ';', ';') - 1) AS company,
  iif("Last Name" <> '', "Last Name", iif("First Name" <> '', "First Name", substr(Email, 1, instr(Email || '@', '@') - 1))) AS surname,
  iif("Last Name" <> '', "First Name", '') AS forename
FROM contact_file
ORDER BY _row
