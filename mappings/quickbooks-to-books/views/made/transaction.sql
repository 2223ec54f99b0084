-- Each transaction, once, with its fate: the one document that is made of it. What looks like its type and fits no document Zoho has is a
-- journal: nothing is dropped. Type and number make the key; where two have the same, the day and a count stand behind it.
-- One in another currency than the books' has a `fault`: whether its amounts are in that one or in the books' own, the report does not say.
-- One whose amounts are all 0 is none of them, and says why (`left_out`). Of two that are the same in every line both are sent, and told: exports that overlap have one twice.
WITH whole AS (
  SELECT min(_row) AS _row, txn, day, type, num, -- Lines have memos of their own: the party's leg has that of the document, and a payment those of both its legs.
    coalesce(nullif(max(iif(contact <> '', memo, '')), ''), max(memo)) AS note, max(iif(contact = '', memo, '')) AS other_note, min(cents IS NOT NULL AND kind <> 'unknown') AS is_sound, sum(cents) AS difference, max(is_finer) AS is_finer,
    sum(kind IN ('receivable', 'payable')) AS parties, max(contact) AS contact, max(iif(contact <> '', kind, '')) AS party_kind,
    sum(iif(contact <> '', cents, 0)) AS party, sum(contact = '') AS others,
    max(iif(contact = '', account, '')) AS other_account, max(iif(contact = '', bank, '')) AS other_bank, max("foreign") AS "foreign", max(has_two_nums) AS has_two_nums,
    group_concat(concat_ws(char(31), shown, name, memo, coalesce(cents, text)), char(30) ORDER BY shown, name, memo, cents, text) AS legs
  FROM entry WHERE cents IS NOT 0 GROUP BY txn
),
fated AS (
  SELECT *, CASE
      WHEN NOT is_sound OR difference <> 0 OR parties <> 1 OR others = 0 THEN 'journal'
      WHEN lower(type) = 'invoice' AND party_kind = 'receivable' AND party > 0 THEN 'invoice'
      WHEN lower(type) = 'credit memo' AND party_kind = 'receivable' AND party < 0 THEN 'credit note'
      WHEN lower(type) = 'bill' AND party_kind = 'payable' AND party < 0 THEN 'bill'
      WHEN lower(type) = 'vendor credit' AND party_kind = 'payable' AND party > 0 THEN 'vendor credit'
      WHEN lower(type) = 'payment' AND party_kind = 'receivable' AND party < 0 AND others = 1 THEN 'customer payment'
      WHEN type LIKE 'Bill Payment%' AND party_kind = 'payable' AND party > 0 AND others = 1 THEN 'vendor payment'
      ELSE 'journal' END AS fate,
    count(*) OVER (PARTITION BY type, num) AS same, row_number() OVER (PARTITION BY type, num, day ORDER BY txn) AS nth,
    count(*) OVER (PARTITION BY type, num, day, legs) AS alike
  FROM whole
)
SELECT _row, txn, day, type, num, note || iif(fate LIKE '%payment' AND other_note NOT IN ('', note), '; ' || other_note, '') AS note, fate, contact, other_account, other_bank, printf('%d.%02d', abs(party) / 100, abs(party) % 100) AS amount,
  type || iif(num = '', '', ' ' || num) || iif(num <> '' AND same = 1, '', ' ' || day || iif(nth > 1, ' ' || nth, '')) AS key,
  iif(num <> '' AND same = 1, num, trim(num || ' ' || day || iif(nth > 1, ' ' || nth, ''))) AS number, '' AS left_out,
  concat_ws('; ', CASE WHEN alike > 1 THEN 'another is the same in every line: see in QuickBooks whether it is there twice, or in the export only'
      WHEN num = '' AND fate NOT IN ('journal', 'customer payment', 'vendor payment') THEN 'it has no number: its day stands in its place'
      WHEN num <> '' AND same > 1 THEN 'another of its type has its number' || iif(fate LIKE '%payment', '', ', so that its day stands behind it') END,
    iif(is_finer AND difference = 0, 'an amount of it has more than two decimals: it moves rounded to two', NULL),
    iif(has_two_nums, 'another number stands under `No.` than under `Num`, and is not moved', NULL)) AS told,
  -- Where all are in one, it is the company's own.
  concat_ws('; ', CASE WHEN "foreign" = '' OR (:currency = '' AND (SELECT count(DISTINCT "foreign") FROM entry WHERE "foreign" <> '') = 1) THEN NULL WHEN :currency = '' THEN 'its currency is ' || "foreign" || ', and the pack was not told whether that is the books'' own: say so with --set currency=' || "foreign" || ' where it is'
    ELSE 'its currency is ' || "foreign" || ', and the books are in ' || upper(:currency) || ': enter it in Zoho Books by hand' END,
    iif(is_finer AND is_sound AND difference <> 0, 'an amount of it has more than two decimals, and rounded to two it does not come out even: correct it in QuickBooks', NULL)) AS fault
FROM fated
UNION ALL
SELECT group_concat(_row), txn, day, type, num, '', '', '', '', '', '', type || ' ' || num || ' ' || day, '', type || ': ' || CASE
    -- As a word: what was paid to avoid something was not voided.
    WHEN max(' ' || lower(memo) || ' ' GLOB '*[^a-z]void[^a-z]*' OR ' ' || lower(memo) || ' ' GLOB '*[^a-z]voided[^a-z]*') THEN 'it was voided, and its amounts are 0'
    WHEN max(is_finer) THEN 'its amounts are 0 when they are rounded to two decimals'
    WHEN type LIKE '%payment%' THEN 'its amounts are 0; where it set a credit off against an invoice or a bill, apply that in Zoho Books by hand'
    ELSE 'its amounts are 0' END, '', ''
FROM entry GROUP BY txn HAVING count(nullif(cents, 0)) = 0 AND count(*) = count(cents)
