ALTER TABLE "online_accounts" ADD COLUMN "work_email" text;--> statement-breakpoint
CREATE INDEX "online_accounts_work_email" ON "online_accounts" USING btree ("practice_id","work_email");--> statement-breakpoint
UPDATE "online_accounts" a SET "work_email" = lower(trim(p."more_details" ->> 'workEmail')) FROM "patients" p WHERE p."practice_id" = a."practice_id" AND p."id" = a."patient_id" AND p."more_details" ->> 'workEmail' <> '';--> statement-breakpoint
UPDATE "online_accounts" a SET "work_email" = lower(trim(r."more_details" ->> 'workEmail')) FROM "registrations" r WHERE a."work_email" IS NULL AND r."practice_id" = a."practice_id" AND r."id" = a."registration_id" AND r."more_details" ->> 'workEmail' <> '';
