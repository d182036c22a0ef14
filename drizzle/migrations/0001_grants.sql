-- Who may do what. Row-level policies say on which rows.
CREATE SCHEMA IF NOT EXISTS enrol;
--> statement-breakpoint
GRANT USAGE, CREATE ON SCHEMA enrol TO enrol_worker;
--> statement-breakpoint
GRANT USAGE ON SCHEMA enrol TO enrol_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO enrol_app, enrol_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO enrol_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO enrol_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO enrol_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO enrol_app;
--> statement-breakpoint
-- The log is added to, never changed: not by the application, and the chain only by the sealer.
REVOKE UPDATE, DELETE ON audit_events, audit_personal FROM enrol_app;
--> statement-breakpoint
REVOKE SELECT, UPDATE, DELETE ON audit_unsealed FROM enrol_app;
--> statement-breakpoint
REVOKE ALL ON audit_links FROM enrol_app;
--> statement-breakpoint
GRANT SELECT ON audit_events, audit_personal TO enrol_worker;
--> statement-breakpoint
GRANT SELECT, DELETE ON audit_unsealed TO enrol_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_links TO enrol_worker;
