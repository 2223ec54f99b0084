-- Each ledger and what it becomes: `account`, `bank` and `contact` are the keys of the records that stand for it in Zoho. What customers owe
-- is one account there, and so is what vendors are owed: a party is a contact, and its account that of all of them. One that stands in the file
-- again counts once, and is rejected. `note` says what is odd about what it becomes.
WITH again AS (SELECT guid, min(_row) AS first FROM mst_ledger WHERE guid <> '' GROUP BY guid HAVING count(*) > 1),
billed AS (SELECT lower(trim(ledger)) AS called FROM trn_bill WHERE trim(name) <> '' UNION SELECT lower(trim(ledger)) FROM mst_opening_bill_allocation WHERE trim(name) <> ''),
typed AS (
  SELECT l._row, l.guid, l.name, trim(l.parent, ' ' || char(4)) AS parent, coalesce(t.path, '') AS path, t.called IS NOT NULL AS is_in_tree,
    coalesce(t.is_ambiguous, 0) AS is_ambiguous, coalesce(t.renamed, '') AS renamed, t.called IS NULL AND r.called IS NOT NULL AS is_in_ring, a.guid IS NOT NULL AS is_again,
    CASE WHEN t.kind = 'duty' THEN iif(l.duty NOT IN ('', 'not applicable', 'any') AND instr('|' || lower(:round_off) || '|', '|' || lower(trim(l.name)) || '|') = 0, 'tax', 'account') ELSE coalesce(t.kind, 'account') END AS kind,
    coalesce(t.account_type, CASE
      WHEN lower(trim(l.name)) = 'profit & loss a/c' THEN 'equity'
      WHEN l.is_revenue = '1' THEN iif(l.is_deemedpositive = '1', 'expense', 'income')
      WHEN l.is_deemedpositive = '1' THEN 'other_current_asset'
      ELSE 'other_current_liability' END) AS account_type,
    -- An amount that is no plain number is NULL: whoever needs it says so. Amounts are reckoned in hundredths, as whole numbers: binary fractions would not add up.
    iif(l.opening_balance GLOB '*[^0-9.-]*' OR l.opening_balance LIKE '%.%.%' OR l.opening_balance LIKE '_%-%' OR l.opening_balance IN ('-', '.', '-.') OR abs(l.opening_balance) > 1e15, NULL,
      CAST(round(CAST(l.opening_balance AS REAL) * 100) AS INTEGER)) AS opening,
    CASE
      WHEN l.duty IN ('igst', 'integrated tax') THEN 'igst'
      WHEN l.duty IN ('cgst', 'central tax') THEN 'cgst'
      WHEN l.duty IN ('sgst', 'utgst', 'sgst/utgst', 'state tax', 'ut tax', 'state tax/ut tax') THEN 'sgst'
      ELSE 'other' END AS head,
    instr('|' || lower(:round_off) || '|', '|' || lower(trim(l.name)) || '|') > 0 AS is_round_off
  -- Tally writes a control character before words of its own.
  FROM (SELECT *, lower(trim(gst_duty_head, ' ' || char(4))) AS duty FROM mst_ledger) l LEFT JOIN group_tree t ON t.called = lower(trim(l.parent))
    LEFT JOIN group_ring r ON r.called = lower(trim(l.parent)) LEFT JOIN again a ON a.guid = l.guid
  WHERE a.guid IS NULL OR l._row = a.first
)
SELECT _row, guid, name, lower(trim(name)) AS called, parent, path, is_in_tree, kind, head, account_type, opening, is_round_off,
  CASE kind WHEN 'customer' THEN 'receivable' WHEN 'vendor' THEN 'payable' WHEN 'bank' THEN '' ELSE guid END AS account,
  iif(kind = 'bank', guid, '') AS bank,
  iif(kind IN ('customer', 'vendor'), guid, '') AS contact,
  ltrim(iif(is_ambiguous, '; its group, or one above it, is in mst_group.csv twice, with two parents, and what the ledger becomes hangs on which is right: take the wrong row out', '')
    || iif(is_in_ring, '; its group, or one above it, lies under itself in mst_group.csv, so that nobody can say what the ledger becomes: correct the parent of that group', '')
    || iif(is_again, '; it stands more than once in mst_ledger.csv: take all rows of it out but one, or export anew', ''), '; ') AS fault,
  ltrim(iif(is_in_tree OR is_in_ring OR parent IN ('', 'Primary'), '', '; its group, or one above it, is not among the groups, so that its own flags say what it becomes: see whether that is right')
    || iif(renamed = '', '', '; its group, or one above it, is one of Tally''s own under another name (' || renamed || '), and nothing says which, so that it may become the wrong thing: say which, as in --set groups="' || renamed || '=Sundry Debtors"')
    || iif(kind = 'account' AND lower(trim(name)) IN (SELECT called FROM billed), '; it has bill-wise references, as parties have, and its groups make it an account: if it is a customer or a vendor, put it under Sundry Debtors or Sundry Creditors in Tally and export again', ''), '; ') AS note
FROM typed
