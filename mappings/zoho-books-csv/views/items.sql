-- An account of COA.csv is of this move (new); any other is the organisation's own already, and looked up there.
SELECT f.*, a.name AS new_account, p.name AS new_purchase_account, s.name AS new_inventory_account, v.name AS known_vendor,
  concat_ws('; ', a.unclear, p.unclear, s.unclear, v.unclear) AS fault,
  concat_ws('; ',
    iif(lower(trim("Status")) = 'inactive', 'inactive in Zoho Books: it is made active, and is to be marked as inactive there', NULL),
    iif(lower(trim("Taxable")) IN ('false', 'no'), 'not taxable, for which Zoho Books wants an exemption of its own: it is made taxable, and its exemption is to be named there', NULL),
    iif("Opening Stock" || "Opening Stock Value" || "Stock On Hand" GLOB '*[1-9]*', 'a stock, which is not moved: enter it in Zoho Books', NULL),
    iif("Vendor" <> '' AND v.written IS NULL, 'its vendor is not in Vendor.csv, and is left out', NULL)) AS noted
FROM item_file f LEFT JOIN meant a ON a.written = 'account ' || trim("Account") LEFT JOIN meant p ON p.written = 'account ' || trim("Purchase Account")
  LEFT JOIN meant s ON s.written = 'account ' || trim("Inventory Account") LEFT JOIN meant v ON v.written = 'vendor ' || trim("Vendor")
ORDER BY f._row
