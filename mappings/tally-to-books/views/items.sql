SELECT _row, name, description, part_number, uom, gst_hsn_code AS hsn, iif(gst_type_of_supply = 'Services', 'service', 'goods') AS type,
  iif(:item_type = 'sales', '', coalesce((SELECT min(guid) FROM ledger WHERE called = 'cost of goods sold' AND kind = 'account'), 'cogs')) AS cogs,
  iif(:item_type = 'inventory', 'Inventory Asset', '') AS inventory
FROM mst_stock_item
