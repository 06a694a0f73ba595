CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_role` text NOT NULL,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`data` text NOT NULL,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_subject_idx` ON `audit_entries` (`subject_type`,`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_at_idx` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE TABLE `comment_tallies` (
	`proposal_id` text NOT NULL,
	`participant_type` text NOT NULL,
	`stance` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `participant_type`, `stance`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "comment_tallies_count" CHECK("comment_tallies"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`parent_id` text,
	`author_id` text,
	`organisation_id` text,
	`participant_type` text NOT NULL,
	`display` text NOT NULL,
	`shown_name` text NOT NULL,
	`stance` text,
	`language` text NOT NULL,
	`body` text NOT NULL,
	`is_hidden` integer DEFAULT false NOT NULL,
	`hide_reason` text,
	`form_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "comments_stance_or_parent" CHECK(("comments"."stance" is null) <> ("comments"."parent_id" is null))
);
--> statement-breakpoint
CREATE INDEX `comments_thread_idx` ON `comments` (`proposal_id`,`parent_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_parent_idx` ON `comments` (`parent_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_author_idx` ON `comments` (`author_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_form_key_unique` ON `comments` (`form_key`);--> statement-breakpoint
CREATE TABLE `email_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`purpose` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `email_tokens_user_idx` ON `email_tokens` (`user_id`);--> statement-breakpoint
CREATE TABLE `held_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`path` text NOT NULL,
	`fields` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `held_forms_created_idx` ON `held_forms` (`created_at`);--> statement-breakpoint
CREATE TABLE `initiative_sources` (
	`initiative_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`degree` text NOT NULL,
	`passage` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`initiative_id`, `proposal_id`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `initiative_sources_proposal_idx` ON `initiative_sources` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `initiatives` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`plan_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`facts` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `initiatives_reference_unique` ON `initiatives` (`reference`);--> statement-breakpoint
CREATE INDEX `initiatives_plan_idx` ON `initiatives` (`plan_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `journey_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `journey_entries_proposal_idx` ON `journey_entries` (`proposal_id`,`at`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`cvr` text NOT NULL,
	`verified_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `organisations_cvr_idx` ON `organisations` (`cvr`);--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`available_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_dedupe_unique` ON `outbox_messages` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_due_idx` ON `outbox_messages` (`sent_at`,`failed_at`,`available_at`);--> statement-breakpoint
CREATE TABLE `phases` (
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `kind`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "phases_order" CHECK("phases"."closes_at" > "phases"."opens_at")
);
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`code` text NOT NULL,
	`template` text NOT NULL,
	`state` text NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`summary` text NOT NULL,
	`rules` text NOT NULL,
	`facts` text NOT NULL,
	`published_on` text,
	`last_proposal_number` integer DEFAULT 0 NOT NULL,
	`last_initiative_number` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_slug_unique` ON `plans` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `plans_code_unique` ON `plans` (`code`);--> statement-breakpoint
CREATE TABLE `proposal_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`owner_id` text,
	`token_hash` text,
	`theme_id` text,
	`title` text DEFAULT '' NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`change` text DEFAULT '' NOT NULL,
	`effect` text DEFAULT '' NOT NULL,
	`display` text,
	`language` text NOT NULL,
	`updated_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`proposal_id` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_drafts_owner_idx` ON `proposal_drafts` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `proposal_drafts_token_idx` ON `proposal_drafts` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_drafts_proposal_unique` ON `proposal_drafts` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `proposal_tallies` (
	`plan_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`participant_type` text NOT NULL,
	`status` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `theme_id`, `participant_type`, `status`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "proposal_tallies_count" CHECK("proposal_tallies"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`plan_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`author_id` text,
	`organisation_id` text,
	`participant_type` text NOT NULL,
	`display` text NOT NULL,
	`shown_name` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`problem` text NOT NULL,
	`change` text NOT NULL,
	`effect` text NOT NULL,
	`status` text DEFAULT 'received' NOT NULL,
	`is_hidden` integer DEFAULT false NOT NULL,
	`hide_reason` text,
	`hide_note` text,
	`assignee_id` text,
	`source_id` text,
	`support_count` integer DEFAULT 0 NOT NULL,
	`comment_count` integer DEFAULT 0 NOT NULL,
	`submitted_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "proposals_counts" CHECK("proposals"."support_count" >= 0 and "proposals"."comment_count" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_reference_unique` ON `proposals` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_plan_source_unique` ON `proposals` (`plan_id`,`source_id`);--> statement-breakpoint
CREATE INDEX `proposals_newest_idx` ON `proposals` (`plan_id`,`is_hidden`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_theme_idx` ON `proposals` (`plan_id`,`is_hidden`,`theme_id`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_type_idx` ON `proposals` (`plan_id`,`is_hidden`,`participant_type`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_status_idx` ON `proposals` (`plan_id`,`is_hidden`,`status`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_support_idx` ON `proposals` (`plan_id`,`is_hidden`,`support_count`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_comment_idx` ON `proposals` (`plan_id`,`is_hidden`,`comment_count`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_assignee_idx` ON `proposals` (`assignee_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `proposals_author_idx` ON `proposals` (`author_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `proposals_organisation_idx` ON `proposals` (`organisation_id`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`window_start` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rate_limits_window_idx` ON `rate_limits` (`window_start`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`version` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`elements_adopted` text DEFAULT '' NOT NULL,
	`elements_not_adopted` text DEFAULT '' NOT NULL,
	`merged_into_id` text,
	`forwarded_to` text,
	`language` text NOT NULL,
	`author_id` text,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`merged_into_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_proposal_version_unique` ON `responses` (`proposal_id`,`version`);--> statement-breakpoint
CREATE INDEX `responses_merged_idx` ON `responses` (`merged_into_id`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `role`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user_idx` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires_idx` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `supports` (
	`proposal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`participant_type` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`proposal_id`, `user_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `supports_user_idx` ON `supports` (`user_id`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `themes_plan_slug_unique` ON `themes` (`plan_id`,`slug`);--> statement-breakpoint
CREATE INDEX `themes_plan_idx` ON `themes` (`plan_id`,`number`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`participant_type` text NOT NULL,
	`organisation_id` text,
	`display` text DEFAULT 'name' NOT NULL,
	`neutral_code` text NOT NULL,
	`locale` text NOT NULL,
	`email_verified_at` integer,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_key_unique` ON `users` (`email_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_neutral_code_unique` ON `users` (`neutral_code`);--> statement-breakpoint
CREATE INDEX `users_organisation_idx` ON `users` (`organisation_id`);