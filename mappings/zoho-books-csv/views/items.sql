-- An account of COA.csv is of this move (new); any other is the organisation's own already, and looked up there.
SELECT *, (SELECT name FROM known WHERE called = 'account ' || lower(trim("Account"))) AS new_account,
  (SELECT name FROM known WHERE called = 'account ' || lower(trim("Purchase Account"))) AS new_purchase_account,
  (SELECT name FROM known WHERE called = 'account ' || lower(trim("Inventory Account"))) AS new_inventory_account,
  (SELECT name FROM known WHERE called = 'vendor ' || lower(trim("Vendor"))) AS known_vendor,
  concat_ws('; ',
    iif(lower(trim("Status")) = 'inactive', 'inactive in Zoho Books: it is made active, and is to be marked as inactive there', NULL),
    iif(lower(trim("Taxable")) IN ('false', 'no'), 'not taxable, for which Zoho Books wants an exemption of its own: it is made taxable, and its exemption is to be named there', NULL),
    iif("Opening Stock" || "Opening Stock Value" || "Stock On Hand" GLOB '*[1-9]*', 'a stock, which is not moved: enter it in Zoho Books', NULL),
    iif("Vendor" <> '' AND 'vendor ' || lower(trim("Vendor")) NOT IN (SELECT called FROM known), 'its vendor is not in Vendor.csv, and is left out', NULL)) AS noted
FROM item_file ORDER BY _row
