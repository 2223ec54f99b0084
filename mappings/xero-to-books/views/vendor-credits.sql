SELECT _row, key, number, reference, day, due, 'vendor ' || party AS contact, total, left_out, note FROM document WHERE fate IN ('vendor credit') ORDER BY _row
