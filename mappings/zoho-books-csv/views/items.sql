-- An account of COA.csv is of this move (new); any other is the organisation's own already (old), and looked up there.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Purchase Account" IN (SELECT "Account Name" FROM coa), "Purchase Account", '') AS new_purchase_account, iif("Purchase Account" NOT IN (SELECT "Account Name" FROM coa), "Purchase Account", '') AS old_purchase_account,
  iif("Inventory Account" IN (SELECT "Account Name" FROM coa), "Inventory Account", '') AS new_inventory_account, iif("Inventory Account" NOT IN (SELECT "Account Name" FROM coa), "Inventory Account", '') AS old_inventory_account,
  iif("Vendor" IN (SELECT "Display Name" FROM vendor_file), "Vendor", '') AS known_vendor,
  concat_ws('; ',
    iif(lower("Status") = 'inactive', 'inactive in Zoho Books: it is made active, and is to be marked as inactive there', NULL),
    iif(lower("Taxable") IN ('false', 'no'), 'not taxable, for which Zoho Books wants an exemption of its own: it is made taxable, and its exemption is to be named there', NULL),
    iif("Opening Stock" || "Opening Stock Value" || "Stock On Hand" GLOB '*[1-9]*', 'a stock, which is not moved: enter it in Zoho Books', NULL),
    iif("Vendor" NOT IN (SELECT "Display Name" FROM vendor_file) AND "Vendor" <> '', 'its vendor is not in Vendor.csv, and is left out', NULL)) AS noted
FROM item_file ORDER BY _row
