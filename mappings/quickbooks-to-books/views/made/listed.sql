-- The rows of the contact lists. Of several of one name the first counts (`nth`). Several e-mail addresses stand behind commas, and several numbers
-- behind words: `marked` has a sign before each number and the letter of its word behind that; without words it is one number, the phone's.
WITH listed AS (
  SELECT c._row, 'customer' AS type, s.name, c."Email" AS email, c."Phone Numbers" AS phones, c."Full Name" AS person, c."Billing Address" AS address,
    c."Shipping Address" AS shipping, '' AS account_number,
    c."GSTIN" AS gstin, c."GST Registration Type" AS registration, trim(c."Terms") AS terms, c."Currency" AS currency
  FROM customer_list c JOIN spelling s ON s.kind = 'party' AND s.written = c."Customer"
  UNION ALL
  SELECT v._row, 'vendor', s.name, v."Email", v."Phone Numbers", v."Full Name", v."Address", '', v."Account #", v."GSTIN", v."GST Registration Type", trim(v."Terms"), v."Currency"
  FROM vendor_list v JOIN spelling s ON s.kind = 'party' AND s.written = v."Vendor"
),
marked AS (
  SELECT *, replace(replace(email, ';', ','), ' ', '') || ',,' AS emails, iif(instr(phones, ':') = 0, char(1) || 'p' || phones,
      replace(replace(replace(replace(replace(phones, 'Phone:', char(1) || 'p'), 'Mobile:', char(1) || 'm'), 'Fax:', char(1) || 'f'), 'Other:', char(1) || 'o'), 'Pager:', char(1) || 'g')) || char(1) AS marked
  FROM listed
),
parted AS (
  SELECT *, substr(emails, 1, instr(emails, ',') - 1) AS first_email, substr(emails, instr(emails, ',') + 1) AS later_emails,
    substr(marked, instr(marked, char(1) || 'p') + 2) AS p, substr(marked, instr(marked, char(1) || 'm') + 2) AS m, substr(marked, instr(marked, char(1) || 'f') + 2) AS f
  FROM marked
)
SELECT _row, type, name, person, address, shipping, account_number, upper(replace(gstin, ' ', '')) AS gstin, trim(registration) AS registration, terms, upper(trim(currency)) AS currency, first_email AS email, substr(later_emails, 1, instr(later_emails, ',') - 1) AS second_email,
  iif(instr(marked, char(1) || 'p') = 0, '', trim(substr(p, 1, instr(p, char(1)) - 1))) AS phone,
  iif(instr(marked, char(1) || 'm') = 0, '', trim(substr(m, 1, instr(m, char(1)) - 1))) AS mobile,
  iif(instr(marked, char(1) || 'f') = 0, '', trim(substr(f, 1, instr(f, char(1)) - 1))) AS fax,
  replace(substr(later_emails, instr(later_emails, ',') + 1), ',', '') <> '' OR instr(marked, char(1) || 'o') > 0 OR instr(marked, char(1) || 'g') > 0
    OR substr(marked, 1, 1) <> char(1) AS has_more,
  row_number() OVER (PARTITION BY type, name ORDER BY _row) AS nth, count(*) OVER (PARTITION BY type, name) AS times
FROM parted
