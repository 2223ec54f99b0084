SELECT c._row, c.key, c.shown AS name, c.type,
  coalesce(k."Email", v."Email", '') AS email, coalesce(k."Phone Numbers", v."Phone Numbers", '') AS phone,
  coalesce(k."Full Name", v."Full Name", '') AS person, coalesce(k."Billing Address", v."Address", '') AS address
FROM contact c
LEFT JOIN customer_list k ON c.type = 'customer' AND k."Customer" = c.name
LEFT JOIN vendor_list v ON c.type = 'vendor' AND v."Vendor" = c.name
ORDER BY c._row
