CREATE TABLE "online_accounts" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"login_id" uuid,
	"patient_id" uuid,
	"registration_id" uuid,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"disabled_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "online_accounts_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "online_accounts_for_someone" CHECK (patient_id is not null or registration_id is not null),
	CONSTRAINT "online_accounts_kind" CHECK ("online_accounts"."kind" in ('basic', 'full')),
	CONSTRAINT "online_accounts_status" CHECK ("online_accounts"."status" in ('created', 'registered', 'active'))
);
--> statement-breakpoint
ALTER TABLE "online_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"login_id" uuid,
	"staff_id" uuid,
	"actor_name" text,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"patient_id" uuid,
	"reason" text,
	"details" jsonb NOT NULL,
	"request_id" text,
	"personal_digest" text
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_links" (
	"chain" text NOT NULL,
	"position" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"event_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_links_eventId_unique" UNIQUE("event_id")
);
--> statement-breakpoint
ALTER TABLE "audit_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_personal" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid,
	"salt" text NOT NULL,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_personal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_unsealed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chargeband_rules" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chargeband_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"applies_when" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chargeband_rules_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "chargeband_rules_kind" CHECK ("chargeband_rules"."kind" in ('patient-self-book', 'price-list'))
);
--> statement-breakpoint
ALTER TABLE "chargeband_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chargebands" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"folder" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"online_booking_enabled_at" timestamp with time zone,
	"access_choice" text,
	"allow_messaging" boolean DEFAULT false NOT NULL,
	"ask_department" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chargebands_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "chargebands" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "services" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "services_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "services_kind" CHECK ("services"."kind" in ('appointment-type', 'module', 'test', 'procedure'))
);
--> statement-breakpoint
ALTER TABLE "services" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "logins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"username" text,
	"password_hash" text,
	"failed_attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"totp_secret" text,
	"totp_enrolled_at" timestamp with time zone,
	"totp_last_step" integer,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"practice_id" uuid,
	"subject_id" uuid NOT NULL,
	"token_hash" text,
	"code_hash" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"code_expires_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "secrets_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "secrets_kind" CHECK ("secrets"."kind" in ('activation', 'activation-code', 'password-reset', 'staff-invitation', 'unlock'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"login_id" uuid NOT NULL,
	"practice_id" uuid,
	"token_hash" text NOT NULL,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('patient', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "mailbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"recipient_key" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"practice_id" uuid,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"ids" jsonb NOT NULL,
	"patient_id" uuid,
	"registration_id" uuid,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('email', 'sms', 'letter')),
	CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('activation-email', 'activation-sms', 'known-email', 'welcome', 'password-reset', 'password-reset-unknown', 'password-changed', 'account-locked', 'staff-invitation', 'online-access-open')),
	CONSTRAINT "messages_status" CHECK ("messages"."status" in ('waiting', 'sent', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_contacts" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"verified_at" timestamp with time zone,
	"preferred" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_contacts_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "patient_contacts_kind" CHECK ("patient_contacts"."kind" in ('email', 'mobile', 'phone'))
);
--> statement-breakpoint
ALTER TABLE "patient_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_identifiers" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"value" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_identifiers_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "patient_identifiers_status" CHECK ("patient_identifiers"."status" in ('verified', 'unverified', 'superseded'))
);
--> statement-breakpoint
ALTER TABLE "patient_identifiers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_search_terms" (
	"practice_id" uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	"patient_id" uuid NOT NULL,
	CONSTRAINT "patient_search_terms_practice_id_term_patient_id_pk" PRIMARY KEY("practice_id","term","patient_id")
);
--> statement-breakpoint
ALTER TABLE "patient_search_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patients" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"date_of_birth" date NOT NULL,
	"sex" text,
	"gender" text,
	"standing" text DEFAULT 'registered' NOT NULL,
	"chargeband_id" uuid,
	"department" text,
	"division" text,
	"address" jsonb,
	"next_of_kin" jsonb,
	"contact_preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patients_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "patients_standing" CHECK ("patients"."standing" in ('registered', 'temporary', 'deducted', 'deceased'))
);
--> statement-breakpoint
ALTER TABLE "patients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "companies" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "companies_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "companies_type" CHECK ("companies"."type" in ('practice', 'employer', 'insurer', 'national-service'))
);
--> statement-breakpoint
ALTER TABLE "companies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "departments" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "departments_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "departments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "legal_texts" (
	"practice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"locale" text NOT NULL,
	"body" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "legal_texts_practice_id_kind_version_locale_pk" PRIMARY KEY("practice_id","kind","version","locale"),
	CONSTRAINT "legal_texts_kind" CHECK ("legal_texts"."kind" in ('terms', 'privacy', 'statistical-use'))
);
--> statement-breakpoint
ALTER TABLE "legal_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice_settings" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"activation_channel" text DEFAULT 'either' NOT NULL,
	"questions" jsonb NOT NULL,
	"password_policy" jsonb NOT NULL,
	"second_factor_required" boolean DEFAULT false NOT NULL,
	"unactivated_days" integer DEFAULT 7 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "practice_settings_activation_channel" CHECK ("practice_settings"."activation_channel" in ('email', 'sms', 'either'))
);
--> statement-breakpoint
ALTER TABLE "practice_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"nation" text NOT NULL,
	"practice_code" text NOT NULL,
	"phone" text,
	"colour" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "practices_slug_unique" UNIQUE("slug"),
	CONSTRAINT "practices_nation" CHECK ("practices"."nation" in ('england', 'wales', 'scotland', 'northern-ireland', 'ukraine'))
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sites_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registration_drafts" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sign_up_code_id" uuid,
	"answers" jsonb NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_drafts_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "registration_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registration_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "registration_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registrations" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"draft_id" uuid,
	"route" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"chargeband_id" uuid NOT NULL,
	"sign_up_code_id" uuid,
	"title" text,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"date_of_birth" date NOT NULL,
	"sex" text,
	"gender" text,
	"identifier_scheme" text,
	"identifier_value" text,
	"evidence" text,
	"email" text,
	"mobile" text,
	"contact_preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address" jsonb,
	"next_of_kin" jsonb,
	"department" text,
	"division" text,
	"password_hash" text,
	"terms_version" integer NOT NULL,
	"privacy_version" integer NOT NULL,
	"statistical_use" boolean DEFAULT false NOT NULL,
	"locale" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"activated_at" timestamp with time zone,
	"activated_by" text,
	"login_id" uuid,
	"patient_id" uuid,
	CONSTRAINT "registrations_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "registrations_status_word" CHECK ("registrations"."status" in ('submitted', 'awaiting-activation', 'activated', 'in-review', 'joined', 'created', 'refused', 'expired')),
	CONSTRAINT "registrations_route" CHECK ("registrations"."route" in ('sign-up-code', 'letter', 'invitation', 'identity-provider', 'desk'))
);
--> statement-breakpoint
ALTER TABLE "registrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_up_code_days" (
	"practice_id" uuid NOT NULL,
	"sign_up_code_id" uuid NOT NULL,
	"day" date NOT NULL,
	"opened" integer DEFAULT 0 NOT NULL,
	"started" integer DEFAULT 0 NOT NULL,
	"submitted" integer DEFAULT 0 NOT NULL,
	"activated" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sign_up_code_days_practice_id_sign_up_code_id_day_pk" PRIMARY KEY("practice_id","sign_up_code_id","day")
);
--> statement-breakpoint
ALTER TABLE "sign_up_code_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_up_codes" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"chargeband_id" uuid NOT NULL,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"is_main" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"total_limit" integer,
	"used_count" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_up_codes_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "sign_up_codes_used" CHECK (used_count >= 0 and (total_limit is null or used_count <= total_limit)),
	CONSTRAINT "sign_up_codes_status" CHECK ("sign_up_codes"."status" in ('active', 'paused', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "sign_up_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_members" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"login_id" uuid,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_members_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "staff_members_role" CHECK ("staff_members"."role" in ('receptionist', 'manager', 'clinician'))
);
--> statement-breakpoint
ALTER TABLE "staff_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD CONSTRAINT "online_accounts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD CONSTRAINT "online_accounts_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD CONSTRAINT "online_accounts_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_accounts" ADD CONSTRAINT "online_accounts_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargeband_rules" ADD CONSTRAINT "chargeband_rules_practice_id_chargeband_id_chargebands_practice_id_id_fk" FOREIGN KEY ("practice_id","chargeband_id") REFERENCES "public"."chargebands"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargebands" ADD CONSTRAINT "chargebands_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargebands" ADD CONSTRAINT "chargebands_practice_id_company_id_companies_practice_id_id_fk" FOREIGN KEY ("practice_id","company_id") REFERENCES "public"."companies"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secrets" ADD CONSTRAINT "secrets_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_contacts" ADD CONSTRAINT "patient_contacts_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_identifiers" ADD CONSTRAINT "patient_identifiers_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_search_terms" ADD CONSTRAINT "patient_search_terms_practice_id_patient_id_patients_practice_id_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_practice_id_chargeband_id_chargebands_practice_id_id_fk" FOREIGN KEY ("practice_id","chargeband_id") REFERENCES "public"."chargebands"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_practice_id_company_id_companies_practice_id_id_fk" FOREIGN KEY ("practice_id","company_id") REFERENCES "public"."companies"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_practice_id_parent_id_departments_practice_id_id_fk" FOREIGN KEY ("practice_id","parent_id") REFERENCES "public"."departments"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_texts" ADD CONSTRAINT "legal_texts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD CONSTRAINT "practice_settings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sites" ADD CONSTRAINT "sites_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD CONSTRAINT "registration_drafts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_drafts" ADD CONSTRAINT "registration_drafts_practice_id_sign_up_code_id_sign_up_codes_practice_id_id_fk" FOREIGN KEY ("practice_id","sign_up_code_id") REFERENCES "public"."sign_up_codes"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_events" ADD CONSTRAINT "registration_events_practice_id_registration_id_registrations_practice_id_id_fk" FOREIGN KEY ("practice_id","registration_id") REFERENCES "public"."registrations"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_practice_id_chargeband_id_chargebands_practice_id_id_fk" FOREIGN KEY ("practice_id","chargeband_id") REFERENCES "public"."chargebands"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_practice_id_sign_up_code_id_sign_up_codes_practice_id_id_fk" FOREIGN KEY ("practice_id","sign_up_code_id") REFERENCES "public"."sign_up_codes"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_code_days" ADD CONSTRAINT "sign_up_code_days_practice_id_sign_up_code_id_sign_up_codes_practice_id_id_fk" FOREIGN KEY ("practice_id","sign_up_code_id") REFERENCES "public"."sign_up_codes"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_up_codes" ADD CONSTRAINT "sign_up_codes_practice_id_chargeband_id_chargebands_practice_id_id_fk" FOREIGN KEY ("practice_id","chargeband_id") REFERENCES "public"."chargebands"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "online_accounts_login" ON "online_accounts" USING btree ("login_id");--> statement-breakpoint
CREATE UNIQUE INDEX "online_accounts_patient_login" ON "online_accounts" USING btree ("practice_id","patient_id","login_id");--> statement-breakpoint
CREATE UNIQUE INDEX "online_accounts_registration" ON "online_accounts" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE INDEX "audit_events_practice" ON "audit_events" USING btree ("practice_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("practice_id","action","at");--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("practice_id","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_patient" ON "audit_events" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_login" ON "audit_events" USING btree ("login_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_links_chain" ON "audit_links" USING btree ("chain","position");--> statement-breakpoint
CREATE INDEX "audit_personal_practice" ON "audit_personal" USING btree ("practice_id");--> statement-breakpoint
CREATE INDEX "chargeband_rules_order" ON "chargeband_rules" USING btree ("practice_id","chargeband_id","position");--> statement-breakpoint
CREATE INDEX "chargebands_company" ON "chargebands" USING btree ("practice_id","company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "chargebands_name" ON "chargebands" USING btree ("practice_id","company_id",lower("folder"),lower("name")) WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "services_name" ON "services" USING btree ("practice_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "logins_email" ON "logins" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "logins_username" ON "logins" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "rate_limits_expiry" ON "rate_limits" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "secrets_subject" ON "secrets" USING btree ("subject_id","kind");--> statement-breakpoint
CREATE INDEX "secrets_practice" ON "secrets" USING btree ("practice_id");--> statement-breakpoint
CREATE INDEX "secrets_expiry" ON "secrets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_login" ON "sessions" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "sessions_practice" ON "sessions" USING btree ("practice_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mailbox_messages_recipient" ON "mailbox_messages" USING btree ("recipient_key","created_at");--> statement-breakpoint
CREATE INDEX "mailbox_messages_time" ON "mailbox_messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "messages_practice" ON "messages" USING btree ("practice_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_patient" ON "messages" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "messages_registration" ON "messages" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE INDEX "messages_unsent" ON "messages" USING btree ("status") WHERE status <> 'sent';--> statement-breakpoint
CREATE INDEX "patient_contacts_patient" ON "patient_contacts" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "patient_contacts_value" ON "patient_contacts" USING btree ("practice_id","value");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_contacts_preferred" ON "patient_contacts" USING btree ("practice_id","patient_id","kind") WHERE preferred;--> statement-breakpoint
CREATE INDEX "patient_identifiers_patient" ON "patient_identifiers" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "patient_identifiers_value" ON "patient_identifiers" USING btree ("practice_id","scheme","value");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_identifiers_verified" ON "patient_identifiers" USING btree ("practice_id","scheme","value") WHERE status = 'verified';--> statement-breakpoint
CREATE INDEX "patient_search_terms_patient" ON "patient_search_terms" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "patients_chargeband" ON "patients" USING btree ("practice_id","chargeband_id","id");--> statement-breakpoint
CREATE INDEX "patients_birth" ON "patients" USING btree ("practice_id","date_of_birth");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_name" ON "companies" USING btree ("practice_id",lower("name"));--> statement-breakpoint
CREATE INDEX "departments_company" ON "departments" USING btree ("practice_id","company_id");--> statement-breakpoint
CREATE INDEX "departments_parent" ON "departments" USING btree ("practice_id","parent_id");--> statement-breakpoint
CREATE INDEX "registration_drafts_code" ON "registration_drafts" USING btree ("practice_id","sign_up_code_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_drafts_token" ON "registration_drafts" USING btree ("practice_id","token_hash");--> statement-breakpoint
CREATE INDEX "registration_drafts_expiry" ON "registration_drafts" USING btree ("practice_id","expires_at");--> statement-breakpoint
CREATE INDEX "registration_events_registration" ON "registration_events" USING btree ("practice_id","registration_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_reference" ON "registrations" USING btree ("practice_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_draft" ON "registrations" USING btree ("practice_id","draft_id");--> statement-breakpoint
CREATE INDEX "registrations_chargeband" ON "registrations" USING btree ("practice_id","chargeband_id");--> statement-breakpoint
CREATE INDEX "registrations_code" ON "registrations" USING btree ("practice_id","sign_up_code_id");--> statement-breakpoint
CREATE INDEX "registrations_login" ON "registrations" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "registrations_patient" ON "registrations" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "registrations_status" ON "registrations" USING btree ("practice_id","status","submitted_at");--> statement-breakpoint
CREATE INDEX "registrations_unactivated" ON "registrations" USING btree ("practice_id","expires_at") WHERE status = 'awaiting-activation';--> statement-breakpoint
CREATE INDEX "sign_up_codes_chargeband" ON "sign_up_codes" USING btree ("practice_id","chargeband_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_up_codes_code" ON "sign_up_codes" USING btree ("practice_id","code_key") WHERE status <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "sign_up_codes_main" ON "sign_up_codes" USING btree ("practice_id","chargeband_id") WHERE is_main and status <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_login" ON "staff_members" USING btree ("practice_id","login_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_email" ON "staff_members" USING btree ("practice_id",lower("email"));--> statement-breakpoint
CREATE INDEX "staff_members_by_login" ON "staff_members" USING btree ("login_id");--> statement-breakpoint
CREATE POLICY "of_practice" ON "online_accounts" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_login" ON "online_accounts" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (login_id = (nullif(current_setting('app.login_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_read" ON "audit_events" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid) or (practice_id is null and (nullif(current_setting('app.practice_id', true), '')::uuid) is null) or login_id = (nullif(current_setting('app.login_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_write" ON "audit_events" AS PERMISSIVE FOR INSERT TO "enrol_app" WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid) or practice_id is null);--> statement-breakpoint
CREATE POLICY "audit_seal" ON "audit_events" AS PERMISSIVE FOR SELECT TO "enrol_worker" USING (true);--> statement-breakpoint
CREATE POLICY "audit_links_seal" ON "audit_links" AS PERMISSIVE FOR ALL TO "enrol_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_personal_read" ON "audit_personal" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "audit_personal_write" ON "audit_personal" AS PERMISSIVE FOR INSERT TO "enrol_app" WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid) or practice_id is null);--> statement-breakpoint
CREATE POLICY "audit_personal_seal" ON "audit_personal" AS PERMISSIVE FOR SELECT TO "enrol_worker" USING (true);--> statement-breakpoint
CREATE POLICY "audit_unsealed_write" ON "audit_unsealed" AS PERMISSIVE FOR INSERT TO "enrol_app" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_unsealed_seal" ON "audit_unsealed" AS PERMISSIVE FOR ALL TO "enrol_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_practice" ON "chargeband_rules" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "chargebands" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "services" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice_or_installation" ON "messages" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid) or (practice_id is null and (nullif(current_setting('app.practice_id', true), '')::uuid) is null)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid) or (practice_id is null and (nullif(current_setting('app.practice_id', true), '')::uuid) is null));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_contacts" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_identifiers" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patient_search_terms" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "patients" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "companies" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "departments" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "legal_texts" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "practice_settings" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "sites" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "registration_drafts" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "registration_events" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "registrations" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_login" ON "registrations" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (login_id = (nullif(current_setting('app.login_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "sign_up_code_days" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "sign_up_codes" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "staff_members" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_login" ON "staff_members" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (login_id = (nullif(current_setting('app.login_id', true), '')::uuid));