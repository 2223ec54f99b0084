-- Each party's GST registration, as a treatment of Zoho's. Tally writes the types with blanks around their signs or without. What none of the treatments of
-- Zoho's API is, such as an e-commerce operator, goes by the GSTIN, and says so.
WITH known (type, treatment, needs_number) AS (VALUES
  ('', 'business_gst', 1), ('notapplicable', 'business_gst', 1), ('any', 'business_gst', 1), ('regular', 'business_gst', 1), ('composition', 'business_registered_composition', 1),
  ('regular-sez', 'business_sez', 1), ('sez', 'business_sez', 1), ('specialeconomiczone', 'business_sez', 1), ('sezunit', 'business_sez', 1), ('sezdeveloper', 'sez_developer', 1),
  ('regular-deemedexporter', 'deemed_export', 1), ('deemedexport', 'deemed_export', 1), ('regular-exports(eou)', 'deemed_export', 1), ('governmententity/tds', 'tax_deductor', 1),
  ('unregistered', 'business_none', 0), ('unregistered/consumer', 'business_none', 0), ('unknown', 'business_none', 0), ('consumer', 'consumer', 0), ('overseas', 'overseas', 0)
),
party AS (
  SELECT l._row, trim(m.gst_registration_type, ' ' || char(4)) AS type, trim(m.gstn) <> '' AS has_number
  FROM ledger l JOIN mst_ledger m ON m._row = l._row WHERE l.contact <> ''
)
-- Regular without a GSTIN is what Tally writes of a party of whom nobody ever asked.
SELECT p._row, iif(p.has_number OR k.needs_number = 0, coalesce(k.treatment, 'business_gst'), '') AS treatment,
  CASE
    WHEN k.type IS NULL THEN 'its GST registration (' || p.type || ') is none that Zoho''s API has a treatment for, so that it ' || iif(p.has_number, 'goes as business_gst, by its GSTIN', 'has none') || ': set it in Zoho Books by hand'
    WHEN k.needs_number AND k.treatment <> 'business_gst' AND NOT p.has_number THEN 'its GST registration (' || p.type || ') needs a GSTIN, which it has not, so that it has no GST treatment: set both in Zoho Books by hand'
    WHEN NOT k.needs_number AND p.has_number THEN 'its GST registration (' || p.type || ') goes with no GSTIN, and it has one: see in Zoho Books which is right'
    ELSE '' END AS note
FROM party p LEFT JOIN known k ON k.type = lower(replace(p.type, ' ', ''))
