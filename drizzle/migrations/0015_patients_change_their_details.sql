CREATE TABLE "contact_proofs" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"account_id" uuid NOT NULL,
	"login_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_proofs_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "contact_proofs_kind" CHECK ("contact_proofs"."kind" in ('email', 'mobile'))
);
--> statement-breakpoint
ALTER TABLE "contact_proofs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "patient_changes" DROP CONSTRAINT "patient_changes_review";--> statement-breakpoint
ALTER TABLE "secrets" DROP CONSTRAINT "secrets_kind";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "contact_proofs" ADD CONSTRAINT "contact_proofs_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_proofs" ADD CONSTRAINT "contact_proofs_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_proofs" ADD CONSTRAINT "contact_proofs_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_proofs_once" ON "contact_proofs" USING btree ("practice_id","patient_id","kind");--> statement-breakpoint
CREATE INDEX "contact_proofs_account" ON "contact_proofs" USING btree ("practice_id","account_id");--> statement-breakpoint
CREATE INDEX "contact_proofs_login" ON "contact_proofs" USING btree ("login_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_changes_one_pending" ON "patient_changes" USING btree ("practice_id","patient_id","field") WHERE review = 'pending';--> statement-breakpoint
ALTER TABLE "patient_changes" ADD CONSTRAINT "patient_changes_review" CHECK ("patient_changes"."review" in ('none', 'pending', 'accepted', 'rejected', 'replaced'));--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_kind" CHECK ("secrets"."kind" in ('activation', 'activation-code', 'password-reset', 'staff-invitation', 'unlock', 'unlock-code', 'letter-link', 'email-proof', 'mobile-proof'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open', 'registration-refused', 'access-paused', 'access-restored', 'account-reset', 'letter-voided', 'letter-link', 'letter-reminder', 'unlock-sms', 'usernames', 'email-proof', 'mobile-proof', 'contact-changed', 'change-rejected'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "contact_proofs" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));