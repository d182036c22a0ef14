CREATE TABLE "account_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_modules" (
	"practice_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"module" text NOT NULL,
	"enabled" boolean NOT NULL,
	"setter" text NOT NULL,
	"reason" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_modules_practice_id_account_id_module_pk" PRIMARY KEY("practice_id","account_id","module"),
	CONSTRAINT "account_modules_module" CHECK ("account_modules"."module" in ('appointments', 'repeats', 'acutes', 'messaging', 'summary', 'detailed-record', 'pharmacy-view', 'pharmacy-update')),
	CONSTRAINT "account_modules_setter" CHECK ("account_modules"."setter" in ('default', 'staff', 'patient', 'missed-appointments'))
);
--> statement-breakpoint
ALTER TABLE "account_modules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_resets" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"login_id" uuid,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undo_until" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "account_resets_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_resets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "batch_items" (
	"practice_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"subject_id" uuid,
	"data" jsonb,
	"outcome" text,
	"result_id" uuid,
	"finished_at" timestamp with time zone,
	CONSTRAINT "batch_items_practice_id_batch_id_position_pk" PRIMARY KEY("practice_id","batch_id","position"),
	CONSTRAINT "batch_items_state" CHECK ("batch_items"."state" in ('waiting', 'done', 'left-out'))
);
--> statement-breakpoint
ALTER TABLE "batch_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "batches" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"total" integer NOT NULL,
	"done_count" integer DEFAULT 0 NOT NULL,
	"left_out_count" integer DEFAULT 0 NOT NULL,
	"started_by" text NOT NULL,
	"staff_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"failure" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "batches_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "batches_kind_word" CHECK ("batches"."kind" in ('letters', 'import', 'split')),
	CONSTRAINT "batches_status" CHECK ("batches"."status" in ('waiting', 'running', 'stopped', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identifications" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"type" text NOT NULL,
	"checked_on" date NOT NULL,
	"staff_id" uuid,
	"staff_name" text NOT NULL,
	"note" text,
	"carried_from" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identifications_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "identifications_type" CHECK ("identifications"."type" in ('personal-vouch', 'information-confirmation', 'passport', 'driving-licence', 'birth-certificate', 'bank-statement', 'council-tax', 'utility-bill', 'benefit-letter', 'residence-permit', 'other'))
);
--> statement-breakpoint
ALTER TABLE "identifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "missed_appointments" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"missed_on" date NOT NULL,
	"staff_name" text NOT NULL,
	"note" text,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "missed_appointments_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "missed_appointments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "not_same_person" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"other_patient_id" uuid,
	"registration_id" uuid,
	"staff_name" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "not_same_person_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "not_same_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_changes" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor_kind" text NOT NULL,
	"actor_name" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	"review" text DEFAULT 'none' NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "patient_changes_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "patient_changes_review" CHECK ("patient_changes"."review" in ('none', 'pending', 'accepted', 'rejected'))
);
--> statement-breakpoint
ALTER TABLE "patient_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_entries" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"code" text NOT NULL,
	"term" text NOT NULL,
	"entered_on" date NOT NULL,
	"staff_name" text NOT NULL,
	"note" text,
	"withdrawn_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_entries_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "patient_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "letter_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "letter_events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "letter_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "letters" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"issue_number" integer NOT NULL,
	"status" text NOT NULL,
	"key_hash" text NOT NULL,
	"token_hash" text NOT NULL,
	"sealed_codes" text,
	"locale" text NOT NULL,
	"format" text DEFAULT 'standard' NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"reason" text,
	"expires_at" timestamp with time zone NOT NULL,
	"print_count" integer DEFAULT 0 NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"registration_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "letters_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "letters_status_word" CHECK ("letters"."status" in ('issued', 'redeemed', 'expired', 'revoked', 'superseded')),
	CONSTRAINT "letters_format" CHECK ("letters"."format" in ('standard', 'large-print'))
);
--> statement-breakpoint
ALTER TABLE "letters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice_successors" (
	"old_practice_id" uuid NOT NULL,
	"new_practice_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "practice_successors_old_practice_id_new_practice_id_pk" PRIMARY KEY("old_practice_id","new_practice_id")
);
--> statement-breakpoint
ALTER TABLE "registrations" ALTER COLUMN "chargeband_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD COLUMN "account_number" text;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD COLUMN "missed_appointments_exempt" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "patient_contacts" ADD COLUMN "verified_by" uuid;--> statement-breakpoint
ALTER TABLE "patient_contacts" ADD COLUMN "verified_how" text;--> statement-breakpoint
ALTER TABLE "patient_contacts" ADD COLUMN "shared_acknowledged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "preferred_name" text;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "date_of_birth_approximate" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "standing_since" date;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "standing_reason" text;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "site_id" uuid;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "usual_clinician" text;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "correspondence_address" jsonb;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "restricted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "needs" jsonb DEFAULT '{"needs":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "spoken_language" text;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "interpreter" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "online_services_activated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "basic_accounts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "modules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "letter_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "reminder_days" integer;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "missed_appointment_limit" integer;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "missed_appointments_since" date;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "show_missed_appointments" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "patients_see_details" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD COLUMN "patients_change_contacts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "may_verify" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "may_vouch" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_modules" ADD CONSTRAINT "account_modules_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_resets" ADD CONSTRAINT "account_resets_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_resets" ADD CONSTRAINT "account_resets_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_items" ADD CONSTRAINT "batch_items_practice_id_batch_id_batches_practice_id_id_fk" FOREIGN KEY ("practice_id","batch_id") REFERENCES "public"."batches"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identifications" ADD CONSTRAINT "identifications_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missed_appointments" ADD CONSTRAINT "missed_appointments_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_practice_id_other_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","other_patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_same_person" ADD CONSTRAINT "not_same_person_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_changes" ADD CONSTRAINT "patient_changes_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_entries" ADD CONSTRAINT "patient_entries_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_events" ADD CONSTRAINT "letter_events_practice_id_letter_id_letters_practice_id_id_fk" FOREIGN KEY ("practice_id","letter_id") REFERENCES "public"."letters"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_practice_id_account_id_online_accounts_practice_id_id_fk" FOREIGN KEY ("practice_id","account_id") REFERENCES "public"."online_accounts"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_successors" ADD CONSTRAINT "practice_successors_old_practice_id_practices_id_fk" FOREIGN KEY ("old_practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_successors" ADD CONSTRAINT "practice_successors_new_practice_id_practices_id_fk" FOREIGN KEY ("new_practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_events_account" ON "account_events" USING btree ("practice_id","account_id","at");--> statement-breakpoint
CREATE INDEX "account_resets_account" ON "account_resets" USING btree ("practice_id","account_id","at");--> statement-breakpoint
CREATE INDEX "account_resets_login" ON "account_resets" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "batch_items_waiting" ON "batch_items" USING btree ("practice_id","batch_id","position") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "batches_kind" ON "batches" USING btree ("practice_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "identifications_patient" ON "identifications" USING btree ("practice_id","patient_id","created_at");--> statement-breakpoint
CREATE INDEX "missed_appointments_patient" ON "missed_appointments" USING btree ("practice_id","patient_id","missed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "not_same_person_patients" ON "not_same_person" USING btree ("practice_id","patient_id","other_patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "not_same_person_registration" ON "not_same_person" USING btree ("practice_id","registration_id","patient_id");--> statement-breakpoint
CREATE INDEX "not_same_person_other" ON "not_same_person" USING btree ("practice_id","other_patient_id");--> statement-breakpoint
CREATE INDEX "patient_changes_patient" ON "patient_changes" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "patient_changes_pending" ON "patient_changes" USING btree ("practice_id","at") WHERE review = 'pending';--> statement-breakpoint
CREATE INDEX "patient_entries_patient" ON "patient_entries" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_entries_once" ON "patient_entries" USING btree ("practice_id","patient_id","code") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "letter_events_letter" ON "letter_events" USING btree ("practice_id","letter_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_issue" ON "letters" USING btree ("practice_id","account_id","issue_number");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_issued_one" ON "letters" USING btree ("practice_id","account_id") WHERE status = 'issued';--> statement-breakpoint
CREATE UNIQUE INDEX "letters_registration" ON "letters" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE INDEX "letters_status" ON "letters" USING btree ("practice_id","status","issued_at");--> statement-breakpoint
CREATE INDEX "letters_expiry" ON "letters" USING btree ("practice_id","expires_at") WHERE status = 'issued';--> statement-breakpoint
CREATE INDEX "practice_successors_new" ON "practice_successors" USING btree ("new_practice_id");--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_practice_id_site_id_sites_practice_id_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."sites"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "online_accounts_open_one" ON "online_accounts" USING btree ("practice_id","patient_id") WHERE closed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "online_accounts_number" ON "online_accounts" USING btree ("practice_id","account_number");--> statement-breakpoint
CREATE INDEX "patients_site" ON "patients" USING btree ("practice_id","site_id");--> statement-breakpoint
ALTER TABLE "patient_contacts" ADD CONSTRAINT "patient_contacts_verified_how" CHECK ("patient_contacts"."verified_how" in ('link', 'code', 'staff', 'identity-provider', 'import'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "account_events" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "account_modules" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "account_resets" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "batch_items" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "batches" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "identifications" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "missed_appointments" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "not_same_person" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_changes" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_entries" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "letter_events" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "letters" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));