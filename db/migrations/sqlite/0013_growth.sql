DROP INDEX `proposals_assigned_idx`;--> statement-breakpoint
DROP INDEX `proposals_stage_idx`;--> statement-breakpoint
CREATE INDEX `proposals_screened_idx` ON `proposals` (`plan_id`,`is_hidden`,`theme_id`,`participant_type`,`published_at`,`submitted_at`) WHERE "proposals"."published_at" > "proposals"."submitted_at";--> statement-breakpoint
CREATE INDEX `proposals_assigned_idx` ON `proposals` (`plan_id`,`is_hidden`,`status`,`assignee_id`,`awaits_screening`);--> statement-breakpoint
CREATE INDEX `proposals_stage_idx` ON `proposals` (`plan_id`,`stage`,`submitted_at`,`id`,`is_hidden`);--> statement-breakpoint
CREATE INDEX `outbox_messages_words_idx` ON `outbox_messages` (`sent_at`,`failed_at`) WHERE "outbox_messages"."recipient" <> '';