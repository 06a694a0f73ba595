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
ALTER TABLE `attachments` ADD `off_reason` text;--> statement-breakpoint
ALTER TABLE `attachments` ADD `off_decision_id` text;