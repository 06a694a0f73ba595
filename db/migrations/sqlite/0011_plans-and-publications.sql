CREATE TABLE `consulted_parties` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`type` text NOT NULL,
	`organisation_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consulted_parties_name_unique` ON `consulted_parties` (`plan_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `consulted_parties_organisation_idx` ON `consulted_parties` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `content_versions` (
	`page` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`page`, `number`),
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `content_versions_changer_idx` ON `content_versions` (`changed_by`);--> statement-breakpoint
CREATE TABLE `initiative_authorities` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`role` text NOT NULL,
	`sector` text NOT NULL,
	`name` text NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`token_hash` text,
	`told_at` integer,
	`answered_at` integer,
	`remark` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `initiative_authorities_initiative_idx` ON `initiative_authorities` (`initiative_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `initiative_authorities_token_unique` ON `initiative_authorities` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `initiative_authorities_lead_unique` ON `initiative_authorities` (`initiative_id`) WHERE "initiative_authorities"."role" = 'lead';--> statement-breakpoint
CREATE TABLE `initiative_edits` (
	`initiative_id` text NOT NULL,
	`user_id` text NOT NULL,
	`fields` text NOT NULL,
	`base_version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`initiative_id`, `user_id`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `initiative_edits_user_idx` ON `initiative_edits` (`user_id`);--> statement-breakpoint
CREATE TABLE `initiative_versions` (
	`initiative_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`initiative_id`, `number`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `initiative_versions_creator_idx` ON `initiative_versions` (`created_by`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`deliverable` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`owner` text NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "milestones_order" CHECK("milestones"."starts_on" is null or "milestones"."ends_on" is null or "milestones"."starts_on" <= "milestones"."ends_on")
);
--> statement-breakpoint
CREATE INDEX `milestones_initiative_idx` ON `milestones` (`initiative_id`,`position`);--> statement-breakpoint
CREATE TABLE `phase_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`opens_before` integer,
	`closes_before` integer,
	`opens_after` integer,
	`closes_after` integer,
	`reason` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `phase_changes_plan_idx` ON `phase_changes` (`plan_id`,`changed_at`);--> statement-breakpoint
CREATE TABLE `publication_files` (
	`publication_id` text NOT NULL,
	`locale` text NOT NULL,
	`format` text NOT NULL,
	`state` text NOT NULL,
	`storage_key` text,
	`size` integer,
	`pages` integer,
	`hash` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`available_at` integer NOT NULL,
	`made_at` integer,
	PRIMARY KEY(`publication_id`, `locale`, `format`),
	FOREIGN KEY (`publication_id`) REFERENCES `publications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `publication_files_due_idx` ON `publication_files` (`state`,`available_at`);--> statement-breakpoint
CREATE TABLE `publications` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`note` text,
	`override_reason` text,
	`missing` text,
	`published_by` text,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`published_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publications_number_unique` ON `publications` (`plan_id`,`kind`,`number`);--> statement-breakpoint
CREATE INDEX `publications_publisher_idx` ON `publications` (`published_by`);--> statement-breakpoint
ALTER TABLE `initiatives` ADD `fields` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `outputs` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `phases` ADD `participation` text;--> statement-breakpoint
ALTER TABLE `phases` ADD `short_reason` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `introduction` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `plans` ADD `both_languages` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `plans` ADD `announced_at` integer;--> statement-breakpoint
ALTER TABLE `plans` ADD `closed_at` integer;