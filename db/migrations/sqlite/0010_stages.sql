DROP INDEX `proposals_stage_idx`;--> statement-breakpoint
CREATE INDEX `proposals_stage_idx` ON `proposals` (`plan_id`,`stage`,`submitted_at`,`id`);