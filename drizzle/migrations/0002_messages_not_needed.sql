ALTER TABLE "messages" DROP CONSTRAINT "messages_status";--> statement-breakpoint
DROP INDEX "messages_unsent";--> statement-breakpoint
CREATE INDEX "messages_unsent" ON "messages" USING btree ("status") WHERE status in ('waiting', 'failed');--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_status" CHECK ("messages"."status" in ('waiting', 'sent', 'failed', 'not-needed'));--> statement-breakpoint
-- For the health page: counts over all practices, and nothing else about them.
CREATE FUNCTION enrol.outbox_counts(OUT waiting integer, OUT failed integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT count(*) FILTER (WHERE status = 'waiting')::integer, count(*) FILTER (WHERE status = 'failed')::integer
  FROM public.messages WHERE status IN ('waiting', 'failed');
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enrol.outbox_counts() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enrol.outbox_counts() TO enrol_app;
--> statement-breakpoint
-- Which of the current practice's events are linked into its chain; the application may not read the links themselves.
CREATE FUNCTION enrol.sealed_events(events uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT event_id FROM public.audit_links
  WHERE event_id = ANY (events) AND chain = 'practice:' || pg_catalog.current_setting('app.practice_id', true);
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enrol.sealed_events(uuid[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enrol.sealed_events(uuid[]) TO enrol_app;
