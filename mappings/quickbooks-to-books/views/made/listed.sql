-- The rows of the contact lists. Of several of one name the first counts (`nth`).
WITH listed AS (
  SELECT c._row, 'customer' AS type, s.name, c."Email" AS email, c."Phone Numbers" AS phones, c."Full Name" AS person, c."Billing Address" AS address,
    c."Shipping Address" AS shipping, '' AS account_number
  FROM customer_list c JOIN spelling s ON s.kind = 'party' AND s.written = c."Customer"
  UNION ALL
  SELECT v._row, 'vendor', s.name, v."Email", v."Phone Numbers", v."Full Name", v."Address", '', v."Account #"
  FROM vendor_list v JOIN spelling s ON s.kind = 'party' AND s.written = v."Vendor"
)
SELECT *, row_number() OVER (PARTITION BY type, name ORDER BY _row) AS nth, count(*) OVER (PARTITION BY type, name) AS times FROM listed
