SELECT _row, key, number, reference, day, due, 'vendor ' || party AS contact, total, left_out, fault, note FROM document WHERE fate IN ('bill', 'purchase left out') ORDER BY _row
