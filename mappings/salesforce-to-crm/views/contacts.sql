-- A day may have a time behind it (1980-02-29 00:00:00). What else stands there is handed on as it is, so that somebody is told.
SELECT *, iif(BIRTHDATE GLOB '??????????[T ][0-9]*:[0-9][0-9]*', substr(BIRTHDATE, 1, 10), BIRTHDATE) AS born,
  iif(lower(trim(ISDELETED)) IN ('true', '1', 'yes'), 'in the recycle bin of Salesforce', '') AS why
FROM contact
ORDER BY _row
