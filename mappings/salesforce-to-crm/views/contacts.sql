-- A day may have a time behind it (1980-02-29 00:00:00).
SELECT *, substr(BIRTHDATE, 1, 10) AS born,
  iif(lower(ISDELETED) IN ('true', '1'), 'in the recycle bin of Salesforce', '') AS why
FROM contact
ORDER BY _row
