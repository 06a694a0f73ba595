CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`plan_id` text NOT NULL,
	`proposal_id` text,
	`comment_id` text,
	`data` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`told_up_to` text DEFAULT '' NOT NULL,
	`done_at` integer,
	`available_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `announcements_due_idx` ON `announcements` (`done_at`,`available_at`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text,
	`proposal_id` text,
	`position_draft_id` text,
	`comment_id` text,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`storage_key` text NOT NULL,
	`uploaded_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `proposal_drafts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`position_draft_id`) REFERENCES `position_drafts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`uploaded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `attachments_draft_idx` ON `attachments` (`draft_id`);--> statement-breakpoint
CREATE INDEX `attachments_proposal_idx` ON `attachments` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `attachments_position_idx` ON `attachments` (`position_draft_id`);--> statement-breakpoint
CREATE INDEX `attachments_comment_idx` ON `attachments` (`comment_id`);--> statement-breakpoint
CREATE INDEX `attachments_uploader_idx` ON `attachments` (`uploaded_by`);--> statement-breakpoint
CREATE INDEX `attachments_created_idx` ON `attachments` (`created_at`);--> statement-breakpoint
CREATE TABLE `co_authors` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text,
	`proposal_id` text,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`token_hash` text NOT NULL,
	`state` text DEFAULT 'invited' NOT NULL,
	`invited_by` text,
	`user_id` text,
	`display` text,
	`shown_name` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`draft_id`) REFERENCES `proposal_drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `co_authors_token_unique` ON `co_authors` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `co_authors_person_unique` ON `co_authors` (`proposal_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `co_authors_draft_idx` ON `co_authors` (`draft_id`);--> statement-breakpoint
CREATE INDEX `co_authors_user_idx` ON `co_authors` (`user_id`);--> statement-breakpoint
CREATE INDEX `co_authors_address_idx` ON `co_authors` (`email_key`);--> statement-breakpoint
CREATE TABLE `follows` (
	`user_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `subject`, `subject_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `follows_subject_idx` ON `follows` (`subject`,`subject_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `moderation_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`subject` text NOT NULL,
	`proposal_id` text NOT NULL,
	`comment_id` text,
	`report_id` text,
	`is_restricted` integer NOT NULL,
	`reason` text,
	`note` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`at` integer NOT NULL,
	`objection` text DEFAULT '' NOT NULL,
	`objected_at` integer,
	`objection_state` text,
	`objection_answer` text DEFAULT '' NOT NULL,
	`objection_decided_by` text,
	`objection_decided_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`objection_decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `moderation_decisions_proposal_idx` ON `moderation_decisions` (`proposal_id`,`at`);--> statement-breakpoint
CREATE INDEX `moderation_decisions_comment_idx` ON `moderation_decisions` (`comment_id`,`at`);--> statement-breakpoint
CREATE INDEX `moderation_decisions_report_idx` ON `moderation_decisions` (`report_id`);--> statement-breakpoint
CREATE INDEX `moderation_decisions_objection_idx` ON `moderation_decisions` (`plan_id`,`objection_state`,`objected_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`cause` text NOT NULL,
	`kind` text NOT NULL,
	`relation` text NOT NULL,
	`setting` text NOT NULL,
	`data` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	`awaits_digest` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_cause_unique` ON `notices` (`user_id`,`cause`);--> statement-breakpoint
CREATE INDEX `notices_user_idx` ON `notices` (`user_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread_idx` ON `notices` (`user_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notices_digest_idx` ON `notices` (`awaits_digest`,`user_id`);--> statement-breakpoint
CREATE TABLE `position_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text DEFAULT 'writing' NOT NULL,
	`stance` text,
	`language` text NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`started_by` text,
	`updated_by` text,
	`updated_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`started_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_drafts_unique` ON `position_drafts` (`proposal_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `position_drafts_organisation_idx` ON `position_drafts` (`organisation_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `proposal_versions` (
	`proposal_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`problem` text NOT NULL,
	`change` text NOT NULL,
	`effect` text NOT NULL,
	`language` text NOT NULL,
	`edited_by` text,
	`is_major` integer DEFAULT false NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `number`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`edited_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`plan_id` text NOT NULL,
	`subject` text NOT NULL,
	`proposal_id` text NOT NULL,
	`comment_id` text,
	`reason` text NOT NULL,
	`body` text NOT NULL,
	`reporter_id` text,
	`email` text DEFAULT '' NOT NULL,
	`locale` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`form_key` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_number_unique` ON `reports` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_form_key_unique` ON `reports` (`form_key`);--> statement-breakpoint
CREATE INDEX `reports_queue_idx` ON `reports` (`plan_id`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `reports_reporter_idx` ON `reports` (`reporter_id`);--> statement-breakpoint
CREATE INDEX `reports_proposal_idx` ON `reports` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `reports_comment_idx` ON `reports` (`comment_id`);--> statement-breakpoint
CREATE TABLE `support_allowances` (
	`plan_id` text NOT NULL,
	`user_id` text NOT NULL,
	`used` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `user_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "support_allowances_used" CHECK("support_allowances"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE `useful_marks` (
	`comment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `user_id`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `useful_marks_user_idx` ON `useful_marks` (`user_id`);--> statement-breakpoint
ALTER TABLE `comments` ADD `kind` text DEFAULT 'comment' NOT NULL;--> statement-breakpoint
ALTER TABLE `comments` ADD `useful_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `comments` ADD `reply_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `comments` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `comments_useful_idx` ON `comments` (`proposal_id`,`parent_id`,`useful_count`,`id`);--> statement-breakpoint
CREATE INDEX `comments_discussed_idx` ON `comments` (`proposal_id`,`parent_id`,`reply_count`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_position_unique` ON `comments` (`proposal_id`,`organisation_id`) WHERE "comments"."kind" = 'position' and "comments"."deleted_at" is null and not "comments"."is_hidden";--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `user_id` text;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `setting` text;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `plans` ADD `support_limit` integer;--> statement-breakpoint
ALTER TABLE `proposal_drafts` ADD `ogp_values` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposal_drafts` ADD `policy_areas` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `ogp_values` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `policy_areas` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `text_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `edited_at` integer;--> statement-breakpoint
ALTER TABLE `proposals` ADD `withdraw_reason` text;--> statement-breakpoint
ALTER TABLE `proposals` ADD `withdraw_note` text;--> statement-breakpoint
UPDATE comments SET reply_count = (SELECT count(*) FROM comments reply WHERE reply.parent_id = comments.id AND NOT reply.is_hidden) WHERE parent_id IS NULL;--> statement-breakpoint
INSERT INTO support_allowances (plan_id, user_id, used) SELECT proposals.plan_id, supports.user_id, count(*) FROM supports INNER JOIN proposals ON proposals.id = supports.proposal_id GROUP BY proposals.plan_id, supports.user_id;--> statement-breakpoint
INSERT INTO moderation_decisions (id, plan_id, subject, proposal_id, comment_id, is_restricted, reason, note, at) SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), plan_id, 'proposal', id, NULL, 1, hide_reason, coalesce(hide_note, ''), coalesce((SELECT max(at) FROM journey_entries WHERE journey_entries.proposal_id = proposals.id AND kind = 'hidden'), submitted_at) FROM proposals WHERE is_hidden AND hide_reason IS NOT NULL;--> statement-breakpoint
INSERT INTO moderation_decisions (id, plan_id, subject, proposal_id, comment_id, is_restricted, reason, note, at) SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), proposals.plan_id, 'comment', proposals.id, comments.id, 1, comments.hide_reason, '', coalesce((SELECT max(at) FROM audit_entries WHERE subject_id = comments.id AND action = 'comment.hidden'), comments.created_at) FROM comments INNER JOIN proposals ON proposals.id = comments.proposal_id WHERE comments.is_hidden AND comments.hide_reason IS NOT NULL;
