-- What can be settled: invoices and bills under each of the names their bill-wise references give them, and the opening ones.
SELECT _row, bill, type, guid AS key, abs(party) AS total, date, abs(cents) AS cents FROM bill_reference WHERE fate IN ('invoice', 'bill')
UNION ALL
SELECT _row, key, 'new ref', key, cents, date, cents FROM open_bill
