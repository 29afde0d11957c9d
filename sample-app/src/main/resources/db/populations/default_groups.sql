-- Everybody may read; the archive's own staff may do everything.
--
-- Population: default-groups
-- After:      6d0f3b18c5e9
-- Depends on: permissions, roles

INSERT INTO role_permissions (role_id, permission_id)
SELECT r.id, p.id
FROM roles r
JOIN permissions p ON r.name = 'archivist' OR (r.name = 'reader' AND p.name = 'read')
WHERE r.name IN ('archivist', 'reader')
ON CONFLICT DO NOTHING;

INSERT INTO groups (name) VALUES ('everyone'), ('staff') ON CONFLICT DO NOTHING;

INSERT INTO group_roles (group_id, role_id)
SELECT g.id, r.id
FROM (VALUES ('everyone', 'reader'), ('staff', 'archivist')) AS d(group_name, role_name)
JOIN groups g ON g.name = d.group_name
JOIN roles r ON r.name = d.role_name
ON CONFLICT DO NOTHING;
