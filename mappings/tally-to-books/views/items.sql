SELECT _row, name, description, part_number, uom, gst_hsn_code AS hsn, iif(gst_type_of_supply = 'Services', 'service', 'goods') AS type
FROM mst_stock_item
