ALTER TABLE "api_clients" ADD COLUMN "portal_address" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "api_client_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_practice_id_api_client_id_api_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","api_client_id") REFERENCES "public"."api_clients"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_api_client" ON "registrations" USING btree ("practice_id","api_client_id");