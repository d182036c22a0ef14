CREATE TABLE "visitors" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sign_up_code_id" uuid,
	"answers" jsonb NOT NULL,
	"email" text NOT NULL,
	"mobile" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"code_sent_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone,
	CONSTRAINT "visitors_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "visitors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "secrets" DROP CONSTRAINT "secrets_kind";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_practice_id_sign_up_code_id_sign_up_codes_practice_id_id_fk" FOREIGN KEY ("practice_id","sign_up_code_id") REFERENCES "public"."sign_up_codes"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visitors_code" ON "visitors" USING btree ("practice_id","sign_up_code_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visitors_token" ON "visitors" USING btree ("practice_id","token_hash");--> statement-breakpoint
CREATE INDEX "visitors_expiry" ON "visitors" USING btree ("practice_id","expires_at");--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_kind" CHECK ("secrets"."kind" in ('activation', 'activation-code', 'password-reset', 'staff-invitation', 'unlock', 'unlock-code', 'letter-link', 'email-proof', 'mobile-proof', 'sign-in-code', 'reset-code', 'reset-context', 'portal-login', 'work-reset', 'visitor-code'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'work-password-reset', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open', 'registration-refused', 'access-paused', 'access-restored', 'account-reset', 'letter-voided', 'letter-link', 'letter-reminder', 'missed-warning', 'booking-paused', 'unlock-sms', 'usernames', 'one-time-code', 'recovery-code-used', 'email-proof', 'mobile-proof', 'contact-changed', 'change-rejected', 'practice-moved', 'thread-notice', 'invoice-raised', 'visitor-code'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "visitors" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));