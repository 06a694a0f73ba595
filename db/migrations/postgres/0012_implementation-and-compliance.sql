CREATE TABLE "compliance_rules" (
	"plan_id" text NOT NULL,
	"requirement" text NOT NULL,
	"thresholds" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "compliance_rules_plan_id_requirement_pk" PRIMARY KEY("plan_id","requirement")
);
--> statement-breakpoint
CREATE TABLE "initiative_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"initiative_id" text NOT NULL,
	"period" text NOT NULL,
	"section" text,
	"version" integer NOT NULL,
	"author_id" text,
	"organisation_id" text,
	"participant_type" text NOT NULL,
	"display" text NOT NULL,
	"shown_name" text NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"hide_reason" text,
	"hide_note" text DEFAULT '' NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"outcome" text,
	"answer" jsonb,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"form_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"held_on" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"agenda" jsonb NOT NULL,
	"attendance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"minutes" jsonb NOT NULL,
	"minutes_at" timestamp (3) with time zone,
	"cancelled_reason" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestone_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"milestone_id" text NOT NULL,
	"completion" text NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"authority_id" text,
	"reported_as" text NOT NULL,
	"reported_by" text,
	"hidden_at" timestamp (3) with time zone,
	"hide_reason" text,
	"form_key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outreach" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"done_on" text NOT NULL,
	"reached" integer,
	"url" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "repository_documents" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"dated_on" text NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_reason" jsonb,
	"withdrawn_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "review_codings" (
	"initiative_id" text PRIMARY KEY NOT NULL,
	"is_verifiable" boolean,
	"has_open_government_lens" boolean,
	"potential" text,
	"completion" text,
	"early_results" text,
	"influence" text,
	"source_url" text DEFAULT '' NOT NULL,
	"coded_on" text,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "self_assessments" (
	"plan_id" text PRIMARY KEY NOT NULL,
	"parts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"initiatives" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "milestone_report_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "meeting_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "repository_document_id" text;--> statement-breakpoint
ALTER TABLE "initiative_authorities" ADD COLUMN "link_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "adopted_version" integer;--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "first_adopted_version" integer;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "first_ends_on" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "completion" text;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "reported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "compliance_rules" ADD CONSTRAINT "compliance_rules_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_rules" ADD CONSTRAINT "compliance_rules_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_comments" ADD CONSTRAINT "initiative_comments_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_comments" ADD CONSTRAINT "initiative_comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_comments" ADD CONSTRAINT "initiative_comments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative_comments" ADD CONSTRAINT "initiative_comments_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_authority_id_initiative_authorities_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."initiative_authorities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_reports" ADD CONSTRAINT "milestone_reports_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_documents" ADD CONSTRAINT "repository_documents_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "repository_documents" ADD CONSTRAINT "repository_documents_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_codings" ADD CONSTRAINT "review_codings_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_codings" ADD CONSTRAINT "review_codings_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compliance_rules_changer_idx" ON "compliance_rules" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "initiative_comments_initiative_idx" ON "initiative_comments" USING btree ("initiative_id","period","created_at","id");--> statement-breakpoint
CREATE INDEX "initiative_comments_author_idx" ON "initiative_comments" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "initiative_comments_organisation_idx" ON "initiative_comments" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "initiative_comments_answerer_idx" ON "initiative_comments" USING btree ("answered_by");--> statement-breakpoint
CREATE UNIQUE INDEX "initiative_comments_form_key_unique" ON "initiative_comments" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "meetings_plan_idx" ON "meetings" USING btree ("plan_id","held_on");--> statement-breakpoint
CREATE INDEX "meetings_creator_idx" ON "meetings" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "milestone_reports_milestone_idx" ON "milestone_reports" USING btree ("milestone_id","at");--> statement-breakpoint
CREATE INDEX "milestone_reports_authority_idx" ON "milestone_reports" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "milestone_reports_reporter_idx" ON "milestone_reports" USING btree ("reported_by");--> statement-breakpoint
CREATE UNIQUE INDEX "milestone_reports_form_key_unique" ON "milestone_reports" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "outreach_plan_idx" ON "outreach" USING btree ("plan_id","done_on");--> statement-breakpoint
CREATE INDEX "outreach_creator_idx" ON "outreach" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "repository_documents_plan_idx" ON "repository_documents" USING btree ("plan_id","added_at");--> statement-breakpoint
CREATE INDEX "repository_documents_creator_idx" ON "repository_documents" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "review_codings_changer_idx" ON "review_codings" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "self_assessments_changer_idx" ON "self_assessments" USING btree ("changed_by");--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_milestone_report_id_milestone_reports_id_fk" FOREIGN KEY ("milestone_report_id") REFERENCES "public"."milestone_reports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_repository_document_id_repository_documents_id_fk" FOREIGN KEY ("repository_document_id") REFERENCES "public"."repository_documents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_milestone_report_idx" ON "attachments" USING btree ("milestone_report_id");--> statement-breakpoint
CREATE INDEX "attachments_meeting_idx" ON "attachments" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "attachments_repository_idx" ON "attachments" USING btree ("repository_document_id");--> statement-breakpoint
-- What was adopted by an earlier version of the program stands in the plan as it is.
UPDATE "initiatives" SET "adopted_version" = "version", "first_adopted_version" = "version" WHERE "state" = 'published' AND "fields"::text <> '{}';--> statement-breakpoint
UPDATE "milestones" SET "first_ends_on" = "ends_on" WHERE "initiative_id" IN (SELECT "id" FROM "initiatives" WHERE "first_adopted_version" IS NOT NULL);