-- What can be settled: invoices and bills under each of the names their bill-wise references give them, and the opening ones. One of
-- those whose amount cannot be told is rejected; what settles it waits for it.
SELECT _row, bill, type, guid AS key, abs(party) AS total, date, abs(cents) AS cents FROM bill_reference WHERE fate IN ('invoice', 'bill')
UNION ALL
SELECT _row, bill, 'new ref', key, coalesce(cents, 1 << 52), date, cents FROM open_bill
