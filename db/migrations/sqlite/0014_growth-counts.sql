CREATE TABLE `case_counts` (
	`plan_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`stage` text NOT NULL,
	`is_hidden` integer NOT NULL,
	`awaits_screening` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `theme_id`, `stage`, `is_hidden`, `awaits_screening`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `day_counts` (
	`plan_id` text NOT NULL,
	`day` integer NOT NULL,
	`theme_id` text NOT NULL,
	`participant_type` text NOT NULL,
	`received` integer NOT NULL,
	`open` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`, `theme_id`, `participant_type`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `handler_counts` (
	`plan_id` text NOT NULL,
	`assignee_id` text NOT NULL,
	`day` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `assignee_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `placed_counts` (
	`plan_id` text NOT NULL,
	`theme_id` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `theme_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `source_counts` (
	`initiative_id` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`visible` integer NOT NULL,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `time_counts` (
	`plan_id` text NOT NULL,
	`until` text NOT NULL,
	`theme_id` text NOT NULL,
	`participant_type` text NOT NULL,
	`units` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `until`, `theme_id`, `participant_type`, `units`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `__new_initiative_sources` (
	`initiative_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`degree` text NOT NULL,
	`passage` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`submitted_at` integer NOT NULL,
	PRIMARY KEY(`initiative_id`, `proposal_id`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
INSERT INTO `__new_initiative_sources`("initiative_id", "proposal_id", "degree", "passage", "created_by", "created_at", "submitted_at") SELECT s."initiative_id", s."proposal_id", s."degree", s."passage", s."created_by", s."created_at", p."submitted_at" FROM `initiative_sources` s INNER JOIN `proposals` p ON p."id" = s."proposal_id";--> statement-breakpoint
DROP TABLE `initiative_sources`;--> statement-breakpoint
ALTER TABLE `__new_initiative_sources` RENAME TO `initiative_sources`;--> statement-breakpoint
CREATE INDEX `initiative_sources_proposal_idx` ON `initiative_sources` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `initiative_sources_order_idx` ON `initiative_sources` (`initiative_id`,`submitted_at`,`proposal_id`);