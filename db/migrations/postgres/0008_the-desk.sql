CREATE TABLE "answer_drafts" (
	"proposal_id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"outcome" text,
	"summary" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"reason_codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"elements_adopted" text DEFAULT '' NOT NULL,
	"elements_not_adopted" text DEFAULT '' NOT NULL,
	"merged_into" text DEFAULT '' NOT NULL,
	"forwarded_to" text DEFAULT '' NOT NULL,
	"authority" text DEFAULT '' NOT NULL,
	"authority_role" text DEFAULT '' NOT NULL,
	"landed_in" text DEFAULT '' NOT NULL,
	"correction" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"author_id" text,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	"sent_back_note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"outcome" text NOT NULL,
	"name" text NOT NULL,
	"summary" jsonb NOT NULL,
	"reason" jsonb NOT NULL,
	"reason_codes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"proposal_id" text NOT NULL,
	"assessor_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"scores" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"assigned_by" text,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "assessments_proposal_id_assessor_id_pk" PRIMARY KEY("proposal_id","assessor_id")
);
--> statement-breakpoint
CREATE TABLE "assessor_rules" (
	"theme_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assessor_rules_theme_id_user_id_pk" PRIMARY KEY("theme_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"sequence" integer NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_checkpoints_sequence_pk" PRIMARY KEY("sequence")
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"sequence" integer NOT NULL,
	"entry_id" text NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_seals_sequence_pk" PRIMARY KEY("sequence")
);
--> statement-breakpoint
CREATE TABLE "authority_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"authority" text NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"question" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"answered_by" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"asked_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"job_id" text NOT NULL,
	"position" integer NOT NULL,
	"proposal_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "bulk_items_job_id_position_pk" PRIMARY KEY("job_id","position")
);
--> statement-breakpoint
CREATE TABLE "bulk_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'ordered' NOT NULL,
	"settings" jsonb NOT NULL,
	"locale" text NOT NULL,
	"ordered_by" text,
	"total" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"available_at" timestamp (3) with time zone NOT NULL,
	"form_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_conflicts" (
	"proposal_id" text NOT NULL,
	"user_id" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_conflicts_proposal_id_user_id_pk" PRIMARY KEY("proposal_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"proposal_id" text NOT NULL,
	"author_id" text,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"form_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_presence" (
	"proposal_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_presence_proposal_id_user_id_pk" PRIMARY KEY("proposal_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"anchors" jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"target_id" text NOT NULL,
	"merged_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "redactions" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"subject" text NOT NULL,
	"proposal_id" text NOT NULL,
	"comment_id" text,
	"number" integer NOT NULL,
	"passage" text NOT NULL,
	"reason" text NOT NULL,
	"decision_id" text NOT NULL,
	"redacted_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"restored_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"user_id" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"decision_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "initiatives" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD COLUMN "measure" text DEFAULT 'kept' NOT NULL;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "four_eyes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "screening" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "screening_hours" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "answer_days" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "assessors_per_case" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "assessment_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "stage" text DEFAULT 'submitted' NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "awaits_screening" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "first_answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "part_of_id" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "part_number" integer;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "reason_codes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "authority" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "authority_role" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "landed_in" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "correction" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "retracted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_drafts" ADD CONSTRAINT "answer_drafts_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_templates" ADD CONSTRAINT "answer_templates_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assessor_id_users_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_assigned_by_users_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor_rules" ADD CONSTRAINT "assessor_rules_theme_id_themes_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."themes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessor_rules" ADD CONSTRAINT "assessor_rules_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_requests" ADD CONSTRAINT "authority_requests_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_requests" ADD CONSTRAINT "authority_requests_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_requests" ADD CONSTRAINT "authority_requests_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_job_id_bulk_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."bulk_jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_ordered_by_users_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_conflicts" ADD CONSTRAINT "case_conflicts_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_conflicts" ADD CONSTRAINT "case_conflicts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_source_id_proposals_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_target_id_proposals_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_redacted_by_users_id_fk" FOREIGN KEY ("redacted_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_drafts_state_idx" ON "answer_drafts" USING btree ("plan_id","state","updated_at","proposal_id");--> statement-breakpoint
CREATE INDEX "answer_drafts_author_idx" ON "answer_drafts" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "answer_drafts_approver_idx" ON "answer_drafts" USING btree ("approved_by");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_templates_name_unique" ON "answer_templates" USING btree ("plan_id","name");--> statement-breakpoint
CREATE INDEX "assessments_pending_idx" ON "assessments" USING btree ("assessor_id","plan_id","state","due_at");--> statement-breakpoint
CREATE INDEX "assessments_due_idx" ON "assessments" USING btree ("state","reminded_at","due_at");--> statement-breakpoint
CREATE INDEX "assessments_assigner_idx" ON "assessments" USING btree ("assigned_by");--> statement-breakpoint
CREATE INDEX "assessor_rules_user_idx" ON "assessor_rules" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_seals_entry_unique" ON "audit_seals" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "authority_requests_token_unique" ON "authority_requests" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "authority_requests_proposal_idx" ON "authority_requests" USING btree ("proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "authority_requests_due_idx" ON "authority_requests" USING btree ("state","reminded_at","due_at");--> statement-breakpoint
CREATE INDEX "authority_requests_asker_idx" ON "authority_requests" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "bulk_items_state_idx" ON "bulk_items" USING btree ("job_id","state","position");--> statement-breakpoint
CREATE INDEX "bulk_items_proposal_idx" ON "bulk_items" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "bulk_jobs_plan_idx" ON "bulk_jobs" USING btree ("plan_id","created_at","id");--> statement-breakpoint
CREATE INDEX "bulk_jobs_due_idx" ON "bulk_jobs" USING btree ("state","available_at");--> statement-breakpoint
CREATE INDEX "bulk_jobs_person_idx" ON "bulk_jobs" USING btree ("ordered_by");--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_jobs_form_key_unique" ON "bulk_jobs" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "case_conflicts_user_idx" ON "case_conflicts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "case_notes_proposal_idx" ON "case_notes" USING btree ("proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "case_notes_author_idx" ON "case_notes" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_notes_form_key_unique" ON "case_notes" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "case_presence_at_idx" ON "case_presence" USING btree ("at");--> statement-breakpoint
CREATE INDEX "case_presence_user_idx" ON "case_presence" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "criteria_plan_idx" ON "criteria" USING btree ("plan_id","position");--> statement-breakpoint
CREATE INDEX "merges_source_idx" ON "merges" USING btree ("source_id","undone_at");--> statement-breakpoint
CREATE INDEX "merges_target_idx" ON "merges" USING btree ("target_id","undone_at");--> statement-breakpoint
CREATE INDEX "redactions_proposal_idx" ON "redactions" USING btree ("proposal_id","comment_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name_unique" ON "saved_views" USING btree ("user_id","plan_id","name");--> statement-breakpoint
CREATE INDEX "suspensions_user_idx" ON "suspensions" USING btree ("user_id","ends_at");--> statement-breakpoint
CREATE INDEX "suspensions_plan_idx" ON "suspensions" USING btree ("plan_id","ends_at");--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_part_fk" FOREIGN KEY ("part_of_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_actor_idx" ON "audit_entries" USING btree ("actor_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_author_reply_unique" ON "comments" USING btree ("proposal_id") WHERE "comments"."kind" = 'author_reply';--> statement-breakpoint
CREATE INDEX "moderation_decisions_log_idx" ON "moderation_decisions" USING btree ("plan_id","at","id");--> statement-breakpoint
CREATE INDEX "proposals_stage_idx" ON "proposals" USING btree ("plan_id","is_hidden","stage","submitted_at","id");--> statement-breakpoint
CREATE INDEX "proposals_screening_idx" ON "proposals" USING btree ("plan_id","awaits_screening","submitted_at","id");--> statement-breakpoint
CREATE INDEX "proposals_part_idx" ON "proposals" USING btree ("part_of_id","part_number");--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"entry_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "plan_id" text;--> statement-breakpoint
CREATE INDEX "audit_entries_plan_idx" ON "audit_entries" USING btree ("plan_id","at","id");--> statement-breakpoint
CREATE INDEX "proposals_times_idx" ON "proposals" USING btree ("plan_id","is_hidden","first_answered_at","submitted_at","published_at","theme_id","participant_type");--> statement-breakpoint
UPDATE proposals SET published_at = submitted_at;--> statement-breakpoint
INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entries;--> statement-breakpoint
UPDATE audit_entries SET plan_id = subject_id WHERE subject_type = 'plan';--> statement-breakpoint
UPDATE audit_entries SET plan_id = (SELECT p.plan_id FROM proposals p WHERE p.id = audit_entries.subject_id) WHERE subject_type = 'proposal';--> statement-breakpoint
UPDATE audit_entries SET plan_id = (SELECT p.plan_id FROM comments c INNER JOIN proposals p ON p.id = c.proposal_id WHERE c.id = audit_entries.subject_id) WHERE subject_type = 'comment';--> statement-breakpoint
UPDATE proposals SET stage = 'in_triage' WHERE status = 'under_consideration';--> statement-breakpoint
UPDATE proposals SET stage = 'published', first_answered_at = (SELECT min(responses.published_at) FROM responses WHERE responses.proposal_id = proposals.id) WHERE status NOT IN ('received', 'under_consideration', 'withdrawn');--> statement-breakpoint
UPDATE moderation_decisions SET measure = 'hidden' WHERE is_restricted;--> statement-breakpoint
INSERT INTO merges (id, source_id, target_id, merged_by, at) SELECT r.id, r.proposal_id, r.merged_into_id, r.author_id, r.published_at FROM responses r INNER JOIN proposals p ON p.id = r.proposal_id WHERE p.status = 'merged' AND r.merged_into_id IS NOT NULL AND r.version = (SELECT max(o.version) FROM responses o WHERE o.proposal_id = r.proposal_id);
