-- Salesforce writes large amounts with an exponent (8.48E10). What is no number from end to end, such as EUR 5000, is handed on as it is, so that
-- somebody is told.
SELECT *,
  iif(ANNUALREVENUE LIKE '%E%' AND iif(json_valid(ANNUALREVENUE), json_type(ANNUALREVENUE), '') = 'real', printf('%.2f', ANNUALREVENUE), ANNUALREVENUE) AS revenue,
  iif(lower(:several_currencies) = 'yes', CURRENCYISOCODE, '') AS currency,
  iif(ANNUALREVENUE <> '' AND CURRENCYISOCODE <> '' AND upper(CURRENCYISOCODE) <> upper(:currency) AND lower(:several_currencies) <> 'yes',
    'its amount is in ' || CURRENCYISOCODE || ': say --set currency=' || CURRENCYISOCODE || ' where that is the currency of Zoho CRM, or --set several_currencies=yes where it has that one too', '') AS fault,
  iif(lower(trim(ISDELETED)) IN ('true', '1', 'yes'), 'in the recycle bin of Salesforce', '') AS why
FROM account
ORDER BY _row
