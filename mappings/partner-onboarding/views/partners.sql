SELECT *, :crm_field AS crm_field FROM partner ORDER BY _row
