SELECT _row, name AS key, name, type, description FROM account WHERE kind = 'bank' ORDER BY _row
