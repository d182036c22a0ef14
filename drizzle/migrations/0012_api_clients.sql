CREATE TABLE "api_client_days" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"day" date NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"errors" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "api_client_days_practice_id_client_id_day_pk" PRIMARY KEY("practice_id","client_id","day")
);
--> statement-breakpoint
ALTER TABLE "api_client_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_client_errors" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"endpoint" text NOT NULL,
	"http_status" integer NOT NULL,
	"event_code" integer NOT NULL,
	"reason" text NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "api_client_errors_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_client_errors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_client_keys" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "api_client_keys_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_client_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_clients" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"portal" text NOT NULL,
	"allowed_origins" jsonb NOT NULL,
	"allowed_networks" jsonb NOT NULL,
	"discloses_10001" boolean NOT NULL,
	"asks_second_factor" boolean DEFAULT false NOT NULL,
	"requests_per_minute" integer NOT NULL,
	"registrations_per_hour" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "api_clients_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "api_clients_portal" CHECK ("api_clients"."portal" in ('patient', 'referral'))
);
--> statement-breakpoint
ALTER TABLE "api_clients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_client_days" ADD CONSTRAINT "api_client_days_practice_id_client_id_api_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."api_clients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_client_errors" ADD CONSTRAINT "api_client_errors_practice_id_client_id_api_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."api_clients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_client_keys" ADD CONSTRAINT "api_client_keys_practice_id_client_id_api_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."api_clients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_clients" ADD CONSTRAINT "api_clients_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_client_errors_client" ON "api_client_errors" USING btree ("practice_id","client_id","at");--> statement-breakpoint
CREATE INDEX "api_client_keys_client" ON "api_client_keys" USING btree ("practice_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_client_keys_hash" ON "api_client_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_clients_name" ON "api_clients" USING btree ("practice_id",lower("name")) WHERE ended_at is null;--> statement-breakpoint
CREATE POLICY "of_practice" ON "api_client_days" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "api_client_errors" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_practice" ON "api_client_keys" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_key" ON "api_client_keys" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (key_hash = nullif(current_setting('app.client_key', true), ''));--> statement-breakpoint
CREATE POLICY "of_practice" ON "api_clients" AS PERMISSIVE FOR ALL TO "enrol_app" USING (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid)) WITH CHECK (practice_id = (nullif(current_setting('app.practice_id', true), '')::uuid));