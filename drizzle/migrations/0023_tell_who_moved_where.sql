ALTER TABLE "patient_moves" ADD COLUMN "login_id" uuid;--> statement-breakpoint
ALTER TABLE "patient_moves" ADD CONSTRAINT "patient_moves_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "patient_moves_login" ON "patient_moves" USING btree ("login_id");--> statement-breakpoint
CREATE POLICY "of_login" ON "patient_moves" AS PERMISSIVE FOR SELECT TO "enrol_app" USING (login_id = (nullif(current_setting('app.login_id', true), '')::uuid));