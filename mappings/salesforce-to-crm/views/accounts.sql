-- Salesforce writes large amounts with an exponent (8.48E10).
SELECT *, iif(upper(ANNUALREVENUE) LIKE '%E%', printf('%.2f', ANNUALREVENUE), ANNUALREVENUE) AS revenue,
  iif(lower(:several_currencies) = 'yes', CURRENCYISOCODE, '') AS currency,
  iif(ANNUALREVENUE <> '' AND CURRENCYISOCODE <> '' AND upper(CURRENCYISOCODE) <> upper(:currency) AND lower(:several_currencies) <> 'yes',
    'its amount is in ' || CURRENCYISOCODE || ': say --set currency=' || CURRENCYISOCODE || ' where that is the currency of Zoho CRM, or --set several_currencies=yes where it has that one too', '') AS fault,
  iif(lower(ISDELETED) IN ('true', '1'), 'in the recycle bin of Salesforce', '') AS why
FROM account
ORDER BY _row
