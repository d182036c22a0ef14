ALTER TABLE "account_resets" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "account_resets" ADD COLUMN "registration_id" uuid;--> statement-breakpoint
ALTER TABLE "account_resets" ADD CONSTRAINT "account_resets_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_resets_registration" ON "account_resets" USING btree ("practice_id","registration_id");--> statement-breakpoint
ALTER TABLE "account_resets" ADD CONSTRAINT "account_resets_kind" CHECK ("account_resets"."kind" in ('basic', 'full'));