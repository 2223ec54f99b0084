-- Each voucher, once, with its fate: the one document that is made of it, or why none is. A voucher that looks like its type and fits no
-- document Zoho has (two parties, a sale for cash, a receipt less discount) is a journal: nothing is dropped, and every amount is in the books.
WITH legs AS (
  SELECT guid, count(*) AS n, min(cents IS NOT NULL AND kind <> 'unknown') AS is_sound, max(is_finer) AS is_finer, max(is_foreign) AS is_foreign, coalesce(sum(cents), 0) AS difference,
    -- What rounding to two decimals may leave is none of it.
    count(*) = count(cents) AND abs(sum(cents)) > count(*) / 2.0 AS is_uneven,
    count(DISTINCT iif(contact <> '', contact, NULL)) AS parties, max(contact) AS contact, max(iif(contact <> '', kind, '')) AS party_kind,
    coalesce(sum(iif(contact <> '', cents, 0)), 0) AS party,
    count(DISTINCT iif(kind IN ('bank', 'cash'), ledger_guid, NULL)) AS moneys, coalesce(sum(iif(kind IN ('bank', 'cash'), cents, 0)), 0) AS money,
    max(iif(kind IN ('bank', 'cash'), ledger_guid, '')) AS money_ledger,
    count(DISTINCT iif(kind IN ('account', 'tax'), ledger_guid, NULL)) AS others, max(iif(kind IN ('account', 'tax'), ledger_guid, '')) AS other_ledger,
    sum(kind = 'account' AND NOT is_round_off) AS values_, max(iif(kind = 'account', account_type, '')) AS other_type
  FROM leg GROUP BY guid
),
-- A voucher that stands in the file again counts once, and says so.
again AS (SELECT guid, min(_row) AS first, group_concat(_row) AS rows FROM trn_voucher GROUP BY guid HAVING count(*) > 1),
known AS (
  SELECT coalesce(a.rows, v._row) AS _row, a.guid IS NOT NULL AS is_again, l.is_uneven, o.guid IS NOT NULL AS is_doubled, v.guid, v.date, v.voucher_type AS type, t.base, t.is_known, trim(v.voucher_number) AS number, v.reference_number AS reference, v.narration, v.party_name, v.reference_date,
    v.place_of_supply, l.is_sound, l.is_finer, l.is_foreign, l.difference, l.parties, l.contact, l.party_kind, l.party, l.moneys, l.money, l.money_ledger, l.others, l.other_ledger,
    l.values_, l.other_type, l.n,
    CASE
      WHEN v.is_order_voucher = '1' THEN 'an order, no entry of the accounts'
      WHEN v.is_inventory_voucher = '1' THEN 'moves stock only, no entry of the accounts'
      WHEN t.base IN ('memorandum', 'reversing journal') OR v.is_accounting_voucher = '0' THEN 'no entry of the accounts'
      WHEN l.n IS NULL THEN 'has no amounts' || iif(v.is_accounting_voucher = '1', ' in trn_accounting.csv, and is an entry of the accounts: unless it has none in Tally either, the export is cut short', '')
      WHEN :cutover <> '' AND v.date < :cutover AND v.date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN 'before the cut-over: in the opening balances'
        || CASE
          WHEN a.guid IS NOT NULL THEN ', which wait for it: it stands more than once in trn_voucher.csv'
          WHEN l.is_uneven THEN ', which wait for it: its entries (trn_accounting.csv) do not come out even'
          WHEN l.is_finer AND l.difference <> 0 THEN ', which do not come out even for it: an amount of it has more than two decimals'
          WHEN o.guid IS NOT NULL THEN ', with twice the amounts: all its entries stand twice in trn_accounting.csv'
          ELSE '' END
      ELSE '' END AS left_out
  FROM trn_voucher v JOIN voucher_type t ON t.name = v.voucher_type LEFT JOIN legs l ON l.guid = v.guid
  LEFT JOIN again a ON a.guid = v.guid LEFT JOIN doubled o ON o.guid = v.guid
  -- Of those without a guid each is its own, and told.
  WHERE a.guid IS NULL OR v._row = a.first OR v.guid = ''
),
fated AS (
  SELECT _row, guid, date, type, base, is_known, number, reference, narration, party_name, reference_date, place_of_supply, contact, party, money_ledger, money, other_ledger, is_finer, is_foreign, difference, is_again, is_uneven, is_doubled,
    iif(left_out = '', '', type || ': ' || left_out) AS left_out,
    -- What counts as an entry, whether before the cut-over or after it.
    left_out = '' OR left_out LIKE 'before%' AS is_entry,
    CASE
      WHEN left_out <> '' THEN ''
      WHEN NOT is_sound OR difference <> 0 THEN 'journal'
      WHEN parties = 1 AND moneys = 0 AND values_ > 0 THEN CASE
        WHEN base = 'sales' AND party_kind = 'customer' AND party < 0 THEN 'invoice'
        WHEN base = 'credit note' AND party_kind = 'customer' AND party > 0 THEN 'credit note'
        WHEN base = 'purchase' AND party_kind = 'vendor' AND party > 0 THEN 'bill'
        WHEN base = 'debit note' AND party_kind = 'vendor' AND party < 0 THEN 'vendor credit'
        ELSE 'journal' END
      WHEN parties = 1 AND moneys = 1 AND others = 0 THEN CASE
        WHEN base = 'receipt' AND party_kind = 'customer' AND party > 0 THEN 'customer payment'
        WHEN base = 'payment' AND party_kind = 'vendor' AND party < 0 THEN 'vendor payment'
        ELSE 'journal' END
      WHEN parties = 0 AND moneys = 1 AND others = 1 THEN CASE
        WHEN base = 'receipt' AND money < 0 THEN 'deposit'
        WHEN base = 'payment' AND money > 0 AND other_type IN ('expense', 'cost_of_goods_sold') THEN 'expense'
        ELSE 'journal' END
      WHEN base = 'contra' AND n = 2 AND moneys = 2 AND parties = 0 AND others = 0 THEN 'transfer'
      ELSE 'journal' END AS fate
  FROM known
),
bank AS (
  SELECT guid, group_concat(DISTINCT nullif(trim(instrument_number), '')) AS numbers, count(DISTINCT nullif(trim(instrument_number), '')) AS n,
    group_concat(DISTINCT nullif(trim(instrument_date), '')) AS dates, group_concat(DISTINCT nullif(trim(bank_name), '')) AS banks
  FROM trn_bank GROUP BY guid
),
-- What a document of its fate has no field for, or only one for two of them, stands behind the narration.
worded AS (
  SELECT f.*, CASE WHEN fate LIKE '%payment' THEN b.numbers IS NOT NULL OR trim(reference) <> '' WHEN fate IN ('journal', 'expense', 'deposit', 'transfer') THEN trim(reference) <> '' ELSE 0 END AS has_other,
    fate LIKE '%payment' AND b.n IS NOT NULL AND b.n > 0 AND trim(reference) <> '' AS has_both, iif(fate LIKE '%payment' AND b.n = 1, '', coalesce(b.numbers, '')) AS instruments,
    coalesce(b.dates, '') AS instrument_dates, coalesce(b.banks, '') AS drawn_on,
    trim(party_name) <> '' AND NOT EXISTS (SELECT 1 FROM leg g WHERE g.guid = f.guid AND lower(trim(g.ledger)) = lower(trim(party_name))) AS has_stranger
  FROM fated f LEFT JOIN bank b ON b.guid = f.guid
),
said AS (
  SELECT *, iif(fate = '', '', iif(has_other AND number <> '', ', ' || type || ' ' || number, '') || iif(has_both, ', reference ' || trim(reference), '') || iif(instruments = '', '', ', instrument ' || instruments)
    || iif(trim(reference_date) IN ('', date), '', ', reference of ' || trim(reference_date)) || iif(instrument_dates IN ('', date), '', ', instrument of ' || instrument_dates)
    || iif(drawn_on = '', '', iif(base = 'receipt', ', drawn on ', ', bank ') || drawn_on) || iif(has_stranger, ', party ' || trim(party_name), '')) AS more
  FROM worded
)
SELECT _row, guid, date, type, base, is_known, number, reference, trim(narration || iif(more = '', '', ' (' || substr(more, 3) || ')')) AS narration, place_of_supply, contact, party, money_ledger, money,
  other_ledger, is_finer, is_foreign, difference, is_again, is_uneven, is_doubled, left_out, is_entry, fate
FROM said
UNION ALL
-- Legs of a voucher that is not in the file of vouchers: a journal without a day, which is rejected with its rows, so that nobody misses it.
SELECT min(_row), guid, '', 'no voucher', 'journal', 1, '', '', '', '', '', 0, '', 0, '', 0, 0, 0, 0, 0, 0, '', 0, 'journal'
FROM leg WHERE guid NOT IN (SELECT guid FROM trn_voucher) GROUP BY guid
