CREATE TABLE "invoice_counters" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invoice_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoice_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"how" text,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_events_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "invoice_events_how" CHECK ("invoice_events"."how" in ('cash', 'card-at-desk', 'bank-transfer'))
);
--> statement-breakpoint
ALTER TABLE "invoice_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invoices" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"issued_on" date NOT NULL,
	"patient_id" uuid,
	"registration_id" uuid,
	"membership_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"creditor" jsonb NOT NULL,
	"debtor" jsonb NOT NULL,
	"items" jsonb NOT NULL,
	"currency" text NOT NULL,
	"net" integer NOT NULL,
	"tax" integer NOT NULL,
	"gross" integer NOT NULL,
	"locale" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"paid_at" timestamp with time zone,
	"paid_how" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoices_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "invoices_of_someone" CHECK (patient_id is not null or registration_id is not null),
	CONSTRAINT "invoices_amounts" CHECK (net >= 0 and tax >= 0 and gross = net + tax),
	CONSTRAINT "invoices_paid" CHECK ((status = 'paid') = (paid_at is not null) and (paid_at is null) = (paid_how is null)),
	CONSTRAINT "invoices_currency" CHECK ("invoices"."currency" in ('GBP', 'UAH')),
	CONSTRAINT "invoices_status_word" CHECK ("invoices"."status" in ('open', 'paid', 'cancelled')),
	CONSTRAINT "invoices_paid_how" CHECK ("invoices"."paid_how" in ('cash', 'card-at-desk', 'bank-transfer'))
);
--> statement-breakpoint
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "membership_schemes" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chargeband_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"currency" text NOT NULL,
	"net" integer NOT NULL,
	"tax" integer NOT NULL,
	"frequency" text NOT NULL,
	"billing_day" integer NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "membership_schemes_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "membership_schemes_price" CHECK (net > 0 and tax >= 0),
	CONSTRAINT "membership_schemes_billing_day" CHECK (billing_day between 1 and 31),
	CONSTRAINT "membership_schemes_currency" CHECK ("membership_schemes"."currency" in ('GBP', 'UAH')),
	CONSTRAINT "membership_schemes_frequency" CHECK ("membership_schemes"."frequency" in ('weekly', 'monthly', 'yearly'))
);
--> statement-breakpoint
ALTER TABLE "membership_schemes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scheme_id" uuid NOT NULL,
	"patient_id" uuid,
	"registration_id" uuid,
	"currency" text NOT NULL,
	"net" integer NOT NULL,
	"tax" integer NOT NULL,
	"frequency" text NOT NULL,
	"billing_day" integer NOT NULL,
	"joined_on" date NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"next_invoice_on" date NOT NULL,
	"left_at" timestamp with time zone,
	"left_by" text,
	CONSTRAINT "memberships_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "memberships_of_someone" CHECK (patient_id is not null or registration_id is not null),
	CONSTRAINT "memberships_left" CHECK ((left_at is null) = (left_by is null)),
	CONSTRAINT "memberships_currency" CHECK ("memberships"."currency" in ('GBP', 'UAH')),
	CONSTRAINT "memberships_frequency" CHECK ("memberships"."frequency" in ('weekly', 'monthly', 'yearly')),
	CONSTRAINT "memberships_left_by" CHECK ("memberships"."left_by" in ('patient', 'staff', 'system'))
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD COLUMN "membership_scheme_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "membership_scheme_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "membership_net" integer;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "membership_tax" integer;--> statement-breakpoint
ALTER TABLE "invoice_counters" ADD CONSTRAINT "invoice_counters_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_events" ADD CONSTRAINT "invoice_events_practice_id_invoice_id_invoices_practice_id_id_fk" FOREIGN KEY ("practice_id","invoice_id") REFERENCES "public"."invoices"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_practice_id_membership_id_memberships_practice_id_id_fk" FOREIGN KEY ("practice_id","membership_id") REFERENCES "public"."memberships"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_schemes" ADD CONSTRAINT "membership_schemes_practice_id_chargeband_id_chargebands_practice_id_id_fk" FOREIGN KEY ("practice_id","chargeband_id") REFERENCES "public"."chargebands"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_practice_id_scheme_id_membership_schemes_practice_id_id_fk" FOREIGN KEY ("practice_id","scheme_id") REFERENCES "public"."membership_schemes"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoice_events_invoice" ON "invoice_events" USING btree ("practice_id","invoice_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("practice_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_once" ON "invoices" USING btree ("practice_id","membership_id","due_on");--> statement-breakpoint
CREATE INDEX "invoices_status" ON "invoices" USING btree ("practice_id","status","number");--> statement-breakpoint
CREATE INDEX "invoices_patient" ON "invoices" USING btree ("practice_id","patient_id","number");--> statement-breakpoint
CREATE INDEX "invoices_registration" ON "invoices" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE INDEX "membership_schemes_chargeband" ON "membership_schemes" USING btree ("practice_id","chargeband_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_schemes_code" ON "membership_schemes" USING btree ("practice_id","code_key") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "memberships_scheme" ON "memberships" USING btree ("practice_id","scheme_id","joined_at");--> statement-breakpoint
CREATE INDEX "memberships_patient" ON "memberships" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "memberships_registration" ON "memberships" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE INDEX "memberships_due" ON "memberships" USING btree ("practice_id","next_invoice_on") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_of_patient" ON "memberships" USING btree ("practice_id","patient_id") WHERE left_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_of_registration" ON "memberships" USING btree ("practice_id","registration_id") WHERE left_at is null;--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD CONSTRAINT "registration_drafts_practice_id_membership_scheme_id_membership_schemes_practice_id_id_fk" FOREIGN KEY ("practice_id","membership_scheme_id") REFERENCES "public"."membership_schemes"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_practice_id_membership_scheme_id_membership_schemes_practice_id_id_fk" FOREIGN KEY ("practice_id","membership_scheme_id") REFERENCES "public"."membership_schemes"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_drafts_scheme" ON "registration_drafts" USING btree ("practice_id","membership_scheme_id");--> statement-breakpoint
CREATE INDEX "registrations_scheme" ON "registrations" USING btree ("practice_id","membership_scheme_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'work-password-reset', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open', 'registration-refused', 'access-paused', 'access-restored', 'account-reset', 'letter-voided', 'letter-link', 'letter-reminder', 'missed-warning', 'booking-paused', 'unlock-sms', 'usernames', 'one-time-code', 'recovery-code-used', 'email-proof', 'mobile-proof', 'contact-changed', 'change-rejected', 'practice-moved', 'thread-notice', 'invoice-raised'));--> statement-breakpoint
CREATE POLICY "of_practice" ON "invoice_counters" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "invoice_events" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "invoices" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "membership_schemes" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "memberships" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
-- What an invoice says is never changed: only what becomes of it, and whose it is once staff know.
REVOKE UPDATE, DELETE ON invoices FROM enrol_app;
--> statement-breakpoint
GRANT UPDATE (status, paid_at, paid_how, patient_id) ON invoices TO enrol_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON invoice_events FROM enrol_app;
