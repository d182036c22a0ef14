ALTER TABLE "batches" DROP CONSTRAINT "batches_status";--> statement-breakpoint
ALTER TABLE "batch_items" ADD COLUMN "problems" jsonb;--> statement-breakpoint
CREATE INDEX "batch_items_wrong" ON "batch_items" USING btree ("practice_id","batch_id","position") WHERE problems is not null;--> statement-breakpoint
CREATE INDEX "batch_items_told" ON "batch_items" USING btree ("practice_id","batch_id","state","position") WHERE state = 'left-out' or outcome is not null;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_status" CHECK ("batches"."status" in ('draft', 'checking', 'waiting', 'running', 'stopped', 'done', 'failed'));