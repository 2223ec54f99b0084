-- The lines of invoices, bills, credit notes and vendor credits. Whatever the items do not take up is a line of its own: freight, discounts
-- (below zero), services, and everything where the items' accounts cannot be told. The books are right either way.
SELECT i._row, i.guid, i.item, a.account, '' AS name, i.quantity, i.cents, i.rate
FROM moved_item i JOIN item_account a ON a._row = i._row
UNION ALL
SELECT w._row, w.guid, '', w.account, w.ledger, 1, w.cents, ''
FROM worth w
WHERE NOT EXISTS (SELECT 1 FROM item_account a WHERE a.guid = w.guid AND iif(a.leg IS NULL, a.account = w.account, a.leg = w._row))
