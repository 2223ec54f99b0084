-- Probabilities are whole numbers in Zoho CRM; Salesforce writes 90.0.
SELECT *,
  iif(PROBABILITY LIKE '%.0', substr(PROBABILITY, 1, length(PROBABILITY) - 2), PROBABILITY) AS chance,
  iif(upper(AMOUNT) LIKE '%E%', printf('%.2f', AMOUNT), AMOUNT) AS worth,
  substr(CLOSEDATE, 1, 10) AS closing,
  iif(lower(:several_currencies) = 'yes', CURRENCYISOCODE, '') AS currency,
  iif(AMOUNT <> '' AND CURRENCYISOCODE <> '' AND upper(CURRENCYISOCODE) <> upper(:currency) AND lower(:several_currencies) <> 'yes',
    'its amount is in ' || CURRENCYISOCODE || ': say --set currency=' || CURRENCYISOCODE || ' where that is the currency of Zoho CRM, or --set several_currencies=yes where it has that one too', '') AS fault,
  iif(lower(ISDELETED) IN ('true', '1'), 'in the recycle bin of Salesforce', '') AS why
FROM opportunity
ORDER BY _row
