CREATE TABLE `distinct_pairs` (
	`plan_id` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`said_by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`first_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`second_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`said_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `distinct_pairs_second_idx` ON `distinct_pairs` (`second_id`);--> statement-breakpoint
CREATE INDEX `distinct_pairs_plan_idx` ON `distinct_pairs` (`plan_id`,`at`);--> statement-breakpoint
CREATE INDEX `distinct_pairs_person_idx` ON `distinct_pairs` (`said_by`);--> statement-breakpoint
CREATE TABLE `removed_placements` (
	`initiative_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`degree` text NOT NULL,
	`passage` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`removed_at` integer NOT NULL,
	PRIMARY KEY(`initiative_id`, `proposal_id`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `removed_placements_proposal_idx` ON `removed_placements` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `removed_placements_creator_idx` ON `removed_placements` (`created_by`);--> statement-breakpoint
CREATE INDEX `removed_placements_at_idx` ON `removed_placements` (`removed_at`);--> statement-breakpoint
ALTER TABLE `attachments` ADD `off_reason` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `off_decision_id` text;