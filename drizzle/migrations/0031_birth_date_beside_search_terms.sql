ALTER TABLE "patient_search_terms" ADD COLUMN "born" date;--> statement-breakpoint
UPDATE "patient_search_terms" AS t SET "born" = p."date_of_birth" FROM "patients" AS p WHERE p."practice_id" = t."practice_id" AND p."id" = t."patient_id";--> statement-breakpoint
ALTER TABLE "patient_search_terms" ALTER COLUMN "born" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "patient_search_terms" DROP CONSTRAINT "patient_search_terms_practice_id_term_patient_id_pk";--> statement-breakpoint
ALTER TABLE "patient_search_terms" ADD CONSTRAINT "patient_search_terms_practice_id_term_born_patient_id_pk" PRIMARY KEY("practice_id","term","born","patient_id");
