-- The numbers of documents. Tally's are not unique, and may be missing; Zoho's must be, and of bills those of one vendor. A document keeps its
-- number where no other of its kind has it. Otherwise the end of its guid stands behind it, or in its place; or, where `repeated_numbers` says
-- so, the financial year, as long as that tells them apart, also from the numbers others have. A bill's number is the vendor's own (the reference), where it was noted.
WITH named (_row, kind, party, key, number, date, guid) AS (
  SELECT _row, fate, iif(fate = 'bill', contact, ''), guid, iif(fate = 'bill' AND trim(reference) <> '', trim(reference), number), date, substr(guid, -8)
  FROM voucher WHERE fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
  UNION ALL
  SELECT _row, iif(kind = 'customer', 'invoice', 'bill'), iif(kind = 'customer', '', ledger), key, name, date, substr(ledger, -8) || iif(time = 1, '', ' ' || date) FROM open_bill
),
-- From April to March: 2023-24.
dated AS (
  SELECT *, iif(date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-*', (substr(date, 1, 4) - (substr(date, 6, 2) < '04')) || printf('-%02d', (substr(date, 1, 4) + (substr(date, 6, 2) >= '04')) % 100), '') AS year
  FROM named
),
counted AS (
  SELECT *, count(*) OVER (PARTITION BY kind, party, lower(number)) > 1 AS is_repeated, count(*) OVER (PARTITION BY kind, party, lower(number), year) > 1 AS is_of_a_year FROM dated
),
made AS (
  SELECT *, CASE
    WHEN number = '' THEN 'no-' || guid
    WHEN NOT is_repeated THEN number
    WHEN lower(:repeated_numbers) = 'year' AND year <> '' AND NOT is_of_a_year THEN number || '/' || year
    ELSE number || '-' || guid END AS called
  FROM counted
),
told_apart AS (
  SELECT *, called = number || '/' || year AND count(*) OVER (PARTITION BY kind, party, lower(called)) > 1 AS is_taken FROM made
)
SELECT _row, key, number = '' AS is_missing, iif(is_taken, number || '-' || guid, called) AS number,
  CASE
    WHEN called = number OR number = '' THEN ''
    WHEN called = number || '/' || year AND NOT is_taken THEN 'the financial year'
    ELSE 'the end of its guid' END AS tail,
  -- Said only of those it matters to.
  iif(number <> '' AND is_repeated AND lower(:repeated_numbers) NOT IN ('guid', 'year'), 'repeated_numbers should be guid or year, and is ' || :repeated_numbers, '') AS fault
FROM told_apart
