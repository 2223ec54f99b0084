-- Journals, and whatever fits no other document; and, each with the reason, every voucher of which no document is made.
SELECT _row, guid, date, substr(narration, 1, 2000) AS narration, substr(coalesce(nullif(trim(reference), ''), trim(type || ' ' || number)), 1, 80) AS reference, left_out
FROM voucher WHERE fate IN ('journal', '')
ORDER BY date, _row
