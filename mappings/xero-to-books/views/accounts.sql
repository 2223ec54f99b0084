SELECT _row, 'code ' || code AS key, name, code, type, description FROM account
UNION ALL
SELECT min(_row), 'before', 'Payments before the Move', '', 'other_current_asset', 'Of the move: to be cleared by a journal' FROM account
