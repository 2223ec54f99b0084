-- Probabilities are whole numbers in Zoho CRM; Salesforce writes 90.0.
SELECT *,
  iif(PROBABILITY LIKE '%.0', substr(PROBABILITY, 1, length(PROBABILITY) - 2), PROBABILITY) AS chance,
  iif(upper(AMOUNT) LIKE '%E%', printf('%.2f', AMOUNT), AMOUNT) AS worth,
  substr(CLOSEDATE, 1, 10) AS closing
FROM opportunity
WHERE lower(ISDELETED) NOT IN ('true', '1')
ORDER BY _row
