-- Salesforce writes large amounts with an exponent (8.48E10). What is in its recycle bin is not moved.
SELECT *, iif(upper(ANNUALREVENUE) LIKE '%E%', printf('%.2f', ANNUALREVENUE), ANNUALREVENUE) AS revenue
FROM account
WHERE lower(ISDELETED) NOT IN ('true', '1')
ORDER BY _row
