CREATE TABLE `answer_drafts` (
	`proposal_id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`outcome` text,
	`summary` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`reason_codes` text DEFAULT '[]' NOT NULL,
	`elements_adopted` text DEFAULT '' NOT NULL,
	`elements_not_adopted` text DEFAULT '' NOT NULL,
	`merged_into` text DEFAULT '' NOT NULL,
	`forwarded_to` text DEFAULT '' NOT NULL,
	`authority` text DEFAULT '' NOT NULL,
	`authority_role` text DEFAULT '' NOT NULL,
	`landed_in` text DEFAULT '' NOT NULL,
	`correction` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`author_id` text,
	`approved_by` text,
	`approved_at` integer,
	`sent_back_note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`approved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `answer_drafts_state_idx` ON `answer_drafts` (`plan_id`,`state`,`updated_at`,`proposal_id`);--> statement-breakpoint
CREATE INDEX `answer_drafts_author_idx` ON `answer_drafts` (`author_id`);--> statement-breakpoint
CREATE INDEX `answer_drafts_approver_idx` ON `answer_drafts` (`approved_by`);--> statement-breakpoint
CREATE TABLE `answer_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`outcome` text NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`reason` text NOT NULL,
	`reason_codes` text DEFAULT '[]' NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_templates_name_unique` ON `answer_templates` (`plan_id`,`name`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`proposal_id` text NOT NULL,
	`assessor_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`scores` text DEFAULT '{}' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`assigned_by` text,
	`assigned_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`reminded_at` integer,
	`submitted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`proposal_id`, `assessor_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assessor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assigned_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `assessments_pending_idx` ON `assessments` (`assessor_id`,`plan_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `assessments_due_idx` ON `assessments` (`state`,`reminded_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `assessments_assigner_idx` ON `assessments` (`assigned_by`);--> statement-breakpoint
CREATE TABLE `assessor_rules` (
	`theme_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`theme_id`, `user_id`),
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `assessor_rules_user_idx` ON `assessor_rules` (`user_id`);--> statement-breakpoint
CREATE TABLE `audit_checkpoints` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_seals_entry_unique` ON `audit_seals` (`entry_id`);--> statement-breakpoint
CREATE TABLE `authority_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`authority` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`question` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`due_at` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`reminded_at` integer,
	`asked_by` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authority_requests_token_unique` ON `authority_requests` (`token_hash`);--> statement-breakpoint
CREATE INDEX `authority_requests_proposal_idx` ON `authority_requests` (`proposal_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `authority_requests_due_idx` ON `authority_requests` (`state`,`reminded_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `authority_requests_asker_idx` ON `authority_requests` (`asked_by`);--> statement-breakpoint
CREATE TABLE `bulk_items` (
	`job_id` text NOT NULL,
	`position` integer NOT NULL,
	`proposal_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`before` text DEFAULT '{}' NOT NULL,
	PRIMARY KEY(`job_id`, `position`),
	FOREIGN KEY (`job_id`) REFERENCES `bulk_jobs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bulk_items_state_idx` ON `bulk_items` (`job_id`,`state`,`position`);--> statement-breakpoint
CREATE INDEX `bulk_items_proposal_idx` ON `bulk_items` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `bulk_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text DEFAULT 'ordered' NOT NULL,
	`settings` text NOT NULL,
	`locale` text NOT NULL,
	`ordered_by` text,
	`total` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`undone_at` integer,
	`available_at` integer NOT NULL,
	`form_key` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ordered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `bulk_jobs_plan_idx` ON `bulk_jobs` (`plan_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `bulk_jobs_due_idx` ON `bulk_jobs` (`state`,`available_at`);--> statement-breakpoint
CREATE INDEX `bulk_jobs_person_idx` ON `bulk_jobs` (`ordered_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `bulk_jobs_form_key_unique` ON `bulk_jobs` (`form_key`);--> statement-breakpoint
CREATE TABLE `case_conflicts` (
	`proposal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`declared_at` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `user_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `case_conflicts_user_idx` ON `case_conflicts` (`user_id`);--> statement-breakpoint
CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`author_id` text,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`form_key` text NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `case_notes_proposal_idx` ON `case_notes` (`proposal_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `case_notes_author_idx` ON `case_notes` (`author_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_notes_form_key_unique` ON `case_notes` (`form_key`);--> statement-breakpoint
CREATE TABLE `case_presence` (
	`proposal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `user_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `case_presence_at_idx` ON `case_presence` (`at`);--> statement-breakpoint
CREATE INDEX `case_presence_user_idx` ON `case_presence` (`user_id`);--> statement-breakpoint
CREATE TABLE `criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`anchors` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `criteria_plan_idx` ON `criteria` (`plan_id`,`position`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`target_id` text NOT NULL,
	`merged_by` text,
	`at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`source_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`target_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`merged_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `merges_source_idx` ON `merges` (`source_id`,`undone_at`);--> statement-breakpoint
CREATE INDEX `merges_target_idx` ON `merges` (`target_id`,`undone_at`);--> statement-breakpoint
CREATE TABLE `redactions` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`subject` text NOT NULL,
	`proposal_id` text NOT NULL,
	`comment_id` text,
	`number` integer NOT NULL,
	`passage` text NOT NULL,
	`reason` text NOT NULL,
	`decision_id` text NOT NULL,
	`redacted_by` text,
	`at` integer NOT NULL,
	`restored_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`redacted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `redactions_proposal_idx` ON `redactions` (`proposal_id`,`comment_id`,`number`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name_unique` ON `saved_views` (`user_id`,`plan_id`,`name`);--> statement-breakpoint
CREATE TABLE `suspensions` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`user_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`decision_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `suspensions_user_idx` ON `suspensions` (`user_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `suspensions_plan_idx` ON `suspensions` (`plan_id`,`ends_at`);--> statement-breakpoint
ALTER TABLE `moderation_decisions` ADD `measure` text DEFAULT 'kept' NOT NULL;--> statement-breakpoint
ALTER TABLE `moderation_decisions` ADD `until` integer;--> statement-breakpoint
CREATE INDEX `moderation_decisions_log_idx` ON `moderation_decisions` (`plan_id`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `initiatives` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `four_eyes` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `screening` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `screening_hours` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `answer_days` integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `assessors_per_case` integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `assessment_days` integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `stage` text DEFAULT 'submitted' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `awaits_screening` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `published_at` integer;--> statement-breakpoint
ALTER TABLE `proposals` ADD `first_answered_at` integer;--> statement-breakpoint
ALTER TABLE `proposals` ADD `part_of_id` text REFERENCES proposals(id);--> statement-breakpoint
ALTER TABLE `proposals` ADD `part_number` integer;--> statement-breakpoint
CREATE INDEX `proposals_stage_idx` ON `proposals` (`plan_id`,`is_hidden`,`stage`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_screening_idx` ON `proposals` (`plan_id`,`awaits_screening`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_part_idx` ON `proposals` (`part_of_id`,`part_number`);--> statement-breakpoint
ALTER TABLE `responses` ADD `summary` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `reason_codes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `authority` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `authority_role` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `landed_in` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `correction` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `approved_by` text REFERENCES users(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `retracted_at` integer;--> statement-breakpoint
CREATE INDEX `audit_entries_actor_idx` ON `audit_entries` (`actor_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_author_reply_unique` ON `comments` (`proposal_id`) WHERE "comments"."kind" = 'author_reply';--> statement-breakpoint
CREATE TABLE `audit_unsealed` (
	`entry_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `plan_id` text;--> statement-breakpoint
CREATE INDEX `audit_entries_plan_idx` ON `audit_entries` (`plan_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_times_idx` ON `proposals` (`plan_id`,`is_hidden`,`first_answered_at`,`submitted_at`,`published_at`,`theme_id`,`participant_type`);--> statement-breakpoint
UPDATE proposals SET published_at = submitted_at;--> statement-breakpoint
INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entries;--> statement-breakpoint
UPDATE audit_entries SET plan_id = subject_id WHERE subject_type = 'plan';--> statement-breakpoint
UPDATE audit_entries SET plan_id = (SELECT p.plan_id FROM proposals p WHERE p.id = audit_entries.subject_id) WHERE subject_type = 'proposal';--> statement-breakpoint
UPDATE audit_entries SET plan_id = (SELECT p.plan_id FROM comments c INNER JOIN proposals p ON p.id = c.proposal_id WHERE c.id = audit_entries.subject_id) WHERE subject_type = 'comment';--> statement-breakpoint
UPDATE proposals SET stage = 'in_triage' WHERE status = 'under_consideration';--> statement-breakpoint
UPDATE proposals SET stage = 'published', first_answered_at = (SELECT min(responses.published_at) FROM responses WHERE responses.proposal_id = proposals.id) WHERE status NOT IN ('received', 'under_consideration', 'withdrawn');--> statement-breakpoint
UPDATE moderation_decisions SET measure = 'hidden' WHERE is_restricted;--> statement-breakpoint
INSERT INTO merges (id, source_id, target_id, merged_by, at) SELECT r.id, r.proposal_id, r.merged_into_id, r.author_id, r.published_at FROM responses r INNER JOIN proposals p ON p.id = r.proposal_id WHERE p.status = 'merged' AND r.merged_into_id IS NOT NULL AND r.version = (SELECT max(o.version) FROM responses o WHERE o.proposal_id = r.proposal_id);
