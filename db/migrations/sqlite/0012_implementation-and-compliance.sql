CREATE TABLE `compliance_rules` (
	`plan_id` text NOT NULL,
	`requirement` text NOT NULL,
	`thresholds` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `requirement`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `compliance_rules_changer_idx` ON `compliance_rules` (`changed_by`);--> statement-breakpoint
CREATE TABLE `initiative_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`period` text NOT NULL,
	`section` text,
	`version` integer NOT NULL,
	`author_id` text,
	`organisation_id` text,
	`participant_type` text NOT NULL,
	`display` text NOT NULL,
	`shown_name` text NOT NULL,
	`language` text NOT NULL,
	`body` text NOT NULL,
	`is_hidden` integer DEFAULT false NOT NULL,
	`hide_reason` text,
	`hide_note` text DEFAULT '' NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	`outcome` text,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`form_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `initiative_comments_initiative_idx` ON `initiative_comments` (`initiative_id`,`period`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `initiative_comments_author_idx` ON `initiative_comments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `initiative_comments_organisation_idx` ON `initiative_comments` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `initiative_comments_answerer_idx` ON `initiative_comments` (`answered_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `initiative_comments_form_key_unique` ON `initiative_comments` (`form_key`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`held_on` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`agenda` text NOT NULL,
	`attendance` text DEFAULT '{}' NOT NULL,
	`minutes` text NOT NULL,
	`minutes_at` integer,
	`cancelled_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meetings_plan_idx` ON `meetings` (`plan_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `meetings_creator_idx` ON `meetings` (`created_by`);--> statement-breakpoint
CREATE TABLE `milestone_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`milestone_id` text NOT NULL,
	`completion` text NOT NULL,
	`body` text NOT NULL,
	`language` text NOT NULL,
	`evidence` text DEFAULT '[]' NOT NULL,
	`authority_id` text,
	`reported_as` text NOT NULL,
	`reported_by` text,
	`hidden_at` integer,
	`hide_reason` text,
	`form_key` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`milestone_id`) REFERENCES `milestones`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`authority_id`) REFERENCES `initiative_authorities`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`reported_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `milestone_reports_milestone_idx` ON `milestone_reports` (`milestone_id`,`at`);--> statement-breakpoint
CREATE INDEX `milestone_reports_authority_idx` ON `milestone_reports` (`authority_id`);--> statement-breakpoint
CREATE INDEX `milestone_reports_reporter_idx` ON `milestone_reports` (`reported_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_reports_form_key_unique` ON `milestone_reports` (`form_key`);--> statement-breakpoint
CREATE TABLE `outreach` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`done_on` text NOT NULL,
	`reached` integer,
	`url` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `outreach_plan_idx` ON `outreach` (`plan_id`,`done_on`);--> statement-breakpoint
CREATE INDEX `outreach_creator_idx` ON `outreach` (`created_by`);--> statement-breakpoint
CREATE TABLE `repository_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`dated_on` text NOT NULL,
	`url` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`withdrawn_reason` text,
	`withdrawn_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `repository_documents_plan_idx` ON `repository_documents` (`plan_id`,`added_at`);--> statement-breakpoint
CREATE INDEX `repository_documents_creator_idx` ON `repository_documents` (`created_by`);--> statement-breakpoint
CREATE TABLE `review_codings` (
	`initiative_id` text PRIMARY KEY NOT NULL,
	`is_verifiable` integer,
	`has_open_government_lens` integer,
	`potential` text,
	`completion` text,
	`early_results` text,
	`influence` text,
	`source_url` text DEFAULT '' NOT NULL,
	`coded_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `review_codings_changer_idx` ON `review_codings` (`changed_by`);--> statement-breakpoint
CREATE TABLE `self_assessments` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`parts` text DEFAULT '{}' NOT NULL,
	`initiatives` text DEFAULT '{}' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `self_assessments_changer_idx` ON `self_assessments` (`changed_by`);--> statement-breakpoint
ALTER TABLE `attachments` ADD `milestone_report_id` text REFERENCES milestone_reports(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `attachments` ADD `meeting_id` text REFERENCES meetings(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `attachments` ADD `repository_document_id` text REFERENCES repository_documents(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `attachments_milestone_report_idx` ON `attachments` (`milestone_report_id`);--> statement-breakpoint
CREATE INDEX `attachments_meeting_idx` ON `attachments` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `attachments_repository_idx` ON `attachments` (`repository_document_id`);--> statement-breakpoint
ALTER TABLE `initiative_authorities` ADD `link_number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `adopted_version` integer;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `first_adopted_version` integer;--> statement-breakpoint
ALTER TABLE `milestones` ADD `first_ends_on` text;--> statement-breakpoint
ALTER TABLE `milestones` ADD `completion` text;--> statement-breakpoint
ALTER TABLE `milestones` ADD `reported_at` integer;--> statement-breakpoint
ALTER TABLE `milestones` ADD `reminded_at` integer;--> statement-breakpoint
-- What was adopted by an earlier version of the program stands in the plan as it is.
UPDATE `initiatives` SET `adopted_version` = `version`, `first_adopted_version` = `version` WHERE `state` = 'published' AND `fields` <> '{}';--> statement-breakpoint
UPDATE `milestones` SET `first_ends_on` = `ends_on` WHERE `initiative_id` IN (SELECT `id` FROM `initiatives` WHERE `first_adopted_version` IS NOT NULL);