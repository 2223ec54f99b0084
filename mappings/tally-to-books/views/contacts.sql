-- Ledgers under Sundry Debtors and Sundry Creditors, however deep. A GST treatment is said only where the ledger has a number to go with it,
-- or needs none: Tally's default is Regular, also for parties of whom nobody ever asked.
SELECT l._row, l.guid, l.name, l.kind AS type, m.mailing_name, m.mailing_address, m.mailing_state, m.mailing_country, m.mailing_pincode,
  m.email, m.mobile, iif(m.email <> '' OR m.mobile <> '', 'yes', '') AS has_person, substr(trim(l.name), 1, 100) AS unnamed, substr('Tally: ' || l.path || r.text, 1, 2000) AS remark, upper(replace(trim(m.gstn), ' ', '')) AS gstin, nullif(iif(lower(trim(m.bill_credit_period)) GLOB '[0-9]*' AND lower(trim(m.bill_credit_period)) NOT GLOB '*[^0-9 days]*', CAST(trim(m.bill_credit_period) AS INTEGER), NULL), 0) AS days,
  CASE
    WHEN m.registration = 'consumer' THEN 'consumer'
    WHEN m.registration IN ('unregistered', 'unregistered/consumer', 'unknown') THEN 'business_none'
    WHEN m.registration = 'overseas' THEN 'overseas'
    WHEN trim(m.gstn) = '' THEN ''
    WHEN m.registration = 'composition' THEN 'business_registered_composition'
    WHEN m.registration LIKE 'sez%' OR m.registration LIKE 'special%' THEN 'business_sez'
    ELSE 'business_gst' END AS gst_treatment,
  l.fault,
  ltrim(iif(l.note = '', '', '; ' || l.note) || iif(coalesce(c.note, '') = '', '', '; ' || c.note)
    || iif(trim(m.bill_credit_period) <> '' AND (lower(trim(m.bill_credit_period)) NOT GLOB '[0-9]*' OR lower(trim(m.bill_credit_period)) GLOB '*[^0-9 days]*'), '; its credit period is no number of days, so that it has no terms', '')
    || iif(length('Tally: ' || l.path || r.text) > 2000, '; its notes are cut to the 2000 characters that Zoho takes', ''), '; ') AS note
FROM ledger l JOIN (SELECT *, lower(trim(gst_registration_type, ' ' || char(4))) AS registration FROM mst_ledger) m ON m._row = l._row JOIN remark r ON r._row = l._row LEFT JOIN closing c ON c.guid = l.guid
WHERE l.contact <> ''
