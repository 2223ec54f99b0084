-- What is meant by each name that the files use, by its kind and as it is `written`, without the blanks at its ends: what is called just so; where
-- nothing is, what is in other capitals. Where several are, it is none of them, and is told (`unclear`): nobody can say which.
WITH used AS (
  SELECT 'account' AS kind, "Parent Account" AS text FROM coa
  UNION SELECT 'account', "Account" FROM item_file
  UNION SELECT 'account', "Purchase Account" FROM item_file
  UNION SELECT 'account', "Inventory Account" FROM item_file
  UNION SELECT 'account', "Account" FROM invoice_file
  UNION SELECT 'account', "Account" FROM bill_file
  UNION SELECT 'account', "Account" FROM credit_file
  UNION SELECT 'customer', "Customer Name" FROM invoice_file
  UNION SELECT 'customer', "Customer Name" FROM bill_file
  UNION SELECT 'customer', "Customer Name" FROM credit_file
  UNION SELECT 'vendor', "Vendor" FROM item_file
  UNION SELECT 'vendor', "Vendor Name" FROM bill_file
  UNION SELECT 'item', "Item Name" FROM invoice_file
  UNION SELECT 'item', "Item Name" FROM bill_file
  UNION SELECT 'item', "Item Name" FROM credit_file
  UNION SELECT 'invoice', "Associated Invoice Number" FROM credit_file
),
named AS (
  -- `called` is made before the join, which would otherwise hold every name against every other of its kind.
  SELECT k._row, k.kind, u.text, k.name, count(*) OVER same AS choices, max(k.name = u.text) OVER same AS is_there
  FROM (SELECT DISTINCT kind, trim(text) AS text, lower(trim(text)) AS called FROM used) u JOIN known k ON k.called = u.called AND k.kind = u.kind
  WINDOW same AS (PARTITION BY k.kind, u.text)
)
SELECT min(_row) AS _row, kind || ' ' || text AS written, iif(is_there OR choices = 1, name, NULL) AS name,
  iif(is_there OR choices = 1, NULL, 'its ' || kind || ' is in ' || CASE kind WHEN 'account' THEN 'COA' WHEN 'customer' THEN 'Customer' WHEN 'vendor' THEN 'Vendor' WHEN 'item' THEN 'Item' ELSE 'Invoice' END
    || '.csv in other capitals only, and more than once: write it as the one that is meant') AS unclear
FROM named WHERE name = text OR NOT is_there GROUP BY kind, text
