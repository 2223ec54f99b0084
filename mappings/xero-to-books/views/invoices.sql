SELECT _row, key, number, reference, day, due, 'customer ' || party AS contact, total, left_out, fault, note FROM document WHERE fate IN ('invoice', 'sale left out') ORDER BY _row
