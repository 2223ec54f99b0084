SELECT *,
  substr("Associated Company IDs" || ';', 1, instr("Associated Company IDs" || ';', ';') - 1) AS company,
  substr("Associated Contact IDs" || ';', 1, instr("Associated Contact IDs" || ';', ';') - 1) AS person,
  substr("Close Date", 1, 10) AS closing
FROM deal_file
ORDER BY _row
