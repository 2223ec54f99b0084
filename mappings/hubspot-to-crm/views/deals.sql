-- Of several companies or contacts (1;2) the first. The stages of HubSpot's own pipeline have theirs at Zoho CRM. Of a day with a time behind it the
-- day; what else stands there is handed on as it is, so that somebody is told.
SELECT *,
  substr("Associated Company IDs" || ';', 1, instr("Associated Company IDs" || ';', ';') - 1) AS company,
  substr("Associated Contact IDs" || ';', 1, instr("Associated Contact IDs" || ';', ';') - 1) AS person,
  iif("Close Date" GLOB '??????????[T ][0-9]*:[0-9][0-9]*', substr("Close Date", 1, 10), "Close Date") AS closing,
  iif(lower(:several_currencies) = 'yes', Currency, '') AS money,
  iif(Amount <> '' AND Currency <> '' AND upper(Currency) <> upper(:currency) AND lower(:several_currencies) <> 'yes',
    'its amount is in ' || Currency || ': say --set currency=' || Currency || ' where that is the currency of Zoho CRM, or --set several_currencies=yes where it has that one too', '') AS fault,
  concat_ws('; ',
    CASE WHEN "Associated Company IDs" LIKE '%;%' THEN 'it has several companies, of which Zoho CRM has room for the first'
      WHEN "Associated Company IDs" = '' AND "Associated Company" <> '' THEN 'its company is known by name alone: export it with the ids of associated records, or it has none'
      WHEN _row = (SELECT min(_row) FROM deal_file) AND EXISTS (SELECT 1 FROM company_file) AND NOT EXISTS (SELECT 1 FROM deal_file WHERE "Associated Company IDs" <> '' OR "Associated Company" <> '')
        THEN 'no deal of the file names a company: where that is wrong, export it with the ids of associated records' END,
    CASE WHEN "Associated Contact IDs" LIKE '%;%' THEN 'it has several contacts, of which Zoho CRM has room for the first' END,
    CASE WHEN lower(trim(Pipeline)) NOT IN ('', 'default', 'sales pipeline') THEN 'its pipeline, ' || Pipeline || ', stays behind: map Pipeline and its stages in a pack of your own' END) AS note
FROM deal_file
ORDER BY _row
