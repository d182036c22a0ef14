CREATE TABLE "patient_moves" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"new_practice_id" uuid NOT NULL,
	"new_patient_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_moves_practice_id_patient_id_new_practice_id_pk" PRIMARY KEY("practice_id","patient_id","new_practice_id")
);
--> statement-breakpoint
ALTER TABLE "patient_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "patient_moves" ADD CONSTRAINT "patient_moves_new_practice_id_practices_id_fk" FOREIGN KEY ("new_practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_moves" ADD CONSTRAINT "patient_moves_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_moves" ADD CONSTRAINT "patient_moves_practice_id_batch_id_batches_practice_id_id_fk" FOREIGN KEY ("practice_id","batch_id") REFERENCES "public"."batches"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "patient_moves_there" ON "patient_moves" USING btree ("practice_id","new_practice_id","new_patient_id");--> statement-breakpoint
CREATE INDEX "patient_moves_practice" ON "patient_moves" USING btree ("new_practice_id");--> statement-breakpoint
CREATE INDEX "patient_moves_batch" ON "patient_moves" USING btree ("practice_id","batch_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open', 'registration-refused', 'access-paused', 'access-restored', 'account-reset', 'letter-voided', 'letter-link', 'letter-reminder', 'missed-warning', 'booking-paused', 'unlock-sms', 'usernames', 'one-time-code', 'recovery-code-used', 'email-proof', 'mobile-proof', 'contact-changed', 'change-rejected', 'practice-moved'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_moves" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));