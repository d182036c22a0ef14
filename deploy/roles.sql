-- The three roles and the database of an Enrol on your own PostgreSQL (15 to 18). Run once as a superuser:
--   psql -v owner_password="'…'" -v app_password="'…'" -v worker_password="'…'" -f deploy/roles.sql
-- Behind password_encryption = scram-sha-256, the default since PostgreSQL 14.

-- Owns the tables; used by `npm run db:migrate` only.
CREATE ROLE enrol_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :owner_password;
-- The web server. Owns nothing, so row-level security always holds for it.
CREATE ROLE enrol_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :app_password;
-- The job worker. Owns the queue (schema graphile_worker) and the function enrol.add_job.
CREATE ROLE enrol_worker LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :worker_password;

CREATE DATABASE enrol OWNER enrol_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE enrol FROM PUBLIC;
GRANT CONNECT ON DATABASE enrol TO enrol_app;
GRANT CONNECT, CREATE ON DATABASE enrol TO enrol_worker;
