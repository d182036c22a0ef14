CREATE TABLE "thread_messages" (
	"practice_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"side" text NOT NULL,
	"login_id" uuid NOT NULL,
	"staff_id" uuid,
	"writing_key" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_messages_practice_id_thread_id_position_pk" PRIMARY KEY("practice_id","thread_id","position"),
	CONSTRAINT "thread_messages_length" CHECK (char_length("thread_messages"."text") between 1 and 4000),
	CONSTRAINT "thread_messages_side" CHECK ("thread_messages"."side" in ('patient', 'practice'))
);
--> statement-breakpoint
ALTER TABLE "thread_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_notices" (
	"practice_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_notices_practice_id_account_id_pk" PRIMARY KEY("practice_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "thread_notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"practice_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"side" text NOT NULL,
	"login_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_reads_practice_id_thread_id_side_login_id_pk" PRIMARY KEY("practice_id","thread_id","side","login_id"),
	CONSTRAINT "thread_reads_side" CHECK ("thread_reads"."side" in ('patient', 'practice'))
);
--> statement-breakpoint
ALTER TABLE "thread_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "threads" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid,
	"registration_id" uuid,
	"subject" text,
	"assigned_role" text NOT NULL,
	"begun_by" uuid NOT NULL,
	"begun_side" text NOT NULL,
	"writing_key" uuid NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"last_side" text NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL,
	"unread_by_patient" boolean DEFAULT false NOT NULL,
	"unread_by_practice" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "threads_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "threads_of_someone" CHECK (patient_id is not null or registration_id is not null),
	CONSTRAINT "threads_assigned_role" CHECK ("threads"."assigned_role" in ('receptionist', 'manager', 'clinician')),
	CONSTRAINT "threads_begun_side" CHECK ("threads"."begun_side" in ('patient', 'practice')),
	CONSTRAINT "threads_last_side" CHECK ("threads"."last_side" in ('patient', 'practice'))
);
--> statement-breakpoint
ALTER TABLE "threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "new_thread_role" text DEFAULT 'receptionist' NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_practice_id_thread_id_threads_practice_id_id_fk" FOREIGN KEY ("practice_id","thread_id") REFERENCES "public"."threads"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_notices" ADD CONSTRAINT "thread_notices_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_practice_id_thread_id_threads_practice_id_id_fk" FOREIGN KEY ("practice_id","thread_id") REFERENCES "public"."threads"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "thread_messages_written" ON "thread_messages" USING btree ("practice_id","thread_id","writing_key");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_begun" ON "threads" USING btree ("practice_id","begun_by","writing_key");--> statement-breakpoint
CREATE INDEX "threads_patient" ON "threads" USING btree ("practice_id","patient_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "threads_registration" ON "threads" USING btree ("practice_id","registration_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "threads_open" ON "threads" USING btree ("practice_id","last_message_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "threads_open_role" ON "threads" USING btree ("practice_id","assigned_role","last_message_at","id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "threads_closed" ON "threads" USING btree ("practice_id","last_message_at","id") WHERE closed_at is not null;--> statement-breakpoint
CREATE INDEX "threads_unread" ON "threads" USING btree ("practice_id","last_message_at","id") WHERE unread_by_practice;--> statement-breakpoint
CREATE INDEX "threads_unread_by_patient" ON "threads" USING btree ("practice_id","patient_id") WHERE unread_by_patient;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open', 'registration-refused', 'access-paused', 'access-restored', 'account-reset', 'letter-voided', 'letter-link', 'letter-reminder', 'missed-warning', 'booking-paused', 'unlock-sms', 'usernames', 'one-time-code', 'recovery-code-used', 'email-proof', 'mobile-proof', 'contact-changed', 'change-rejected', 'practice-moved', 'thread-notice'));--> statement-breakpoint
ALTER TABLE "practice_settings" ADD CONSTRAINT "practice_settings_new_thread_role" CHECK ("practice_settings"."new_thread_role" in ('receptionist', 'manager', 'clinician'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "thread_messages" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "thread_notices" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "thread_reads" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "threads" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));