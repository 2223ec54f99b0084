-- Transfers between banks and cash, and receipts from no customer.
WITH moved AS (
  SELECT v._row, v.guid, 'transfer_fund' AS type, gave.account AS from_account, gave.bank AS from_bank, took.account AS to_account, took.bank AS to_bank, took.cents
  FROM voucher v
  JOIN (SELECT guid, account, bank, sum(cents) AS cents FROM leg GROUP BY guid, account, bank) gave ON gave.guid = v.guid AND gave.cents > 0
  JOIN (SELECT guid, account, bank, sum(cents) AS cents FROM leg GROUP BY guid, account, bank) took ON took.guid = v.guid AND took.cents < 0
  WHERE v.fate = 'transfer'
  UNION ALL
  SELECT v._row, v.guid, 'deposit', o.account, '', m.account, m.bank, v.money
  FROM voucher v JOIN ledger m ON m.guid = v.money_ledger JOIN ledger o ON o.guid = v.other_ledger
  WHERE v.fate = 'deposit'
)
SELECT m._row, m.guid, v.date, m.type, m.from_account, m.from_bank, m.to_account, m.to_bank, substr(v.narration, 1, 500) AS narration,
  substr(coalesce(nullif(trim(v.reference), ''), trim(v.type || ' ' || v.number)), 1, 80) AS reference,
  printf('%d.%02d', abs(m.cents) / 100, abs(m.cents) % 100) AS amount, t.fault, t.note
FROM moved m JOIN voucher v ON v.guid = m.guid LEFT JOIN told t ON t.guid = v.guid
ORDER BY v.date, m._row
