ALTER TABLE "messages" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "provider_status" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "provider_status_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_to_ask_about" ON "messages" USING btree ("practice_id","sent_at") WHERE provider_status in ('created', 'sending', 'pending', 'sent');