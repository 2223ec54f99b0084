-- Probabilities are whole numbers in Zoho CRM; Salesforce writes 90.0, and large amounts with an exponent (8.48E10). A day may have a time behind it.
-- What is neither such a number nor such a day from end to end is handed on as it is, so that somebody is told.
SELECT *,
  iif(PROBABILITY LIKE '%.0', substr(PROBABILITY, 1, length(PROBABILITY) - 2), PROBABILITY) AS chance,
  iif(AMOUNT LIKE '%E%' AND iif(json_valid(AMOUNT), json_type(AMOUNT), '') = 'real', printf('%.2f', AMOUNT), AMOUNT) AS worth,
  iif(CLOSEDATE GLOB '??????????[T ][0-9]*:[0-9][0-9]*', substr(CLOSEDATE, 1, 10), CLOSEDATE) AS closing,
  iif(lower(:several_currencies) = 'yes', CURRENCYISOCODE, '') AS currency,
  iif(AMOUNT <> '' AND CURRENCYISOCODE <> '' AND upper(CURRENCYISOCODE) <> upper(:currency) AND lower(:several_currencies) <> 'yes',
    'its amount is in ' || CURRENCYISOCODE || ': say --set currency=' || CURRENCYISOCODE || ' where that is the currency of Zoho CRM, or --set several_currencies=yes where it has that one too', '') AS fault,
  iif(lower(trim(ISDELETED)) IN ('true', '1', 'yes'), 'in the recycle bin of Salesforce', '') AS why
FROM opportunity
ORDER BY _row
