-- QuickBooks' registrations as treatments of Zoho's, which a GSTIN needs. A party that has one and no registration is taken for an ordinary business.
WITH treated (registration, treatment, needs_number) AS (VALUES
  ('', 'business_gst', 1), ('gstregistered-regular', 'business_gst', 1), ('gstregistered-composition', 'business_registered_composition', 1), ('sez', 'business_sez', 1),
  ('deemedexports-eou''s,stp''sehtp''setc', 'deemed_export', 1), ('gstunregistered', 'business_none', 0), ('consumer', 'consumer', 0), ('overseas', 'overseas', 0)
),
party AS (
  SELECT l.*, g.treatment AS known, g.needs_number, CASE WHEN lower(terms) = 'due on receipt' THEN 0
      WHEN lower(terms) GLOB 'net [0-9]*' AND substr(terms, 5) NOT GLOB '*[^0-9]*' THEN CAST(substr(terms, 5) AS INTEGER) END AS days
  FROM listed l LEFT JOIN treated g ON g.registration = replace(replace(lower(l.registration), ' ', ''), '.', '') WHERE l.nth = 1
)
SELECT c._row, c.key, c.shown AS name, c.type, l.email, l.second_email, l.phone, l.mobile, l.fax, l.person, l.address, l.shipping, l.gstin,
  iif(l.gstin <> '' OR l.needs_number = 0, coalesce(l.known, 'business_gst'), '') AS gst_treatment, l.days, iif(l.days IS NULL, '', l.terms) AS terms,
  -- A person is made of whatever says how to reach one; Zoho wants a first name of it, and where no name is known (`unnamed`) it is the contact's.
  iif(l.email <> '' OR l.phone <> '' OR l.mobile <> '' OR l.person <> '', 'yes', '') AS has_person, substr(c.name, 1, 100) AS unnamed,
  iif(l.account_number = '', '', 'Account number: ' || l.account_number) AS remark,
  ltrim(iif(l.times > 1, '; the contact list has its name ' || l.times || ' times: what the first of these rows says of it is taken', '')
    || iif(l.has_more, '; a number or an e-mail address of it has no place in Zoho Books: see its row, and enter by hand what is missing', '')
    || iif(l.known IS NULL AND l.registration <> '', '; its GST registration (' || l.registration || ') is none that Zoho''s API has a treatment for' || iif(l.gstin = '', '', ', so that it goes as business_gst, by its GSTIN') || ': set it in Zoho Books by hand', '')
    || iif(l.needs_number AND l.registration <> '' AND l.gstin = '', '; its GST registration (' || l.registration || ') needs a GSTIN, which it has not, so that it has no GST treatment: set both in Zoho Books by hand', '')
    || iif(l.terms <> '' AND l.days IS NULL, '; its terms (' || l.terms || ') are no number of days, and stay behind: set them in Zoho Books by hand', '')
    || iif(l.currency IN ('', upper(:currency)), '', '; its currency in QuickBooks is ' || l.currency || ', and it moves in that of the books'), '; ') AS note
FROM contact c LEFT JOIN party l ON l.type = c.type AND l.name = c.name
ORDER BY c._row
