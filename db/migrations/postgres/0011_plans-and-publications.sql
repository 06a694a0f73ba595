CREATE TABLE "consulted_parties" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"type" text NOT NULL,
	"organisation_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_versions" (
	"page" text NOT NULL,
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "content_versions_page_number_pk" PRIMARY KEY("page","number")
);
--> statement-breakpoint
CREATE TABLE "initiative_authorities" (
	"id" text PRIMARY KEY NOT NULL,
	"initiative_id" text NOT NULL,
	"role" text NOT NULL,
	"sector" text NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"token_hash" text,
	"told_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"remark" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "initiative_edits" (
	"initiative_id" text NOT NULL,
	"user_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"base_version" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "initiative_edits_initiative_id_user_id_pk" PRIMARY KEY("initiative_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "initiative_versions" (
	"initiative_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "initiative_versions_initiative_id_number_pk" PRIMARY KEY("initiative_id","number")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"initiative_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"deliverable" jsonb NOT NULL,
	"starts_on" text,
	"ends_on" text,
	"owner" jsonb NOT NULL,
	CONSTRAINT "milestones_order" CHECK ("milestones"."starts_on" is null or "milestones"."ends_on" is null or "milestones"."starts_on" <= "milestones"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "phase_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"opens_before" timestamp (3) with time zone,
	"closes_before" timestamp (3) with time zone,
	"opens_after" timestamp (3) with time zone,
	"closes_after" timestamp (3) with time zone,
	"reason" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_files" (
	"publication_id" text NOT NULL,
	"locale" text NOT NULL,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"storage_key" text,
	"size" integer,
	"pages" integer,
	"hash" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone,
	CONSTRAINT "publication_files_publication_id_locale_format_pk" PRIMARY KEY("publication_id","locale","format")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"note" jsonb,
	"override_reason" jsonb,
	"missing" jsonb,
	"published_by" text,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "starts_on" text;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "ends_on" text;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "outputs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "contact" jsonb;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "participation" text;--> statement-breakpoint
ALTER TABLE "phases" ADD COLUMN "short_reason" jsonb;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "introduction" jsonb;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "contact" jsonb;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "both_languages" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "announced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consulted_parties" ADD CONSTRAINT "consulted_parties_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consulted_parties" ADD CONSTRAINT "consulted_parties_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_versions" ADD CONSTRAINT "content_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_authorities" ADD CONSTRAINT "initiative_authorities_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_edits" ADD CONSTRAINT "initiative_edits_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_edits" ADD CONSTRAINT "initiative_edits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_versions" ADD CONSTRAINT "initiative_versions_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_versions" ADD CONSTRAINT "initiative_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase_changes" ADD CONSTRAINT "phase_changes_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_files" ADD CONSTRAINT "publication_files_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consulted_parties_name_unique" ON "consulted_parties" USING btree ("plan_id","name_key");--> statement-breakpoint
CREATE INDEX "consulted_parties_organisation_idx" ON "consulted_parties" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "content_versions_changer_idx" ON "content_versions" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "initiative_authorities_initiative_idx" ON "initiative_authorities" USING btree ("initiative_id");--> statement-breakpoint
CREATE UNIQUE INDEX "initiative_authorities_token_unique" ON "initiative_authorities" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "initiative_authorities_lead_unique" ON "initiative_authorities" USING btree ("initiative_id") WHERE "initiative_authorities"."role" = 'lead';--> statement-breakpoint
CREATE INDEX "initiative_edits_user_idx" ON "initiative_edits" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "initiative_versions_creator_idx" ON "initiative_versions" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "milestones_initiative_idx" ON "milestones" USING btree ("initiative_id","position");--> statement-breakpoint
CREATE INDEX "phase_changes_plan_idx" ON "phase_changes" USING btree ("plan_id","changed_at");--> statement-breakpoint
CREATE INDEX "publication_files_due_idx" ON "publication_files" USING btree ("state","available_at");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_number_unique" ON "publications" USING btree ("plan_id","kind","number");--> statement-breakpoint
CREATE INDEX "publications_publisher_idx" ON "publications" USING btree ("published_by");