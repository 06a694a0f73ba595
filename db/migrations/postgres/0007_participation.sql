CREATE TABLE "announcements" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"plan_id" text NOT NULL,
	"proposal_id" text,
	"comment_id" text,
	"data" jsonb NOT NULL,
	"actor_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"told_up_to" text DEFAULT '' NOT NULL,
	"done_at" timestamp (3) with time zone,
	"available_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text,
	"proposal_id" text,
	"position_draft_id" text,
	"comment_id" text,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "co_authors" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text,
	"proposal_id" text,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"token_hash" text NOT NULL,
	"state" text DEFAULT 'invited' NOT NULL,
	"invited_by" text,
	"user_id" text,
	"display" text,
	"shown_name" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"user_id" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follows_user_id_subject_subject_id_pk" PRIMARY KEY("user_id","subject","subject_id")
);
--> statement-breakpoint
CREATE TABLE "moderation_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"subject" text NOT NULL,
	"proposal_id" text NOT NULL,
	"comment_id" text,
	"report_id" text,
	"is_restricted" boolean NOT NULL,
	"reason" text,
	"note" text DEFAULT '' NOT NULL,
	"decided_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"objection" text DEFAULT '' NOT NULL,
	"objected_at" timestamp (3) with time zone,
	"objection_state" text,
	"objection_answer" text DEFAULT '' NOT NULL,
	"objection_decided_by" text,
	"objection_decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"cause" text NOT NULL,
	"kind" text NOT NULL,
	"relation" text NOT NULL,
	"setting" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"awaits_digest" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "position_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"proposal_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"state" text DEFAULT 'writing' NOT NULL,
	"stance" text,
	"language" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"started_by" text,
	"updated_by" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_versions" (
	"proposal_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"problem" text NOT NULL,
	"change" text NOT NULL,
	"effect" text NOT NULL,
	"language" text NOT NULL,
	"edited_by" text,
	"is_major" boolean DEFAULT false NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proposal_versions_proposal_id_number_pk" PRIMARY KEY("proposal_id","number")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"plan_id" text NOT NULL,
	"subject" text NOT NULL,
	"proposal_id" text NOT NULL,
	"comment_id" text,
	"reason" text NOT NULL,
	"body" text NOT NULL,
	"reporter_id" text,
	"email" text DEFAULT '' NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"form_key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_allowances" (
	"plan_id" text NOT NULL,
	"user_id" text NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "support_allowances_plan_id_user_id_pk" PRIMARY KEY("plan_id","user_id"),
	CONSTRAINT "support_allowances_used" CHECK ("support_allowances"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "useful_marks" (
	"comment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "useful_marks_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "kind" text DEFAULT 'comment' NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "useful_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "reply_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "setting" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "support_limit" integer;--> statement-breakpoint
ALTER TABLE "proposal_drafts" ADD COLUMN "ogp_values" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "proposal_drafts" ADD COLUMN "policy_areas" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "ogp_values" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "policy_areas" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "text_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "withdraw_reason" text;--> statement-breakpoint
ALTER TABLE "proposals" ADD COLUMN "withdraw_note" text;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_proposal_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."proposal_drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_position_draft_id_position_drafts_id_fk" FOREIGN KEY ("position_draft_id") REFERENCES "public"."position_drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_authors" ADD CONSTRAINT "co_authors_draft_id_proposal_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."proposal_drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_authors" ADD CONSTRAINT "co_authors_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_authors" ADD CONSTRAINT "co_authors_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_authors" ADD CONSTRAINT "co_authors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_objection_decided_by_users_id_fk" FOREIGN KEY ("objection_decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_drafts" ADD CONSTRAINT "position_drafts_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_drafts" ADD CONSTRAINT "position_drafts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_drafts" ADD CONSTRAINT "position_drafts_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_drafts" ADD CONSTRAINT "position_drafts_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_versions" ADD CONSTRAINT "proposal_versions_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_allowances" ADD CONSTRAINT "support_allowances_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_allowances" ADD CONSTRAINT "support_allowances_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "useful_marks" ADD CONSTRAINT "useful_marks_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "useful_marks" ADD CONSTRAINT "useful_marks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_due_idx" ON "announcements" USING btree ("done_at","available_at");--> statement-breakpoint
CREATE INDEX "attachments_draft_idx" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachments_proposal_idx" ON "attachments" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "attachments_position_idx" ON "attachments" USING btree ("position_draft_id");--> statement-breakpoint
CREATE INDEX "attachments_comment_idx" ON "attachments" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "attachments_uploader_idx" ON "attachments" USING btree ("uploaded_by");--> statement-breakpoint
CREATE INDEX "attachments_created_idx" ON "attachments" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "co_authors_token_unique" ON "co_authors" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "co_authors_person_unique" ON "co_authors" USING btree ("proposal_id","user_id");--> statement-breakpoint
CREATE INDEX "co_authors_draft_idx" ON "co_authors" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "co_authors_user_idx" ON "co_authors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "co_authors_address_idx" ON "co_authors" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "follows_subject_idx" ON "follows" USING btree ("subject","subject_id","user_id");--> statement-breakpoint
CREATE INDEX "moderation_decisions_proposal_idx" ON "moderation_decisions" USING btree ("proposal_id","at");--> statement-breakpoint
CREATE INDEX "moderation_decisions_comment_idx" ON "moderation_decisions" USING btree ("comment_id","at");--> statement-breakpoint
CREATE INDEX "moderation_decisions_report_idx" ON "moderation_decisions" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "moderation_decisions_objection_idx" ON "moderation_decisions" USING btree ("plan_id","objection_state","objected_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_cause_unique" ON "notices" USING btree ("user_id","cause");--> statement-breakpoint
CREATE INDEX "notices_user_idx" ON "notices" USING btree ("user_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_unread_idx" ON "notices" USING btree ("user_id","read_at");--> statement-breakpoint
CREATE INDEX "notices_digest_idx" ON "notices" USING btree ("awaits_digest","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "position_drafts_unique" ON "position_drafts" USING btree ("proposal_id","organisation_id");--> statement-breakpoint
CREATE INDEX "position_drafts_organisation_idx" ON "position_drafts" USING btree ("organisation_id","updated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number_unique" ON "reports" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_form_key_unique" ON "reports" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "reports_queue_idx" ON "reports" USING btree ("plan_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "reports_reporter_idx" ON "reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "reports_proposal_idx" ON "reports" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "reports_comment_idx" ON "reports" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "useful_marks_user_idx" ON "useful_marks" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "comments_useful_idx" ON "comments" USING btree ("proposal_id","parent_id","useful_count","id");--> statement-breakpoint
CREATE INDEX "comments_discussed_idx" ON "comments" USING btree ("proposal_id","parent_id","reply_count","id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_position_unique" ON "comments" USING btree ("proposal_id","organisation_id") WHERE "comments"."kind" = 'position' and "comments"."deleted_at" is null and not "comments"."is_hidden";--> statement-breakpoint
UPDATE comments SET reply_count = (SELECT count(*) FROM comments reply WHERE reply.parent_id = comments.id AND NOT reply.is_hidden) WHERE parent_id IS NULL;--> statement-breakpoint
INSERT INTO support_allowances (plan_id, user_id, used) SELECT proposals.plan_id, supports.user_id, count(*) FROM supports INNER JOIN proposals ON proposals.id = supports.proposal_id GROUP BY proposals.plan_id, supports.user_id;--> statement-breakpoint
INSERT INTO moderation_decisions (id, plan_id, subject, proposal_id, comment_id, is_restricted, reason, note, at) SELECT gen_random_uuid(), plan_id, 'proposal', id, NULL, true, hide_reason, coalesce(hide_note, ''), coalesce((SELECT max(at) FROM journey_entries WHERE journey_entries.proposal_id = proposals.id AND kind = 'hidden'), submitted_at) FROM proposals WHERE is_hidden AND hide_reason IS NOT NULL;--> statement-breakpoint
INSERT INTO moderation_decisions (id, plan_id, subject, proposal_id, comment_id, is_restricted, reason, note, at) SELECT gen_random_uuid(), proposals.plan_id, 'comment', proposals.id, comments.id, true, comments.hide_reason, '', coalesce((SELECT max(at) FROM audit_entries WHERE subject_id = comments.id AND action = 'comment.hidden'), comments.created_at) FROM comments INNER JOIN proposals ON proposals.id = comments.proposal_id WHERE comments.is_hidden AND comments.hide_reason IS NOT NULL;
