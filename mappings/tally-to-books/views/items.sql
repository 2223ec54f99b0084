SELECT _row, name, description, uom, gst_hsn_code AS hsn, iif(lower(trim(gst_type_of_supply)) = 'services', 'service', 'goods') AS type,
  iif(:item_type = 'sales', '', coalesce((SELECT min(guid) FROM ledger WHERE called = 'cost of goods sold' AND kind = 'account'), 'cogs')) AS cogs,
  iif(:item_type = 'inventory', 'Inventory Asset', '') AS inventory,
  iif(trim(alias) IN ('', name) AND trim(notes || part_number || iif(lower(trim(alternate_uom, ' ' || char(4))) = 'not applicable', '', alternate_uom) || gst_hsn_description) = '', '',
    'its alias, notes, part number, second unit or description of HSN stays behind: enter in Zoho Books by hand what is needed of it') AS note
FROM mst_stock_item
